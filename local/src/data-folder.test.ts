import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { clear, hold, keep, readKept } from './data-folder.ts'
import { openSecrets } from './servers/keycloak/secrets.ts'
import { openSettings } from './settings.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'zvonok-data-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

it('gives back what was kept, and nothing before', async () => {
  const inner = join(directory, 'new')
  expect(await readKept(inner, 'a.json')).toBeUndefined()
  await keep(inner, 'a.json', { state: 'filled' })
  expect(await readKept(inner, 'a.json')).toEqual({ state: 'filled' })
  expect(await readdir(inner)).toEqual(['a.json'])
})

it('makes the settings once', async () => {
  const first = await openSettings(directory)
  expect(await openSettings(directory)).toEqual(first)
})

it('makes the secrets of Keycloak once', async () => {
  const first = await openSecrets(directory)
  expect(await openSecrets(directory)).toEqual(first)
})

it.each([
  ['settings.json', openSettings],
  ['secrets.json', openSecrets],
])('says that %s is damaged and how to begin anew', async (name, open) => {
  await writeFile(join(directory, name), '{"callerKeys": ')
  await expect(open(directory)).rejects.toMatchObject({
    name: 'DataFolderUnusable',
    message: expect.stringMatching(
      new RegExp(`${name} is damaged.*npm start -- --reset .*npm run stack -- --reset`),
    ),
  })
})

it('says of a folder that is none, that it can’t be written, and what to do', async () => {
  const file = join(directory, 'file')
  await writeFile(file, '')
  await expect(keep(file, 'a.json', {})).rejects.toMatchObject({
    message: expect.stringMatching(/a\.json can't be written \(EEXIST\).*ZVONOK_DATA=/),
  })
  await expect(readKept(file, 'a.json')).rejects.toMatchObject({
    message: expect.stringMatching(/a\.json can't be read \(ENOTDIR\)/),
  })
})

it('is held by one process, until it lets go or dies', async () => {
  {
    await using _first = await hold(directory)
    await keep(directory, 'a.json', {})
    await clear(directory)
    await expect(hold(directory)).rejects.toMatchObject({
      name: 'DataFolderUnusable',
      message: expect.stringMatching(/already runs on .*ZVONOK_DATA=/),
    })
  }
  expect(await readdir(directory)).toEqual([])
  await writeFile(
    join(directory, 'holder.json'),
    JSON.stringify({ pid: process.pid, startedAt: '1' }),
  )
  {
    await using _afterACrash = await hold(directory)
    expect(await readdir(directory)).toEqual(['holder.json'])
  }
  // Power went while it was being written.
  await writeFile(join(directory, 'holder.json'), '')
  await using _afterACut = await hold(directory)
  expect(await readdir(directory)).toEqual(['holder.json'])
})
