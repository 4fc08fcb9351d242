import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
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
  type Overview,
} from './reads.ts'
import { RowsTable } from './rows-table.tsx'
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
  readonly query: UseQueryResult<Overview>
  readonly below: 'municipality' | 'school' | 'class'
}

const Level = ({ query, below }: LevelProps) => (
  <Loaded query={query} skeleton={<OverviewBones />}>
    {(overview) => (
      <OverviewFrame name={overview.name} path={overview.path}>
        <Tiles overview={overview} />
        <RowsTable overview={overview} below={below} />
      </OverviewFrame>
    )}
  </Loaded>
)

export const RegionPage = () => (
  <Level
    query={useQuery({ ...regionOverview(useOverview().span), placeholderData: keepPreviousData })}
    below="municipality"
  />
)

export const MunicipalityPage = () => {
  const { span } = useOverview()
  const { municipalityId } = useIds()
  return (
    <Level
      query={useQuery({
        ...municipalityOverview(municipalityId, span),
        placeholderData: keepPreviousData,
      })}
      below="school"
    />
  )
}

export const SchoolPage = () => {
  const { span } = useOverview()
  const { schoolId } = useIds()
  return (
    <Level
      query={useQuery({ ...schoolOverview(schoolId, span), placeholderData: keepPreviousData })}
      below="class"
    />
  )
}

export const ClassPage = () => {
  const { span } = useOverview()
  const { schoolId, classId } = useIds()
  const query = useQuery({
    ...classOverview(schoolId, classId, span),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query} skeleton={<OverviewBones />}>
      {({ overview, lessons }) =>
        overview === undefined ? null : (
          <OverviewFrame name={overview.name} path={overview.path}>
            <Tiles overview={overview} />
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
