import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { idpMigrations } from '@zvonok/identity/directory/database'
import type { Db } from '@zvonok/runtime/postgres'
import { openPostgres, sql } from '@zvonok/runtime/postgres'
import type { FreshDatabase } from '@zvonok/testing/postgres'
import { freshDatabase } from '@zvonok/testing/postgres'

import type { Throttle } from './throttle.ts'
import { createThrottle } from './throttle.ts'

let database: FreshDatabase
let db: Db
let throttle: Throttle

beforeAll(async () => {
  database = await freshDatabase('idp', idpMigrations)
  db = await openPostgres({ url: database.url })
  throttle = createThrottle(db)
})

afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const guess = async (times: number, username: string, address: string): Promise<number[]> => {
  const waits: number[] = []
  for (let time = 0; time < times; time += 1) waits.push(await throttle.admit(username, address))
  return waits
}

/** As if the wait had passed. */
const passTime = (interval: string): Promise<number> =>
  db.transaction({ everySchool: true }, (tx) =>
    tx.execute(
      'pass_time',
      sql`update sign_in_failure set
            last_at = last_at - ${interval}::interval,
            locked_until = locked_until - ${interval}::interval`,
    ),
  )

it('lets five guesses pass, then asks to wait twice as long each time', async () => {
  expect(await guess(6, 'one', '10.0.0.1')).toEqual([0, 0, 0, 0, 0, 30])
  await passTime('31 seconds')
  expect(await guess(2, 'one', '10.0.0.1')).toEqual([0, 60])
  await passTime('61 seconds')
  expect(await guess(2, 'one', '10.0.0.1')).toEqual([0, 120])
})

it('does not make the wait longer for those who come too early', async () => {
  await guess(5, 'early', '10.0.0.2')
  const waits = await guess(10, 'early', '10.0.0.2')
  expect(Math.max(...waits)).toBeLessThanOrEqual(30)
})

it('never asks for more than a quarter of an hour', async () => {
  for (let round = 0; round < 12; round += 1) {
    await guess(6, 'patient', '10.0.0.3')
    await passTime('16 minutes')
  }
  expect((await guess(2, 'patient', '10.0.0.3'))[1]).toBe(900)
})

it('counts guesses that arrive together', async () => {
  const waits = await Promise.all(
    Array.from({ length: 12 }, () => throttle.admit('together', '10.0.0.4')),
  )
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
})

it('slows an account down that is guessed from many addresses', async () => {
  const waits = await Promise.all(
    Array.from({ length: 40 }, (_, index) => throttle.admit('famous', `10.1.0.${index}`)),
  )
  expect(waits.filter((wait) => wait === 0)).toHaveLength(30)
  expect(await throttle.admit('unknown', '10.1.0.1')).toBe(0)
})

it('forgets what came before a right password, and everything after half a day', async () => {
  await guess(4, 'right', '10.0.0.5')
  await throttle.forgive('right', '10.0.0.5')
  expect(await guess(5, 'right', '10.0.0.5')).toEqual([0, 0, 0, 0, 0])
  await passTime('13 hours')
  expect(await guess(5, 'right', '10.0.0.5')).toEqual([0, 0, 0, 0, 0])
})
