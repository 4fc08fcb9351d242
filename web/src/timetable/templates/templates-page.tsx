import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCourseRows } from '../../curriculum/course-rows.ts'
import { useListSearch } from '../../school/list-search.ts'
import { bellsOf, templatesOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { BoardBones } from '../../ui/week-matrix/board-bones.tsx'
import { TimetableTabs } from '../timetable-tabs.tsx'
import type { BoardSearch } from './board-search.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { TemplateEditor } from './template-editor.tsx'

export const TemplatesPage = () => {
  const { t } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const { open, close } = useListSearch()
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/timetable/templates' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/timetable/templates' })
  const set = (next: BoardSearch) =>
    void navigate({ search: next, replace: true, resetScroll: false })
  const templates = useQuery(templatesOf(schoolId, year))
  const bells = useQuery(bellsOf(schoolId))
  const courses = useCourseRows()
  const all = templates.data ?? []
  const shown = all.find(({ templateId }) => templateId === search.q) ?? all[0]
  const add = () => open('new')
  return (
    <>
      <TimetableTabs />
      <PageHead title={t('templates.title')} text={t('templates.text')}>
        {all.length > 1 && (
          <NativeSelect
            aria-label={t('templates.pick')}
            data={all.map((each) => ({ value: each.templateId, label: each.name }))}
            value={shown?.templateId ?? ''}
            onChange={(event) => set({ ...search, q: event.currentTarget.value })}
          />
        )}
        {all.length > 0 && (
          <Button variant="default" onClick={add}>
            {t('templates.add')}
          </Button>
        )}
      </PageHead>
      <Loaded query={bells} skeleton={<BoardBones />}>
        {(schedules) => (
          <Loaded query={courses} skeleton={<BoardBones />}>
            {(rows) => {
              if (schedules.length === 0)
                return (
                  <Empty
                    title={t('templates.noBellsTitle')}
                    text={t('templates.noBellsText')}
                    action={{ label: t('bells.add'), href: `${base}/timetable/bells` }}
                  />
                )
              if (rows.length === 0)
                return (
                  <Empty
                    title={t('templates.noCoursesTitle')}
                    text={t('templates.noCoursesText')}
                    action={{ label: t('curriculum.add'), href: `${base}/curriculum` }}
                  />
                )
              return (
                <Loaded
                  query={templates}
                  skeleton={<BoardBones />}
                  isEmpty={(found) => found.length === 0}
                  empty={
                    <Empty
                      title={t('templates.emptyTitle')}
                      text={t('templates.emptyText')}
                      action={{ label: t('templates.add'), onClick: add }}
                    />
                  }
                >
                  {() =>
                    shown !== undefined && (
                      <TemplateEditor
                        key={`${shown.templateId}/${shown.version}`}
                        template={shown}
                        others={all.filter((each) => each !== shown)}
                        bells={schedules.find((each) => each.bellsId === shown.bellsId)}
                        courses={rows}
                        search={search}
                        onSearch={set}
                      />
                    )
                  }
                </Loaded>
              )
            }}
          </Loaded>
        )}
      </Loaded>
      {search.edit === 'new' && bells.data !== undefined && (
        <TemplateDialog bells={bells.data} onClose={close} />
      )}
    </>
  )
}
