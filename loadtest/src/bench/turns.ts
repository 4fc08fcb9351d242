/** The items one after another, round and round. */
export const inTurn = <T>(items: readonly T[]): (() => T) => {
  let at = 0
  return () => {
    const item = items[at % items.length]
    at += 1
    if (item === undefined) throw new Error('there is nothing to ask for')
    return item
  }
}

/** What a wrong answer was. */
export const short = (status: number, body: string): string => `${status} ${body.slice(0, 200)}`
