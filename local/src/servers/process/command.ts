import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

import { ServerUnavailable } from '../server.ts'

interface CommandOptions {
  readonly cwd?: string
  readonly environment?: NodeJS.ProcessEnv
  /** Ten minutes when absent: downloads are slow in places. */
  readonly timeoutMs?: number
  readonly account?: { readonly uid: number; readonly gid: number } | undefined
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-12).join('\n')

/** Runs a command to its end and returns what it printed (both streams); refuses with its last lines. */
export const run = (
  command: string,
  args: readonly string[],
  { cwd = '/', environment, timeoutMs = 600_000, account }: CommandOptions = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = {
      cwd,
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...environment },
      ...account,
    }
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr)
      else {
        const said = lastLines(`${stdout}\n${stderr}`)
        reject(new ServerUnavailable(`${command} failed: ${said || error.message}`))
      }
    })
  })

/** The first of the names that stands as an executable file on PATH. */
export const findExecutable = async (...names: readonly string[]): Promise<string | undefined> => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name)
      const found = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (found) return file
    }
  }
  return undefined
}

export const isRoot = (): boolean => process.getuid?.() === 0
