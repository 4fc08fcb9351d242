// oxlint-disable-next-line typescript/triple-slash-reference -- the package ships no types for these paths
/// <reference path="./untyped.d.ts" />

import type * as library from 'oidc-provider'
import * as errors from 'oidc-provider/lib/helpers/errors.js'
import * as policy from 'oidc-provider/lib/helpers/interaction_policy/index.js'
import * as inner from 'oidc-provider/lib/provider.js'

/*
 * oidc-provider by its inner modules: its entry prints a warning on Node 20, which all we use runs on
 * and is tested on. Everything else of ours imports the library from here.
 */
export const Provider: typeof library.Provider = inner.Provider
export const Check: typeof library.interactionPolicy.Check = policy.Check
export const Prompt: typeof library.interactionPolicy.Prompt = policy.Prompt
export const basePolicy: typeof library.interactionPolicy.base = policy.base
export const InvalidGrant: typeof library.errors.InvalidGrant = errors.InvalidGrant
