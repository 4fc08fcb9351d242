import { randomBytes } from 'node:crypto'
import type { BridgeKeys } from '@zvonok/identity/esia-bridge/keys'
import { generateBridgeKeys } from '@zvonok/identity/esia-bridge/keys'
import { generateCallerKeys } from '@zvonok/runtime/caller'
import { keep, readKept } from './data-folder.ts'
import { selfSignedCertificate } from './esia-simulator/certificate.ts'
import type { KeyWithCertificate } from './esia-simulator/certificate.ts'
import { freePort } from './servers/process/free-port.ts'

type CallerKeys = Awaited<ReturnType<typeof generateCallerKeys>>

/** Keys, passwords and ports of one installation, made once: with them lost, what they sealed is lost. */
export interface Settings {
  readonly callerKeys: CallerKeys
  readonly sessionSecret: string
  readonly databasePassword: string
  readonly snilsKey: string
  readonly snilsHashKey: string
  readonly inviteKey: string
  readonly providerSecret: string
  readonly gatewaySecret: string
  readonly bridgeSecret: string
  readonly bridgeKeys: BridgeKeys
  readonly esia: KeyWithCertificate
  /** Kept, because accounts know their issuer by its address. */
  readonly ports: {
    readonly postgres: number
    readonly openid: number
    readonly bridge: number
    readonly esia: number
    readonly kafka: number
    readonly redis: number
  }
}

const hex = (): string => randomBytes(32).toString('hex')
const secret = (): string => randomBytes(32).toString('base64url')

const make = async (): Promise<Settings> => ({
  callerKeys: await generateCallerKeys(),
  sessionSecret: secret(),
  databasePassword: secret(),
  snilsKey: hex(),
  snilsHashKey: hex(),
  inviteKey: hex(),
  providerSecret: secret(),
  gatewaySecret: secret(),
  bridgeSecret: secret(),
  bridgeKeys: await generateBridgeKeys(),
  esia: selfSignedCertificate('zvonok'),
  ports: {
    postgres: await freePort(),
    openid: await freePort(),
    bridge: await freePort(),
    esia: await freePort(),
    kafka: await freePort(),
    redis: await freePort(),
  },
})

const file = 'settings.json'

/** Reads the settings of a data folder, or makes them. */
export const openSettings = async (directory: string): Promise<Settings> => {
  const known = await readKept<Settings>(directory, file)
  if (known !== undefined) return known
  const settings = await make()
  await keep(directory, file, settings)
  return settings
}
