import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import type { Account } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { createCallerVerifier } from '@zvonok/runtime/caller'
import { createGrpcServer } from '@zvonok/runtime/grpc-server'
import { silentLog } from '@zvonok/runtime/log'
import { unauthenticated } from '@zvonok/runtime/refusal'

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

/** What the gateway asks identity at a sign-in; `person-1` is a person, `machine-1` an integrator. */
export const startTestIdentity = async (callerPublicKey: string) => {
  const verifier = createCallerVerifier(JSON.parse(callerPublicKey))
  const server = createGrpcServer({ verifier, log: silentLog })
  const person = account('person-1', 'region-authority')
  const gateway = { services: ['gateway'] }
  server.add(
    SignInServiceDefinition,
    {
      signIn: async () => person,
      getAccount: async () => person,
      identifyIntegrator: async ({ subject }) => {
        if (subject !== 'machine-1') throw unauthenticated('INTEGRATOR_UNKNOWN')
        return account('machine-1', 'inspector')
      },
    },
    { signIn: gateway, getAccount: gateway, identifyIntegrator: gateway },
  )
  const port = await server.listen('127.0.0.1:0')
  return {
    address: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
