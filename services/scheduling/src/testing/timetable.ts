import { BellServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { GenerationServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import {
  LessonReadServiceDefinition,
  LessonServiceDefinition,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { TemplateServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { newId } from '@zvonok/runtime/id'
import { dispatcher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { SchoolTeller } from '@zvonok/testing/school-teller'
import { eightBells } from './bells.ts'

export interface CellOf {
  readonly courseId: string
  readonly weekday: number
  readonly slot: number
  readonly roomId?: string
  readonly week?: number
}

/** A school with bells, and what its dispatcher does with templates and generations. */
export const openTimetable = async (box: Box) => {
  const school = await new SchoolTeller(box).open()
  const { schoolId } = school
  const personId = newId()
  const caller = dispatcher({ schoolId, personId })
  const bells = await box
    .client(BellServiceDefinition, caller)
    .putBells({ schoolId, bellsId: '', name: 'Основное', slots: eightBells, expectedVersion: 0 })
  const templates = box.client(TemplateServiceDefinition, caller)
  const generations = box.client(GenerationServiceDefinition, caller)
  const lessons = box.client(LessonServiceDefinition, caller)
  const calendar = box.client(LessonReadServiceDefinition, caller)

  const putTemplate = async (
    name: string,
    cells: readonly CellOf[],
    templateId = '',
    version = 0,
  ) => {
    const { template } = await templates.putTemplate({
      schoolId,
      templateId,
      year: 2026,
      name,
      bellsId: bells.bellsId,
      cells: cells.map((cell) => ({ roomId: '', week: 0, ...cell })),
      expectedVersion: version,
      startsOn: '',
      endsOn: '',
    })
    return template?.templateId ?? ''
  }
  const generate = async (templateId: string, from: string, to: string) => {
    const { generationId } = await generations.startGeneration({ schoolId, templateId, from, to })
    await box.settled()
    return generations.getGeneration({ schoolId, generationId })
  }
  const list = async (
    from: string,
    to: string,
    filter: { courseId?: string; teacherId?: string } = {},
  ) => {
    const any = { classId: '', teacherId: '', roomId: '', courseId: '' }
    const asked = { schoolId, from, to, ...any, ...filter }
    return (await calendar.listLessons(asked)).lessons
  }
  return { school, schoolId, personId, caller, generations, lessons, putTemplate, generate, list }
}

export type Timetable = Awaited<ReturnType<typeof openTimetable>>
