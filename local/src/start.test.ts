import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hold } from './data-folder.ts'
import { freePort } from './servers/process/free-port.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'zvonok-start-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const program = new URL('../dist/start.js', import.meta.url)

/** As `npm start` does it, built already. */
const start = async (...args: string[]) => {
  const call = `const { start } = await import('${program.href}')
    await start(${JSON.stringify(args)}, process.env)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', call], {
    env: { ...process.env, ZVONOK_DATA: directory, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const said = await text(child.stdout)
  const [code] = await ended
  return { said, code: Number(code) }
}

describe('a second start on the folder of a running one', () => {
  it.each([
    ['asked to begin anew', ['--reset']],
    ['of the stack, asked to begin anew', ['--stack', '--reset']],
    ['while the first one still fills it', []],
  ])('%s, clears nothing and says which runs', async (_, args) => {
    await writeFile(join(directory, 'demo.json'), '{"state":"filling","logins":[]}')
    await using _running = await hold(directory)
    const before = await readdir(directory)
    const { said, code } = await start(...args)
    expect(said).toMatch(/^Zvonok already runs on .* \(process \d+\)\. Stop it, .*\n$/)
    expect(said).toContain(`(process ${process.pid})`)
    expect(code).toBe(1)
    expect(await readdir(directory)).toEqual(before)
  })
})
