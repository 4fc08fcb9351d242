import type { Policies } from './resolve.ts'
import type { AbsenceKind, PolicyValues } from './values.ts'
import { accept, refuseBy, type Decision } from './verdict.ts'

export type AbsenceCode = PolicyValues['P-05']['codes'][number]

/** What a kind of code means, in the words of the source [S 5.4]. */
export const absenceLabels: Readonly<
  Record<AbsenceKind, { readonly ru: string; readonly en: string }>
> = {
  excused: { ru: 'по уважительной причине', en: 'excused' },
  unexcused: { ru: 'без уважительной причины', en: 'unexcused' },
  sick: { ru: 'по болезни', en: 'sick' },
  unknown: { ru: 'причина неизвестна', en: 'cause unknown' },
  late: { ru: 'опоздание', en: 'late' },
}

/** The code typed, in either case: «н» and «Н» are one [S 5.4, L 3.2.5, P-05]. */
export const parseAbsence = (
  policies: Pick<Policies, 'P-05'>,
  typed: string,
): Decision<AbsenceCode> => {
  const policy = policies['P-05']
  const wanted = typed.trim().normalize('NFC').toUpperCase()
  const code = policy.value.codes.find((each) => each.code.toUpperCase() === wanted)
  return code === undefined
    ? refuseBy(policy, 'ABSENCE_CODE_UNKNOWN', {
        typed,
        codes: policy.value.codes.map((each) => each.code).join(', '),
      })
    : accept(code)
}

/** Lateness is counted by itself: the pupil was there [S 5.4, M 4.14, JRN-53]. */
export const isAbsence = (code: Pick<AbsenceCode, 'kind'>): boolean => code.kind !== 'late'
