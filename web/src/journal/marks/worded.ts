import { absenceLabels } from '@zvonok/policy/absence-codes'
import type { Locale } from '../../api/types.ts'
import type { Page } from './sheet.ts'

const isKind = (kind: string): kind is keyof typeof absenceLabels => kind in absenceLabels

/** The server names absences in Russian; whoever reads English gets them in English. */
export const worded = (page: Page, locale: Locale): Page =>
  locale === 'ru'
    ? page
    : {
        ...page,
        absenceCodes: page.absenceCodes.map((code) =>
          isKind(code.kind) ? { ...code, label: absenceLabels[code.kind][locale] } : code,
        ),
      }
