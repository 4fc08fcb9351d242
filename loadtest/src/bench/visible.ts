import type { Mark } from '@zvonok/contracts/zvonok/journal/v1/marks'
import type { DiaryWeek } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import type { SignedInFamily } from '../people/families.ts'
import { get, send } from '../people/session.ts'
import type { Session } from '../people/session.ts'
import type { Cell } from '../people/teachers.ts'

/** The live updates of an open diary page. */
const openEar = async ({ session, schoolId, pupilId }: SignedInFamily) => {
  const abort = new AbortController()
  const response = await fetch(`${session.url}/api/live?topics=diary:${schoolId}:${pupilId}`, {
    headers: { cookie: session.cookie, accept: 'text/event-stream' },
    signal: abort.signal,
  })
  if (response.body === null || response.status !== 200) {
    throw new Error(`live updates: ${response.status}`)
  }
  let heard = (): void => {}
  let isReady = (): void => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  const reading = (async () => {
    let text = ''
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part
      if (text.includes('event: ready')) isReady()
      if (text.includes('event: diary')) heard()
      text = text.slice(text.lastIndexOf('\n\n') + 2)
    }
  })().catch(() => undefined)
  await ready
  return {
    /** Resolves at the next event, or after a second, as a page that missed one would look again. */
    next: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000)
        heard = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    [Symbol.asyncDispose]: async () => {
      abort.abort()
      await reading
    },
  }
}

export interface Sample {
  readonly family: SignedInFamily
  readonly teacher: Session
  readonly cell: Cell
  readonly weekStartsOn: string
}

const shows = (week: DiaryWeek, lessonId: string, comment: string): boolean =>
  week.days.some(({ lessons }) =>
    (lessons ?? []).some(
      (lesson) =>
        lesson.lessonId === lessonId &&
        (lesson.marks ?? []).some((mark) => mark.comment === comment),
    ),
  )

const longestMs = 15_000

/** From the moment the teacher sends the mark until the family's page has read a week that shows it. */
export const visibleAfterMs = async (sample: Sample): Promise<number> => {
  const { family, teacher, cell, weekStartsOn } = sample
  const { schoolId, pupilId, session } = family
  await using ear = await openEar(family)
  const comment = `замер ${performance.now()}`
  const path = `/schools/${schoolId}/journal-lessons/${cell.lessonId}/marks/${pupilId}/1`
  cell.isAsked = true
  let next = ear.next()
  const startedAt = performance.now()
  const saved = send<Mark>(teacher, 'PUT', path, {
    value: '4',
    comment,
    expectedVersion: cell.version,
  }).then(({ version }) => {
    cell.version = version
    cell.isAsked = false
  })
  for (;;) {
    await next
    next = ear.next()
    const week = await get<DiaryWeek>(
      session,
      `/schools/${schoolId}/diary/${pupilId}/week?date=${weekStartsOn}`,
    )
    const ms = performance.now() - startedAt
    if (shows(week, cell.lessonId, comment)) {
      await saved
      return ms
    }
    if (ms > longestMs) throw new Error(`a mark was not visible after ${longestMs} ms`)
  }
}
