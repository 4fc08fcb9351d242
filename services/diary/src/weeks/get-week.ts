import type { GetWeekRequest, GetWeekResponse } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { weekStart } from '@zvonok/policy/dates'
import { localDate } from '@zvonok/runtime/clock'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { allowReading } from '../allow-reading.ts'
import { checkIds, checkOptionalDate } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { findWeekFacts } from './facts-store.ts'
import { isWorthKeeping, weekOf } from './rules.ts'
import { findZone, keepWeek, readWeek } from './store.ts'

interface Asked {
  readonly schoolId: string
  readonly pupilId: string
  readonly day: string | undefined
}

const today = async (tx: Tx, { clock }: Parts, schoolId: string): Promise<string> => {
  const zone = await findZone(tx, schoolId)
  if (zone === undefined) throw notFound('pupil')
  return localDate(clock, zone)
}

/** Under the shared lock nothing that the week shows can change before it is kept. */
const renderWeek = (parts: Parts, { schoolId, pupilId, day }: Asked): Promise<Buffer> =>
  parts.db.transaction({ schoolId }, async (tx) => {
    lockSchool(tx, schoolId, 'shared')
    const startsOn = weekStart(day ?? (await today(tx, parts, schoolId)))
    const key = { schoolId, pupilId, startsOn }
    const row = await findWeekFacts(tx, key)
    if (row === undefined) throw notFound('pupil')
    const body = Buffer.from(JSON.stringify(weekOf(row, key, parts.clock.now())))
    if (isWorthKeeping(row, startsOn)) keepWeek(tx, key, body)
    return body
  })

/** A week that is ready costs one round trip; the first reader after a change renders it. */
export const getWeek =
  (parts: Parts) =>
  async (request: GetWeekRequest, { caller }: Context): Promise<GetWeekResponse> => {
    const { schoolId, pupilId } = request
    checkIds({ schoolId, pupilId })
    const day = checkOptionalDate('date', request.date)
    await allowReading(parts.db, caller, { schoolId, pupilId })
    const ready = await readWeek(parts.db.direct, request, day, parts.clock.now())
    return { body: ready ?? (await renderWeek(parts, { schoolId, pupilId, day })) }
  }
