import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useListSearch } from '../../school/list-search.ts'
import { bellsOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { TimetableTabs } from '../timetable-tabs.tsx'
import { BellsEditor } from './bells-editor.tsx'
import { FormBones } from '../../ui/states/form-bones.tsx'

export const BellsPage = () => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const { search, open } = useListSearch()
  const query = useQuery(bellsOf(schoolId))
  const all = query.data ?? []
  const isNew = search.edit === 'new'
  const shown = isNew ? undefined : (all.find((each) => each.bellsId === search.edit) ?? all[0])
  return (
    <>
      <TimetableTabs />
      <PageHead title={t('bells.title')} text={t('bells.text')}>
        {all.length > 1 && (
          <NativeSelect
            aria-label={t('bells.pick')}
            data={all.map((each) => ({ value: each.bellsId, label: each.name }))}
            value={shown?.bellsId ?? ''}
            onChange={(event) => open(event.currentTarget.value)}
          />
        )}
        {all.length > 0 && !isNew && <Button onClick={() => open('new')}>{t('bells.add')}</Button>}
      </PageHead>
      <Loaded
        query={query}
        skeleton={<FormBones rows={7} />}
        isEmpty={(found) => found.length === 0 && !isNew}
        empty={
          <Empty
            title={t('bells.emptyTitle')}
            text={t('bells.emptyText')}
            action={{ label: t('bells.add'), onClick: () => open('new') }}
          />
        }
      >
        {() => (
          <BellsEditor
            key={`${shown?.bellsId ?? 'new'}/${shown?.version ?? 0}`}
            bells={shown}
            onSaved={open}
          />
        )}
      </Loaded>
    </>
  )
}
