import type { Locale } from '../../api/types.ts'
import { absenceLabel } from '../../ui/absence-label.ts'
import type { Page } from './sheet.ts'

/** The codes of absence named in the reader's language. */
export const worded = (page: Page, locale: Locale): Page =>
  locale === 'ru'
    ? page
    : {
        ...page,
        absenceCodes: page.absenceCodes.map((code) => ({
          ...code,
          label: absenceLabel(code, locale),
        })),
      }
