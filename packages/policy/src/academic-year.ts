/** An academic year is named by the calendar year it starts in: 2026 is 2026/27. */
export const academicYearOf = (date: string): number =>
  Number(date.slice(0, 4)) - (date.slice(5, 7) < '09' ? 1 : 0)

/** 1 September, as in every school of the country. */
export const yearStartsOn = (year: number): string => `${year}-09-01`

/** 31 August: the last day on which the journal of the year may be open. */
export const yearEndsOn = (year: number): string => `${year + 1}-08-31`

export const yearLabel = (year: number): string =>
  `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** The second half of an academic year starts after the winter holidays, so in January. */
export const isSecondHalfYear = (date: string): boolean => date.slice(5, 7) < '09'
