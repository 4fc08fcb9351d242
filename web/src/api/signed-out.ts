import { observable } from '../observable.ts'

/**
 * An expired session is a state of the page, not an error of a request: whoever holds typed
 * text keeps it, and the sign-in dialog opens over it.
 */
export const signedOut = observable(false)
