import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { usePlace } from '../../app/use-place.ts'
import type { OverviewSearch } from '../routes.ts'
import type { PathStep } from './reads.ts'
import { spanBefore, spanOf, type Span } from './span.ts'

type Level = 'municipality' | 'school' | 'class' | 'lesson'

interface UseOverview {
  readonly search: OverviewSearch
  readonly onSearch: (search: OverviewSearch) => void
  readonly span: Span
  /** What it is compared with; undefined while nothing is compared. */
  readonly before: Span | undefined
  readonly today: string
  /** Seen by an authority or agency: read-only, and every reading is logged. */
  readonly isOutside: boolean
  /** The address one level down, with the same span of days. */
  readonly hrefOf: (level: Level, id: string) => string
  /** The address of a step of the path; undefined for those above the own school. */
  readonly stepHref: (step: PathStep) => string | undefined
}

/** The pages stand under the region and under a school; this is what differs. */
export const useOverview = (): UseOverview => {
  // Whichever of the routes it is, its own validation has checked the search.
  const search = useSearch({ strict: false }) as OverviewSearch
  const params = useParams({ strict: false })
  const navigate = useNavigate()
  const place = usePlace()
  const today = place?.today ?? ''
  const { schoolId = '', year } = params
  const isOutside = year === undefined
  const span = spanOf(search, today)
  const kept = new URLSearchParams({
    ...(search.from === undefined ? {} : { from: span.from, to: span.to }),
    ...(search.compare === true ? { compare: 'true' } : {}),
  }).toString()
  const days = kept === '' ? '' : `?${kept}`
  const base = isOutside
    ? `/region/overview/schools/${schoolId}`
    : `/schools/${schoolId}/${year}/overview`

  const hrefOf = (level: Level, id: string): string => {
    if (level === 'municipality') return `/region/overview/municipalities/${id}${days}`
    if (level === 'school')
      return isOutside ? `/region/overview/schools/${id}${days}` : `${base}${days}`
    return level === 'class' ? `${base}/classes/${id}${days}` : `${base}/lessons/${id}${days}`
  }
  const stepHref = ({ level, id }: PathStep): string | undefined => {
    if (level === 'region') return isOutside ? `/region/overview${days}` : undefined
    if (level === 'municipality') return isOutside ? hrefOf('municipality', id) : undefined
    return level === 'school' || level === 'class' ? hrefOf(level, id) : undefined
  }
  return {
    search,
    onSearch: (next) =>
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false }),
    span,
    before: search.compare === true ? spanBefore(span) : undefined,
    today,
    isOutside,
    hrefOf,
    stepHref,
  }
}
