import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { linksOf } from '../../app/navigation.ts'
import { prefer } from '../../app/preferences.ts'
import { useSession } from '../../app/session.ts'
import { usePlace, useYear } from '../../app/use-place.ts'
import { BottomBar } from './bottom-bar.tsx'
import classes from './frame.module.css'
import { Rail } from './rail.tsx'
import { Search } from './search.tsx'
import { TopBar } from './top-bar.tsx'
import { useLeaveQuestion } from './use-leave-question.ts'

export const Frame = () => {
  const { t } = useTranslation()
  const place = usePlace()
  const { accountId } = useSession()
  const year = useYear()
  const links = place === undefined || year === undefined ? [] : linksOf(place, year)
  const key = place?.key
  useLeaveQuestion()
  useEffect(() => {
    if (key !== undefined) prefer({ place: key })
  }, [key])

  useEffect(() => {
    void import('../../journal/queue/changes-queue.ts').then(({ startChangesQueue }) =>
      startChangesQueue(accountId),
    )
  }, [accountId])

  return (
    <div className={classes['frame']}>
      <a className={classes['skip']} href="#main">
        {t('frame.skip')}
      </a>
      <Rail links={links} />
      <TopBar />
      <main id="main" className={classes['main']} tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar links={links} />
      <Search links={links} />
    </div>
  )
}
