import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { markSubject, type Lesson, type Page, type Pupil } from '../marks/sheet.ts'
import type { Grid } from '../marks/use-grid.ts'
import { markChangesOf } from './mark-changes.ts'

interface Props {
  readonly page: Page
  readonly lesson: Lesson
  readonly pupil: Pupil
  readonly work: number
  readonly grid: Grid
}

// Somebody who types on does not ask who set the mark; somebody who rests on it does.
const restMs = 500

/** Who set the mark and when; what was saved a moment ago is known without asking. */
export const WhoAndWhen = ({ page, lesson, pupil, work, grid }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { lessonId } = lesson
  const { pupilId } = pupil
  const subject = markSubject(lessonId, pupilId, work)
  const { version } = grid.layers.known(subject)
  const [rested] = useDebouncedValue(`${subject}/${version}`, restMs)
  const saved = grid.saved.get(subject)
  const isKnown = saved?.by !== undefined && saved.version === version
  const query = useQuery({
    ...markChangesOf({ page, lesson, pupil, work }, version),
    enabled: version > 0 && !isKnown && rested === `${subject}/${version}`,
  })
  const latest = query.data?.changes[0]
  const by = isKnown ? saved.by : latest?.setBy
  const at = isKnown ? saved.at : latest?.setAt
  if (by === undefined || at === undefined) return null
  return <>{`. ${t('grid.setBy', { by, at: format.moment(new Date(at)) })}`}</>
}
