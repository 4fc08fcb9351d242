import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { keep, readKept } from './data-folder.ts'
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

it('says of a damaged file which it is and how to begin anew', async () => {
  await writeFile(join(directory, 'settings.json'), '{"callerKeys": ')
  await expect(openSettings(directory)).rejects.toMatchObject({
    name: 'DataFolderUnusable',
    message: expect.stringMatching(/settings\.json is damaged.*npm start -- --reset/),
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
