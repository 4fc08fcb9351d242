import { useTranslation } from 'react-i18next'
import type { Lesson, Page, Pupil } from '../marks/sheet.ts'
import type { CellValue } from '../marks/cell-value.ts'
import type { Grid } from '../marks/use-grid.ts'
import { WhoAndWhen } from './who-and-when.tsx'

interface Props {
  readonly grid: Grid
  readonly page: Page
  readonly lesson: Lesson
  readonly pupil: Pupil
  readonly cell: CellValue
}

/** What a cell holds in words: the absence, each mark with its work, comment, who and when. */
export const MarkDetails = ({ grid, page, lesson, pupil, cell }: Props) => {
  const { t } = useTranslation()
  const types = new Map(page.workTypes.map((type) => [type.workTypeId, type]))
  const absence = page.absenceCodes.find((each) => each.code === cell.code)
  return (
    <>
      {absence !== undefined && <span>{`${cell.code} — ${absence.label}`}</span>}
      {cell.marks.map((mark) => {
        const work = lesson.works.find((each) => each.number === mark.work)
        const type = types.get(work?.workTypeId ?? '')
        return (
          <span key={mark.work}>
            {mark.value}
            {type !== undefined && ` — ${t('grid.work', { name: type.name, weight: type.weight })}`}
            {mark.comment !== '' && `. ${mark.comment}`}
            <WhoAndWhen page={page} lesson={lesson} pupil={pupil} work={mark.work} grid={grid} />
          </span>
        )
      })}
    </>
  )
}
