import { JournalReadServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import type { Account } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { createCallerVerifier } from '@zvonok/runtime/caller'
import { createGrpcServer } from '@zvonok/runtime/grpc-server'
import { silentLog } from '@zvonok/runtime/log'
import { notFound, unauthenticated, unavailable } from '@zvonok/runtime/refusal'

const noGrant = {
  regionId: '',
  municipalityId: '',
  schoolId: '',
  classId: '',
  pupilId: '',
  schoolName: '',
  className: '',
  pupilName: '',
  zone: '',
  year: 0,
}

const account = (accountId: string, role: string): Account => ({
  accountId,
  displayName: accountId,
  grants: [{ ...noGrant, role, personId: accountId, regionId: 'region' }],
})

/** What the gateway asks identity at a sign-in; `person-1` is a person, `machine-1` an integrator. Also a journal, of one page. */
export const startTestIdentity = async (callerPublicKey: string) => {
  const verifier = createCallerVerifier(JSON.parse(callerPublicKey))
  const server = createGrpcServer({ verifier, log: silentLog })
  let person = account('person-1', 'region-authority')
  let isAway = false
  const answer = (): Account => {
    if (isAway) throw unavailable('SERVICE_UNAVAILABLE')
    return person
  }
  const gateway = { services: ['gateway'] }
  server.add(
    SignInServiceDefinition,
    {
      signIn: async () => person,
      getAccount: async () => answer(),
      identifyIntegrator: async ({ subject }) => {
        if (subject !== 'machine-1') throw unauthenticated('INTEGRATOR_UNKNOWN')
        return account('machine-1', 'inspector')
      },
    },
    { signIn: gateway, getAccount: gateway, identifyIntegrator: gateway },
  )
  let pageIsOpen = true
  const reader = { roles: ['region-authority'] } as const
  server.add(
    JournalReadServiceDefinition,
    {
      listJournals: async () => ({ journals: [] }),
      getJournalPage: async () => {
        if (!pageIsOpen) throw notFound('course')
        return { body: Buffer.from('{}') }
      },
    },
    { listJournals: reader, getJournalPage: reader },
  )
  const port = await server.listen('127.0.0.1:0')
  return {
    address: `127.0.0.1:${port}`,
    /** `person-1` has this role from now on, and no other. */
    grant: (role: string) => {
      person = account('person-1', role)
    },
    /** Whether the one journal there is may be read, by whoever has the role for it. */
    openJournal: (isOpen: boolean) => {
      pageIsOpen = isOpen
    },
    /** Whether it answers what is asked for accounts. */
    setAway: (away: boolean) => {
      isAway = away
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
