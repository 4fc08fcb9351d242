import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt's N, r, p. */
export interface PasswordCost {
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
}

/** OWASP's choice for 16 MB a hash: four at a time stay under 64 MB; about 150 ms of one core. */
export const defaultPasswordCost: PasswordCost = { cost: 2 ** 14, blockSize: 8, parallelization: 5 }

const keyBytes = 32

const derive = (password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, cost, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })

/** `scrypt$N$r$p$salt$key`: carries its cost, so a dearer one later still reads old hashes. */
export const hashPassword = async (
  password: string,
  cost = defaultPasswordCost,
): Promise<string> => {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  const numbers = [cost.cost, cost.blockSize, cost.parallelization]
  return ['scrypt', ...numbers, salt.toString('base64url'), key.toString('base64url')].join('$')
}

const readHash = (stored: string): { cost: PasswordCost; salt: Buffer; key: Buffer } => {
  const [scheme, cost, blockSize, parallelization, salt = '', key = ''] = stored.split('$')
  if (scheme !== 'scrypt') throw new Error(`password hash of unknown scheme ${scheme}`)
  return {
    cost: {
      cost: Number(cost),
      blockSize: Number(blockSize),
      parallelization: Number(parallelization),
    },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

/** A hash nothing matches: an unknown account takes as long to refuse as a known one. */
const nobody = [
  'scrypt',
  2 ** 14,
  8,
  5,
  Buffer.alloc(16).toString('base64url'),
  Buffer.alloc(keyBytes).toString('base64url'),
].join('$')

export const verifyPassword = async (
  password: string,
  stored: string | undefined,
): Promise<boolean> => {
  const { cost, salt, key } = readHash(stored ?? nobody)
  const matches = timingSafeEqual(await derive(password, salt, cost), key)
  return matches && stored !== undefined
}
