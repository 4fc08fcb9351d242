import { SignInServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/sign_ins'
import { feature } from '@zvonok/runtime/rpc'
import type { WithRegion } from '../deps.ts'
import { getAccount } from './get-account.ts'
import { identifyIntegrator } from './identify-integrator.ts'
import { signIn } from './sign-in.ts'

const gateway = { services: ['gateway'] }

export const signInFeature = (deps: WithRegion) =>
  feature(
    SignInServiceDefinition,
    {
      signIn: signIn(deps),
      getAccount: getAccount(deps),
      identifyIntegrator: identifyIntegrator(deps),
    },
    { signIn: gateway, getAccount: gateway, identifyIntegrator: gateway },
  )
