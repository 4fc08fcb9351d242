import { ConflictKind } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import {
  PutTemplateRequest,
  TemplateReport,
} from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { Template, TemplateCell } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { audit } from '@zvonok/runtime/audit'
import { command } from '@zvonok/runtime/command'
import type { Context } from '@zvonok/runtime/grpc-server'
import { newId } from '@zvonok/runtime/id'
import { lockSchool } from '@zvonok/runtime/postgres'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid, notFound, Refusal } from '@zvonok/runtime/refusal'
import type { Frame } from '@zvonok/runtime/service'
import { admitEntering, admitStaff, admitTimetable, timetableActor } from '../access.ts'
import { checkName, checkVersion, mostViolations } from '../checks.ts'
import { policiesOn } from '../replicas/policies.ts'
import { getSchool, todayIn } from '../replicas/schools.ts'
import { checkTemplate, review } from './review.ts'
import type { Finding } from './cells.ts'
import { lockTemplate, saveTemplate } from './store.ts'

const reasonOf: Readonly<Partial<Record<ConflictKind, string>>> = {
  [ConflictKind.TEACHER]: 'TEACHER_BUSY',
  [ConflictKind.ROOM]: 'ROOM_BUSY',
  [ConflictKind.PUPIL]: 'CLASS_BUSY',
  [ConflictKind.HOURS_OVER]: 'HOURS_OVER',
  [ConflictKind.NO_BELL]: 'NO_BELL',
}

/** A teacher's name is left out: details are logged. */
const refuseConflicts = (findings: readonly Finding[]): void => {
  const refusing = findings.filter((finding) => !finding.isWarning)
  if (refusing.length === 0) return
  const violations = refusing.slice(0, mostViolations).map((finding) => ({
    field: finding.cell === undefined ? 'cells' : `cells[${finding.cell}]`,
    reason: reasonOf[finding.kind] ?? 'TEMPLATE_CONFLICTS',
    details: {
      weekday: String(finding.weekday),
      slot: String(finding.slot),
      courseIds: finding.courseIds.slice(0, 4).join(','),
      ...(finding.kind === ConflictKind.TEACHER ? {} : { label: finding.label }),
    },
  }))
  const count = String(refusing.length)
  throw new Refusal('precondition', 'TEMPLATE_CONFLICTS', { count }, violations)
}

const cellKey = (cell: TemplateCell): string =>
  [cell.courseId, cell.weekday, cell.slot, cell.week, cell.roomId].join(' ')

/** What changed, not the whole week twice: a template of a school has over a thousand cells. */
const difference = (before: Template | undefined, after: Template): unknown => {
  const old = new Set(before?.cells.map(cellKey))
  const now = new Set(after.cells.map(cellKey))
  const { cells: _cells, ...rest } = after
  return {
    ...rest,
    added: [...now].filter((key) => !old.has(key)),
    removed: [...old].filter((key) => !now.has(key)),
  }
}

const load = async (
  tx: Tx,
  request: PutTemplateRequest,
  templateId: string | undefined,
): Promise<Template | undefined> => {
  if (templateId === undefined) return undefined
  const present = await lockTemplate(tx, request.schoolId, templateId)
  if (present === undefined) throw notFound('template')
  checkVersion(present, request.expectedVersion, { name: present.name })
  if (present.year !== request.year) throw invalid('year', 'TEMPLATE_OF_ANOTHER_YEAR')
  return present
}

export const putTemplate =
  (frame: Pick<Frame, 'db' | 'clock'>) =>
  async (request: PutTemplateRequest, context: Context): Promise<TemplateReport> => {
    const { schoolId } = request
    admitStaff(context.caller, schoolId)
    const span = checkTemplate(request)
    const name = checkName(request.name)
    const decide = async (tx: Tx): Promise<TemplateReport> => {
      lockSchool(tx, schoolId)
      const school = await getSchool(tx, schoolId)
      const today = todayIn(frame.clock, school)
      admitEntering(context.caller, schoolId, policiesOn(school, today))
      const before = await load(tx, request, span.templateId)
      const reviewed = await review(tx, request, span, { policies: school, today })
      admitTimetable(context.caller, schoolId, policiesOn(school, today), reviewed.classIds)
      refuseConflicts(reviewed.findings)
      const { year, bellsId, cells, startsOn, endsOn } = request
      const templateId = before?.templateId ?? newId()
      const version = (before?.version ?? 0) + 1
      const after = { schoolId, templateId, year, name, bellsId, cells, startsOn, endsOn, version }
      await saveTemplate(tx, after)
      audit(tx, {
        schoolId,
        actor: timetableActor(context.caller, schoolId),
        action: 'template.put',
        subject: `template/${templateId}`,
        after: difference(before, after),
        at: frame.clock.now(),
      })
      return { template: after, conflicts: [...reviewed.findings] }
    }
    const of = { schoolId, request, requestType: PutTemplateRequest }
    return command(frame, context, of, decide, TemplateReport)
  }
