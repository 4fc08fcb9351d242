import { encode } from '@zvonok/runtime/message'
import type { Message } from '@zvonok/runtime/message'
import type { Secrets } from './secrets.ts'

/**
 * An answer kept for a repeated command in encrypted form: it carries codes or passwords that are
 * shown once.
 */
export const sealedMessage = <T>(secrets: Secrets, type: Message<T>): Message<T> => ({
  $type: type.$type,
  encode: (message) => ({
    finish: () => Buffer.from(secrets.close(encode(type, message).toString('base64url'))),
  }),
  decode: (input) => {
    const opened = secrets.open(Buffer.from(input).toString())
    if (opened === undefined) throw new Error('a kept answer was sealed with another INVITE_KEY')
    return type.decode(Buffer.from(opened, 'base64url'))
  },
})
