import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session.ts'
import { ClassPicker } from '../../school/class-picker.tsx'
import { classesOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Bones } from '../../ui/states/bones.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { latestInvites, openInvites, stateOf } from './invites.ts'
import { Slips } from './slips.tsx'
import { useInviteColumns } from './use-invite-columns.tsx'
import { invitesOf, useInviteCommands } from './use-invites.ts'
import classes from './invites.module.css'

/** The classes whose codes the person keeps: the own ones, or all for the administrator. */
const useOwnClasses = () => {
  const { schoolId, year } = useSchool()
  const { grants } = useSession()
  const here = grants.filter((hat) => hat.schoolId === schoolId)
  const query = useQuery(classesOf(schoolId, year))
  const keepsAll = here.some(({ role }) => role === 'school-admin')
  const own = query.data?.filter(
    ({ classId, classTeacherId }) =>
      keepsAll ||
      here.some((hat) => hat.role === 'class-teacher' && hat.classId === classId) ||
      here.some((hat) => hat.role === 'class-teacher' && hat.personId === classTeacherId),
  )
  return { query, own }
}

export const InvitesPage = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/invites' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/invites' })
  const { query, own = [] } = useOwnClasses()
  const chosen = own.find(({ classId }) => classId === search.class) ?? own[0]
  return (
    <Loaded
      query={query}
      isEmpty={() => chosen === undefined}
      empty={<Empty title={t('invites.noClassTitle')} text={t('invites.noClassText')} />}
    >
      {() =>
        chosen !== undefined && (
          <ClassInvites
            key={chosen.classId}
            classId={chosen.classId}
            className={chosen.name}
            picker={
              own.length > 1 && (
                <ClassPicker
                  list={own}
                  value={chosen.classId}
                  onChange={(id) =>
                    void navigate({ search: id === undefined ? {} : { class: id } })
                  }
                />
              )
            }
          />
        )
      }
    </Loaded>
  )
}

interface Props {
  readonly classId: string
  readonly className: string
  readonly picker: React.ReactNode
}

const ClassInvites = ({ classId, className, picker }: Props) => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/invites' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/invites' })
  const query = useQuery(invitesOf(schoolId, classId))
  const commands = useInviteCommands(schoolId, classId)
  const columns = useInviteColumns(commands)
  const open = openInvites(query.data ?? [])
  const [printsSlips, setPrintsSlips] = useState(false)
  const printSlips = () => {
    flushSync(() => setPrintsSlips(true))
    window.print()
    setPrintsSlips(false)
  }
  const issueAll = () => commands.issue.mutate('')
  return (
    <>
      <div className={classes['screen']} data-slips={printsSlips || undefined}>
        <PageHead title={t('invites.title', { name: className })} text={t('invites.text')}>
          {picker}
          {open.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
              onClick={printSlips}
            >
              {t('invites.print', { count: open.length })}
            </Button>
          )}
          <Button loading={commands.issue.isPending} onClick={issueAll}>
            {t('invites.issueAll')}
          </Button>
        </PageHead>
        <Loaded
          query={query}
          skeleton={<Bones rows={8} />}
          isEmpty={(invites) => invites.length === 0}
          empty={
            <Empty
              title={t('invites.emptyTitle')}
              text={t('invites.emptyText')}
              action={{ label: t('invites.issueAll'), onClick: issueAll }}
            />
          }
        >
          {(invites) => {
            const rows = latestInvites(invites)
            const used = rows.filter((invite) => stateOf(invite) === 'USED').length
            return (
              <>
                <p className={classes['counts']}>
                  {t('invites.counts', { used, total: rows.length, open: open.length })}
                </p>
                <DataTable
                  rows={rows}
                  columns={columns}
                  keyOf={({ inviteId }) => inviteId}
                  search={search}
                  onSearch={(next) => void navigate({ search: next, replace: true })}
                  name={t('invites.title', { name: className })}
                />
              </>
            )
          }}
        </Loaded>
      </div>
      <Slips invites={open} className={className} isPrinted={printsSlips} />
    </>
  )
}
