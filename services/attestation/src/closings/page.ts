import type { PeriodClosing } from '@zvonok/contracts/zvonok/attestation/v1/closings'
import type { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import type { Policies } from '@zvonok/policy/resolve'
import type { Read } from '@zvonok/runtime/postgres'
import { finalsOpenOn } from '../finals/rules.ts'
import { missingOf } from './rules.ts'
import { listChanges, listMissing } from './store.ts'
import type { PeriodRow, School } from './store.ts'

/** Periods as they are told: each with its classes, what is missing there, and what was done before. */
export const toClosings = async (
  read: Read,
  school: School,
  periods: readonly PeriodRow[],
  { policies, today }: { readonly policies: Policies; readonly today: string },
): Promise<PeriodClosing[]> => {
  const { schoolId } = school
  // Of a period whose finals are not open yet every final is missing, which says nothing.
  const summedUp = periods.filter((period) => finalsOpenOn(period) <= today)
  const [missing, changes] = await Promise.all([
    listMissing(read, schoolId, summedUp, today),
    listChanges(read, schoolId, periods),
  ])
  return periods.map(({ periodId, name, kind, startsOn, endsOn, classes, closed, version }) => ({
    schoolId,
    periodId,
    name,
    // Stored as the registry's event said it.
    kind: kind as PeriodKind,
    startsOn,
    endsOn,
    opensOn: finalsOpenOn({ endsOn }),
    classes: classes.map((each) => ({
      ...each,
      isClosed: closed.includes(each.classId),
      missingFinals: missingOf(policies, missing, { periodId, classId: each.classId }),
    })),
    changes: changes
      .filter((change) => change.periodId === periodId)
      .map(({ periodId: _, classNames, ...change }) => ({
        ...change,
        classNames: [...classNames],
      })),
    version,
  }))
}
