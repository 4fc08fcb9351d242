import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ClassLessons } from './class-lessons.tsx'
import { LessonFigures } from './lesson-figures.tsx'
import { OverviewBones } from './overview-bones.tsx'
import { OverviewFrame } from './overview-frame.tsx'
import {
  classOverview,
  lessonOverview,
  municipalityOverview,
  regionOverview,
  schoolOverview,
} from './reads.ts'
import { RowsTable } from './rows-table.tsx'
import { SchoolLinks } from './school-links.tsx'
import type { Span } from './span.ts'
import { Tiles } from './tiles.tsx'
import { useOverview } from './use-overview.ts'

/** The ids of the address, under the region and under a school alike. */
const useIds = () => {
  const {
    schoolId = '',
    classId = '',
    lessonId = '',
    municipalityId = '',
  } = useParams({
    strict: false,
  })
  return { schoolId, classId, lessonId, municipalityId }
}

interface LevelProps {
  readonly read: (span: Span) => ReturnType<typeof regionOverview>
  readonly below: 'municipality' | 'school' | 'class'
  readonly links?: ReactNode
}

const Level = ({ read, below, links }: LevelProps) => {
  const { span, before } = useOverview()
  const query = useQuery({ ...read(span), placeholderData: keepPreviousData })
  const earlier = useQuery({ ...read(before ?? span), enabled: before !== undefined })
  const compared = before === undefined ? undefined : earlier.data
  return (
    <Loaded query={query} skeleton={<OverviewBones />}>
      {(overview) => (
        <OverviewFrame name={overview.name} path={overview.path}>
          {links}
          <Tiles overview={overview} before={compared} />
          <RowsTable overview={overview} below={below} before={compared} />
        </OverviewFrame>
      )}
    </Loaded>
  )
}

export const RegionPage = () => <Level read={regionOverview} below="municipality" />

export const MunicipalityPage = () => {
  const { municipalityId } = useIds()
  return <Level read={(span) => municipalityOverview(municipalityId, span)} below="school" />
}

export const SchoolPage = () => {
  const { schoolId } = useIds()
  return (
    <Level
      read={(span) => schoolOverview(schoolId, span)}
      below="class"
      links={<SchoolLinks schoolId={schoolId} />}
    />
  )
}

export const ClassPage = () => {
  const { span, before } = useOverview()
  const { schoolId, classId } = useIds()
  const read = (of: Span) => classOverview(schoolId, classId, of)
  const query = useQuery({ ...read(span), placeholderData: keepPreviousData })
  const earlier = useQuery({ ...read(before ?? span), enabled: before !== undefined })
  return (
    <Loaded query={query} skeleton={<OverviewBones />}>
      {({ overview, lessons }) =>
        overview === undefined ? null : (
          <OverviewFrame name={overview.name} path={overview.path}>
            <SchoolLinks schoolId={schoolId} className={overview.name} />
            <Tiles
              overview={overview}
              before={before === undefined ? undefined : earlier.data?.overview}
            />
            <ClassLessons name={overview.name} lessons={lessons} />
          </OverviewFrame>
        )
      }
    </Loaded>
  )
}

export const LessonPage = () => {
  const { t } = useTranslation()
  const { schoolId, lessonId } = useIds()
  const query = useQuery(lessonOverview(schoolId, lessonId))
  return (
    <Loaded query={query} skeleton={<OverviewBones />}>
      {(page) => (
        <OverviewFrame
          name={page.lesson?.subject ?? t('overview.lesson')}
          path={page.path}
          isOfOneDay
        >
          <LessonFigures page={page} />
        </OverviewFrame>
      )}
    </Loaded>
  )
}
