const globalTeardown = async () => {
  await globalThis.stopTestPostgres?.()
}

export default globalTeardown
