// Runs before the first paint, so that a dark screen never flashes white.
;(() => {
  const root = document.documentElement
  let kept
  try {
    kept = JSON.parse(localStorage.getItem('zvonok.preferences') ?? '{}')
  } catch {
    kept = {}
  }
  const dark =
    kept.scheme === 'dark' ||
    (kept.scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  if (kept.markColours === false) root.dataset.markColours = 'off'
  if (kept.locale === 'en') root.lang = 'en'
})()
