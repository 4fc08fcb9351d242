// oxlint-disable-next-line typescript/triple-slash-reference -- the package ships no types for these paths
/// <reference path="./library.d.ts" />

/*
 * oidc-provider by its inner modules: its entry prints a warning on Node 20, which all we use runs on
 * and is tested on. Everything else of ours imports the library from here.
 */
export { Provider } from 'oidc-provider/lib/provider.js'
export {
  Check,
  Prompt,
  base as basePolicy,
} from 'oidc-provider/lib/helpers/interaction_policy/index.js'
