import type {
  DayFigures,
  Figures,
  Overview,
  OverviewRow,
  PathStep,
  WorkFigures,
} from '@zvonok/contracts/zvonok/monitoring/v1/overviews'

import type { MarkCount, Work } from './lesson-store.ts'

export type Counts = Omit<Figures, 'pupils'>

/** Counts of one part over the span, or of one day over all parts [M 1.12, 3.1]. */
export type Counted = Counts & {
  readonly id: string | undefined
  readonly date: string | undefined
}

/** By how many pupils a part grew on a day; what was before the span stands on its first day. */
export interface Step {
  readonly id: string
  readonly date: string
  readonly change: number
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Measured {
  readonly counted: readonly Counted[]
  readonly movement: readonly Step[]
}

export const nothing: Counts = {
  lessonsHeld: 0,
  topics: 0,
  homeworks: 0,
  attendanceTaken: 0,
  expected: 0,
  absent: 0,
  absentUnexcused: 0,
  late: 0,
  marks: 0,
  filledInTime: 0,
}

const names = Object.keys(nothing) as readonly (keyof Counts)[]

export const add = (a: Counts, b: Counts): Counts => {
  const sum = { ...nothing }
  for (const name of names) sum[name] = a[name] + b[name]
  return sum
}

const pupilsOf = (steps: readonly Step[]): number =>
  steps.reduce((pupils, { change }) => pupils + change, 0)

// «Школа № 3» before «Школа № 12», «9А» before «10А».
const russian = new Intl.Collator('ru', { numeric: true })

const rowsOf = (parts: readonly Named[], { counted, movement }: Measured): OverviewRow[] => {
  const counts = new Map(counted.map((each) => [each.id, each]))
  return parts
    .map(({ id, name }) => ({
      id,
      name,
      figures: {
        ...add(nothing, counts.get(id) ?? nothing),
        pupils: pupilsOf(movement.filter((step) => step.id === id)),
      },
    }))
    .toSorted((a, b) => russian.compare(a.name, b.name))
}

/** Days on which lessons were held, each with the pupils enrolled on it. */
const daysOf = ({ counted, movement }: Measured): DayFigures[] =>
  counted
    .flatMap(({ date, ...counts }) =>
      date === undefined || counts.lessonsHeld === 0 ? [] : [{ date, counts }],
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, counts }) => ({
      date,
      figures: {
        ...add(nothing, counts),
        pupils: pupilsOf(movement.filter((step) => step.date <= date)),
      },
    }))

/** The whole is the sum of its days; the last step of the path names it. */
export const overviewOf = (
  path: readonly PathStep[],
  parts: readonly Named[],
  measured: Measured,
): Overview => {
  const whole = path.at(-1) ?? { id: '', name: '' }
  const days = daysOf(measured)
  const counts = days.reduce<Counts>((sum, { figures }) => add(sum, figures ?? nothing), nothing)
  return {
    id: whole.id,
    name: whole.name,
    figures: { ...counts, pupils: pupilsOf(measured.movement) },
    rows: rowsOf(parts, measured),
    days,
    path: [...path],
  }
}

/** The lesson's works in order; a work nobody wrote into the journal is known by its marks. */
export const worksOf = (written: readonly Work[], marks: readonly MarkCount[]): WorkFigures[] => {
  const names = new Map([...marks, ...written].map(({ number, name }) => [number, name]))
  return [...names]
    .toSorted(([a], [b]) => a - b)
    .map(([number, name]) => ({
      number,
      name,
      marks: marks
        .filter((mark) => mark.number === number)
        .map(({ value, count }) => ({ code: value, count })),
    }))
}
