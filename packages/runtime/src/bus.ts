/** What travels: the key keeps the events of one school in order, the payload is protobuf. */
export interface BusMessage {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

export interface ReceivedMessage extends BusMessage {
  readonly topic: string
  readonly partition: number
}

/** Must not return before the batch is dealt with; throwing asks for the same batch again. */
export type OnBatch = (messages: readonly ReceivedMessage[]) => Promise<void>

/** The port between outbox relay and consumers: at least once, in order within a key. */
export interface Bus extends AsyncDisposable {
  /** Publishing may begin; at once when absent. */
  readonly ready?: Promise<void> | undefined
  /** Resolves when the messages are safe with the other side. */
  publish(topic: string, messages: readonly BusMessage[]): Promise<void>
  /** Each group gets every message once; a new group starts at the beginning of the topic. */
  subscribe(group: string, topics: readonly string[], onBatch: OnBatch): Promise<AsyncDisposable>
  /** How many messages the group has still to take. */
  lag(group: string): Promise<number>
  [Symbol.asyncDispose](): Promise<void>
}
