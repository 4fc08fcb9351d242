const key = 'zvonok.reloaded-at'
const pauseMs = 60_000

/**
 * A page opened before a release asks for files that are gone. It is read anew then, but not over
 * and over: a file that is missing for another reason must not turn into a loop.
 */
export const reloadWhenStale = (): void => {
  addEventListener('vite:preloadError', (event) => {
    // Without a network the file is out of reach, not gone.
    if (!navigator.onLine) return
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last < pauseMs) return
    event.preventDefault()
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  })
}
