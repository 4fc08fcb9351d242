import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { noteMigrations } from '@zvonok/testing/notes'
import { freshDatabase } from '@zvonok/testing/postgres'
import { awaitMigrations, migrate } from './migrate.ts'

it('waits until the migrations of this release are applied, and no longer', async () => {
  await using database = await freshDatabase('notes', noteMigrations)
  const { url } = database
  await awaitMigrations({ url, directory: noteMigrations })

  const directory = await mkdtemp(join(tmpdir(), 'zvonok-migrations-'))
  try {
    await cp(fileURLToPath(noteMigrations), directory, { recursive: true })
    await writeFile(join(directory, '29990101000000_note__add.sql'), 'create table added ()')
    const order: string[] = []
    const waiting = awaitMigrations({ url, directory }).then(() => order.push('waited'))
    await migrate({ url, directory })
    order.push('migrated')
    await waiting
    expect(order).toEqual(['migrated', 'waited'])
    // An older release has nothing to wait for.
    await awaitMigrations({ url, directory: noteMigrations })
  } finally {
    await rm(directory, { recursive: true })
  }
})
