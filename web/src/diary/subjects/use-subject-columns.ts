import { useTranslation } from 'react-i18next'
import type { TableColumn } from '../../ui/table/rows.ts'
import type { Subject } from '../reads.ts'

/** Nought stands for no figure in the contract. */
export const figureOf = (hundredths: number): number | undefined =>
  hundredths === 0 ? undefined : hundredths / 100

/** The columns of the exported sheet; the first is what is searched. */
export const useSubjectColumns = (): readonly TableColumn<Subject>[] => {
  const { t } = useTranslation()
  return [
    { id: 'name', head: t('subjects.subject'), value: ({ name }) => name },
    {
      id: 'marks',
      head: t('subjects.marks'),
      value: ({ marks }) => marks.map(({ mark }) => mark.value).join(' '),
    },
    { id: 'average', head: t('subjects.average'), value: ({ average }) => figureOf(average) },
    {
      id: 'class',
      head: t('subjects.classAverage'),
      value: ({ classAverage }) => figureOf(classAverage),
    },
    { id: 'forecast', head: t('subjects.forecast'), value: ({ forecast }) => forecast },
    { id: 'final', head: t('subjects.final'), value: ({ final }) => final },
  ]
}
