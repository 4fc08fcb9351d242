import type { Policies } from '@zvonok/policy/resolve'
import { checkTopic } from '@zvonok/policy/topics'
import type { Violation } from '@zvonok/runtime/refusal'
import { refusalDetails } from '@zvonok/policy/verdict'

/** One row of the file; a row with a problem of its own may lack hours. */
export interface PlanRow {
  /** As the spreadsheet program shows it. */
  readonly row: number
  readonly section: string
  readonly topic: string
  readonly hours: number | undefined
  readonly homework: string
}

export interface NewItem {
  readonly section: string
  readonly topic: string
  readonly homework: string
}

export interface StandingItem {
  readonly planItemId: string
  readonly topic: string
  /** The lesson it was used in. */
  readonly lessonId: string | undefined
}

export const mostHours = 100
export const mostItems = 1000

const checkRow = (policies: Policies, { row, topic, hours }: PlanRow): Violation[] => {
  const place = { row: String(row) }
  const violations: Violation[] = []
  if (hours !== undefined && (hours < 1 || hours > mostHours)) {
    const details = { ...place, column: 'Часы', from: '1', to: String(mostHours) }
    violations.push({ field: 'file', reason: 'OUT_OF_RANGE', details })
  }
  // An empty topic is the reader's problem already.
  const verdict = topic === '' ? undefined : checkTopic(policies, { text: topic })
  if (verdict?.ok === false) {
    const details = { ...place, column: 'Тема', ...refusalDetails(verdict) }
    violations.push({ field: 'file', reason: verdict.reason, details })
  }
  return violations
}

/** What the journal would refuse later is refused now, row by row [39 4.4.3, L 3.2.5, JRN-16]. */
export const checkRows = (policies: Policies, rows: readonly PlanRow[]): Violation[] => {
  const violations = rows.flatMap((row) => checkRow(policies, row))
  const hours = rows.reduce((sum, row) => sum + (row.hours ?? 0), 0)
  if (rows.length === 0) violations.push({ field: 'file', reason: 'PLAN_EMPTY', details: {} })
  if (hours > mostItems) {
    const details = { hours: String(hours), most: String(mostItems) }
    violations.push({ field: 'file', reason: 'PLAN_TOO_LONG', details })
  }
  return violations
}

/** A topic of three hours is three lessons; the homework belongs to each; a section goes on until the next [K 2]. */
export const itemsOf = (rows: readonly PlanRow[]): NewItem[] => {
  let section = ''
  return rows.flatMap((row) => {
    section = row.section === '' ? section : row.section
    const item = { section, topic: row.topic, homework: row.homework }
    return Array.from({ length: row.hours ?? 0 }, () => item)
  })
}

const topicKey = (topic: string): string =>
  topic.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

/** A used item whose topic comes again stays the same item, so its lesson stays tied to the plan [JRN-11]. */
export const keepUsed = (
  standing: readonly StandingItem[],
  items: readonly NewItem[],
  newId: () => string,
): (NewItem & { readonly planItemId: string })[] => {
  const used = new Map<string, string[]>()
  for (const { planItemId, topic, lessonId } of standing) {
    if (lessonId === undefined) continue
    const key = topicKey(topic)
    used.set(key, [...(used.get(key) ?? []), planItemId])
  }
  return items.map((item) => ({
    ...item,
    planItemId: used.get(topicKey(item.topic))?.shift() ?? newId(),
  }))
}
