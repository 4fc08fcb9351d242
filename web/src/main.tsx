import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/styles.ts'
import { readersLocale } from './app/preferences.ts'
import { Providers } from './app/providers.tsx'
import { reloadWhenStale } from './app/stale-release.ts'
import { guardClosing } from './app/unsaved.ts'
import { registerServiceWorker } from './offline/register.ts'
import { startI18n } from './i18n/i18n.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

reloadWhenStale()
guardClosing(window)
registerServiceWorker()
await startI18n(readersLocale())
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
)
