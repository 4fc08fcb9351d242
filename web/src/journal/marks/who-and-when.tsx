import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { ListMarkChangesResponse } from '@zvonok/contracts/zvonok/journal/v1/marks'
import { useTranslation } from 'react-i18next'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { markSubject, type Lesson, type Page, type Pupil } from './sheet.ts'
import type { Grid } from './use-grid.ts'

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
    queryKey: ['mark-changes', subject, version],
    queryFn: () =>
      read<Json<ListMarkChangesResponse>>(
        `/api/schools/${page.schoolId}/journal-lessons/${lessonId}/marks/${pupilId}/${work}/changes`,
      ),
    enabled: version > 0 && !isKnown && rested === `${subject}/${version}`,
    staleTime: Infinity,
  })
  const latest = query.data?.changes[0]
  const by = isKnown ? saved.by : latest?.setBy
  const at = isKnown ? saved.at : latest?.setAt
  if (by === undefined || at === undefined) return null
  return <>{`. ${t('grid.setBy', { by, at: format.moment(new Date(at)) })}`}</>
}
