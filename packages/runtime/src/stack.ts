/** Opened things, closed in reverse order. Node 20 has no AsyncDisposableStack yet. */
export interface Stack extends AsyncDisposable {
  use<R extends AsyncDisposable>(resource: R): R
  /** Hands everything over to a new stack; disposing the old one then closes nothing. */
  move(): Stack
}

export const openStack = (opened: AsyncDisposable[] = []): Stack => ({
  use: (resource) => {
    opened.push(resource)
    return resource
  },
  move: () => openStack(opened.splice(0)),
  [Symbol.asyncDispose]: async () => {
    const failures: unknown[] = []
    for (const resource of opened.splice(0).reverse()) {
      // One that fails to close must not keep the others open.
      try {
        await resource[Symbol.asyncDispose]()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  },
})
