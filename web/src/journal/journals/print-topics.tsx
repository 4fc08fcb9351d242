import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import type { Page } from '../marks/sheet.ts'
import classes from './paper.module.css'

/** On paper only, the other side of the journal: what was taught and set, lesson by lesson. */
export const PrintTopics = ({ page }: { readonly page: Page }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const written = page.lessons.filter(({ topic, isCancelled }) => topic !== '' || isCancelled)
  if (written.length === 0) return null
  return (
    <table className={`print-only ${classes['topics']}`}>
      <caption>{t('journals.taught')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('journals.day')}</th>
          <th scope="col">{t('lesson.topic')}</th>
          <th scope="col">{t('lesson.homework')}</th>
        </tr>
      </thead>
      <tbody>
        {written.map(({ lessonId, date, topic, homework, isCancelled, substituteName }) => (
          <tr key={lessonId}>
            <td>{format.date(date)}</td>
            <td>
              {isCancelled ? t('grid.cancelled') : topic}
              {substituteName !== '' && ` (${t('lesson.substitute', { name: substituteName })})`}
            </td>
            <td>{homework}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
