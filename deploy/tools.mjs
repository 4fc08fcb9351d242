// Tools written in Go, built once into the cache.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const cache = process.env.ZVONOK_CACHE ?? join(homedir(), '.cache', 'zvonok')

/** Ends the program with a sentence. */
export const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

export const run = (command, args, input) =>
  spawnSync(command, args, { encoding: 'utf8', input, maxBuffer: 256 << 20 })

const go = (args, env = {}) => {
  const ran = spawnSync('go', args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    cwd: cache,
    maxBuffer: 64 << 20,
  })
  if (ran.error?.code === 'ENOENT') {
    stop('Go is not installed: it builds helm, kubeconform and k6. Install Go 1.24 or newer (https://go.dev/dl).')
  }
  if (ran.status !== 0) stop(`«go ${args.join(' ')}» failed:\n${ran.stderr}`)
  return ran.stdout
}

/** A folder of the cache that is made whole or not at all. */
export const cached = (name, make) => {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  const beginning = `${folder}.${process.pid}`
  mkdirSync(beginning, { recursive: true })
  make(beginning)
  // Somebody else may have been faster.
  if (existsSync(folder)) rmSync(beginning, { recursive: true })
  else renameSync(beginning, folder)
  return folder
}

/** The program of a Go package at its exact version. */
export const installTool = (program, versioned, say) => {
  const version = versioned.slice(versioned.lastIndexOf('@') + 1)
  const folder = cached(`${program}-${version}`, (own) => {
    say(`Building ${program} ${version} once, which takes some minutes…`)
    go(['install', versioned], { GOBIN: own, GOFLAGS: '-mod=mod' })
  })
  return join(folder, program)
}

/** Where the sources of a Go module lie. */
export const moduleDirectory = ({ module, version }) => {
  mkdirSync(cache, { recursive: true })
  return JSON.parse(go(['mod', 'download', '-json', `${module}@${version}`])).Dir
}
