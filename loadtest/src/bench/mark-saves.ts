import { commandHeaders } from '../people/session.ts'
import type { Session } from '../people/session.ts'
import type { Cell } from '../people/teachers.ts'
import type { Ground } from './contenders.ts'
import type { Shot } from './load.ts'
import { inTurn, short } from './turns.ts'

const values = ['3', '4', '5'] as const

const saveOf = (schoolId: string, session: Session, cell: Cell, value: string): Shot => {
  const { lessonId, pupilId, version } = cell
  cell.isAsked = true
  return {
    request: {
      method: 'PUT',
      path: `/api/schools/${schoolId}/journal-lessons/${lessonId}/marks/${pupilId}/1`,
      headers: commandHeaders(session),
      body: JSON.stringify({ value, comment: `замер ${version}`, expectedVersion: version }),
    },
    judge: (status, body) => {
      cell.isAsked = false
      if (status !== 200) return short(status, body)
      // The answer of PutMark.
      const mark = JSON.parse(body) as { pupilId: string; value: string; version: number }
      cell.version = mark.version
      return mark.pupilId === pupilId && mark.value === value && mark.version === version + 1
        ? undefined
        : short(status, body)
    },
  }
}

/** A mark saved into a cell that nobody else writes into at the moment. */
export const markSave = ({ teachers, schoolId }: Ground): (() => Shot) => {
  // Neighbours of one lesson far apart: in life one teacher at a time writes into a lesson.
  const all = teachers.flatMap(({ session, journals }) =>
    journals.flatMap((journal) => journal.cells.map((cell) => ({ session, cell }))),
  )
  const stride = Math.ceil(Math.sqrt(all.length))
  const cells = inTurn(
    Array.from({ length: stride }, (_, first) =>
      all.filter((_cell, at) => at % stride === first),
    ).flat(),
  )
  const value = inTurn(values)
  return () => {
    let next = cells()
    // What a round's end cut off may have been saved or not.
    while (next.cell.isAsked === true) next = cells()
    return saveOf(schoolId, next.session, next.cell, value())
  }
}
