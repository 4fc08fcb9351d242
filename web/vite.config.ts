import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { compressed } from './src/offline/compressed.ts'
import { precache } from './src/offline/precache.ts'
import { themeCss } from './src/ui/theme-css.ts'

/**
 * The theme's variables as a stylesheet made at build time: Mantine would otherwise write them
 * into a <style> element, which the content security policy forbids.
 */
const themeStylesheet = (): Plugin => ({
  name: 'zvonok-theme-stylesheet',
  resolveId: (id) => (id === 'virtual:theme.css' ? '\0virtual:theme.css' : undefined),
  load: (id) => (id === '\0virtual:theme.css' ? themeCss() : undefined),
})

/** At the root, since a worker serves the folder it lies in; without a hash, since its address must stay. */
const serviceWorker = 'service-worker.js'

const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), themeStylesheet(), precache(serviceWorker), compressed()],
  resolve: { conditions: ['zvonok-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // Small files inlined as data: would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/offline/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? serviceWorker : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { proxy: { '/api': gateway, '/auth': gateway, '/realms': gateway } },
})
