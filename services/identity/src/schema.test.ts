import { expect, it } from '@jest/globals'
import { schemas } from '@zvonok/testing/schema'

it('schema.sql tells the schema as the migrations leave it', async () => {
  const { migrated, committed } = await schemas('identity')
  expect(committed).toBe(migrated)
})
