import { absenceLabels } from '@zvonok/policy/absence-codes'
import type { Locale } from '../api/types.ts'

interface Named {
  readonly kind: string
  readonly label: string
}

const isKind = (kind: string): kind is keyof typeof absenceLabels => kind in absenceLabels

/** The server names absences in Russian; whoever reads English gets them in English. */
export const absenceLabel = ({ kind, label }: Named, locale: Locale): string =>
  locale !== 'ru' && isKind(kind) ? absenceLabels[kind][locale] : label
