import type { Citizen } from './citizens.ts'
import type { Memory } from './memory.ts'
import { createMemory } from './memory.ts'
import type { InformationSystem } from './requests.ts'
import type { TokenIssuer } from './tokens.ts'

/** A request for authorization that passed the checks and waits for the person. */
export interface Attempt {
  readonly mnemonic: string
  readonly redirectUri: string
  readonly state: string
  readonly scope: string
}

export interface IssuedCode extends Attempt {
  readonly citizen: Citizen
}

/** All the simulator knows. */
export interface World {
  readonly citizens: readonly Citizen[]
  readonly systems: Map<string, InformationSystem>
  readonly issuer: TokenIssuer
  readonly attempts: Memory<Attempt>
  readonly codes: Memory<IssuedCode>
}

const attemptLifetimeMs = 15 * 60 * 1000
const codeLifetimeMs = 3 * 60 * 1000

export const createWorld = (
  issuer: TokenIssuer,
  citizens: readonly Citizen[],
  systems: readonly InformationSystem[],
): World => ({
  citizens,
  systems: new Map(systems.map((system) => [system.mnemonic, system])),
  issuer,
  attempts: createMemory(attemptLifetimeMs),
  codes: createMemory(codeLifetimeMs),
})
