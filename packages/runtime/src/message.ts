/** What ts-proto generates for a message: enough to carry it over the wire and name it. */
export interface Message<T> {
  readonly $type: string
  encode(message: T): { finish(): Uint8Array }
  decode(input: Uint8Array): T
}

/** A message of whatever type; the generic definitions of ts-proto recover it. */
export interface AnyMessage {
  readonly $type: string
  encode(message: never): { finish(): Uint8Array }
  decode(input: Uint8Array): unknown
}

/** The bytes of a message without copying them. */
export const encode = <T>(type: Message<T>, message: T): Buffer => {
  const bytes = type.encode(message).finish()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
