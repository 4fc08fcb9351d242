import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ClassPicker } from '../school/class-picker.tsx'
import { useListSearch } from '../school/list-search.ts'
import { classesOf, groupsOf, pupilsOf } from '../school/reads.ts'
import { useSchool } from '../school/use-school.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { FormBones } from '../ui/states/form-bones.tsx'
import classes from './groups.module.css'
import { shortName } from './names.ts'
import { PeopleTabs } from './people-tabs.tsx'
import { SplitDialog } from './split-dialog.tsx'

/** The groups of a class side by side, and the split of it in two. */
export const GroupsPage = () => {
  const { t } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const { search, open, close, choose } = useListSearch()
  const classesQuery = useQuery(classesOf(schoolId, year))
  const list = classesQuery.data ?? []
  const classId = search.class ?? list[0]?.classId ?? ''
  const className = list.find((each) => each.classId === classId)?.name ?? ''
  const groups = useQuery({ ...groupsOf(schoolId, classId), enabled: classId !== '' })
  const pupils = useQuery({
    ...pupilsOf(schoolId, classId),
    enabled: classId !== '',
    select: (answer) => answer.pupils.filter(({ leftOn }) => leftOn === ''),
  }).data
  const names = new Map(pupils?.map(({ pupilId, name }) => [pupilId, shortName(name)]))
  const edited = groups.data?.find(({ groupId }) => groupId === search.edit)
  if (classesQuery.data?.length === 0)
    return (
      <>
        <PeopleTabs />
        <PageHead title={t('groups.title')} />
        <Empty
          title={t('classes.emptyTitle')}
          text={t('groups.noClasses')}
          action={{ label: t('classes.title'), href: `${base}/people/classes` }}
        />
      </>
    )
  return (
    <>
      <PeopleTabs />
      <PageHead title={t('groups.heading', { name: className })} text={t('groups.text')}>
        <ClassPicker list={list} value={classId} onChange={choose} />
        <Button variant="default" onClick={() => open('new')}>
          {t('groups.add')}
        </Button>
        <Button onClick={() => open('split')}>{t('groups.splitInTwo')}</Button>
      </PageHead>
      <Loaded
        query={groups}
        skeleton={<FormBones rows={6} fields={1} />}
        isEmpty={(found) => found.length === 0}
        empty={
          <Empty
            title={t('groups.emptyTitle')}
            text={t('groups.emptyText')}
            action={{ label: t('groups.splitInTwo'), onClick: () => open('split') }}
          />
        }
      >
        {(found) => (
          <ul className={classes['groups']}>
            {found.map((group) => (
              <li key={group.groupId}>
                <div className={classes['head']}>
                  <h2>{group.name}</h2>
                  <Button variant="subtle" onClick={() => open(group.groupId)}>
                    {t('action.change')}
                  </Button>
                </div>
                <p>{t('classes.pupilCount', { count: group.pupilIds.length })}</p>
                <ol>
                  {group.pupilIds.map((id) => (
                    <li key={id}>{names.get(id) ?? t('groups.gone')}</li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {pupils !== undefined && search.edit === 'split' && (
        <SplitDialog classId={classId} pupils={pupils} onClose={close} />
      )}
      {pupils !== undefined && (search.edit === 'new' || edited !== undefined) && (
        <GroupDialog
          key={edited?.groupId}
          group={edited}
          classId={classId}
          pupils={pupils}
          onClose={close}
        />
      )}
    </>
  )
}
