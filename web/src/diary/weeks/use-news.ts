import { useEffect, useRef, useState } from 'react'
import type { Week } from '../reads.ts'
import { newsOf } from './news.ts'

const shownMs = 8000

const nothing: ReadonlySet<string> = new Set()

/** What has come by itself since the page was opened, for as long as it is worth a look. */
export const useNews = (week: Week): ReadonlySet<string> => {
  const last = useRef(week)
  const [news, setNews] = useState(nothing)
  useEffect(() => {
    const found = newsOf(last.current, week)
    last.current = week
    if (found.size > 0) setNews(found)
  }, [week])
  useEffect(() => {
    if (news.size === 0) return undefined
    const timer = setTimeout(() => setNews(nothing), shownMs)
    return () => clearTimeout(timer)
  }, [news])
  return news
}
