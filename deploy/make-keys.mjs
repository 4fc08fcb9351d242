// Prints the Secret with every key that can be made by chance; the others are added by hand.
//   node deploy/make-keys.mjs > keys.yaml
// Keep it in your secret store: with snils-key lost, every СНИЛС is lost; with invite-key, every open code.
import { randomBytes } from 'node:crypto'
import { prepare } from '../local/prepare.mjs'

prepare((line) => process.stderr.write(`${line}\n`))
const { generateCallerKeys } = await import('../packages/runtime/dist/caller.js')
const { generateBridgeKeys } = await import('../services/identity/dist/esia-bridge/keys.js')

const hex = () => randomBytes(32).toString('hex')
const secret = (bytes = 32) => randomBytes(bytes).toString('base64url')
const { privateJwk, publicJwk } = await generateCallerKeys()

const keys = {
  'session-secret': secret(),
  'caller-private-key': JSON.stringify(privateJwk),
  'caller-public-key': JSON.stringify(publicJwk),
  'snils-key': hex(),
  'snils-hash-key': hex(),
  'invite-key': hex(),
  'oidc-client-secret': secret(),
  'directory-client-secret': secret(),
  'esia-bridge-client-secret': secret(),
  'esia-bridge-keys': JSON.stringify(await generateBridgeKeys()),
  'first-authority-password': secret(12),
}

// JSON is YAML.
process.stdout.write(
  `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'zvonok-keys' },
      type: 'Opaque',
      stringData: keys,
    },
    undefined,
    2,
  )}\n`,
)
