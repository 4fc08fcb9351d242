import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this an answer of one packet stays one packet. */
const smallestBytes = 1400

/**
 * Scripts and styles lie compressed beside themselves, once per build at the best quality, so that a
 * phone loads a third of them and the gateway spends nothing. Files without a hash in their name are
 * small and stay as they are.
 */
export const compressed = (): Plugin => {
  let assets = ''
  return {
    name: 'zvonok-compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      assets = join(root, build.outDir, 'assets')
    },
    closeBundle: () => {
      for (const name of readdirSync(assets).filter((file) => /\.(js|css)$/.test(file))) {
        const file = join(assets, name)
        const content = readFileSync(file)
        if (content.length < smallestBytes) continue
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
