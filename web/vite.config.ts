import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
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

const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), themeStylesheet()],
  resolve: { conditions: ['zvonok-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // Small files inlined as data: would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
  },
  server: { proxy: { '/api': gateway, '/auth': gateway, '/realms': gateway } },
})
