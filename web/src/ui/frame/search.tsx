import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useRouter } from '@tanstack/react-router'
import {
  IconBook2,
  IconBuilding,
  IconSchool,
  IconSearch,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matching, type ThingKind } from '../../app/find/matching.ts'
import { useThings } from '../../app/find/use-things.ts'
import type { NavigationLink } from '../../app/navigation.ts'
import { usePlace } from '../../app/use-place.ts'

export const openSearch = (): void => spotlight.open()

/** Ctrl K by the physical key, so that it works in the Russian layout too. */
const shortcuts = ['mod + K', 'mod + Л']

const icons: Readonly<Record<Exclude<ThingKind, 'page'>, Icon>> = {
  pupil: IconUser,
  staff: IconSchool,
  class: IconUsers,
  journal: IconBook2,
  school: IconBuilding,
  place: IconBuilding,
}

/** Pages, people, classes and journals of the place, whatever of them the person may open. */
export const Search = ({ links }: { readonly links: readonly NavigationLink[] }) => {
  const { t } = useTranslation()
  const { history } = useRouter()
  const kind = usePlace()?.kind
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { things, isLoading } = useThings(links, isOpen)
  const groups = useMemo(
    (): SpotlightActionGroupData[] =>
      matching(things, typed).map(([of, found]) => ({
        group: t(`search.kind.${of}`),
        actions: found.map(({ id, label, about, href }) => {
          const Shown =
            of === 'page' ? links.find((link) => id === `page/${link.id}`)?.icon : icons[of]
          return {
            id,
            label,
            description: about,
            leftSection: Shown && <Shown size={18} stroke={1.75} aria-hidden />,
            onClick: () => history.push(href),
          }
        }),
      })),
    [things, typed, links, history, t],
  )
  const hint = kind === 'school' || kind === 'region' ? kind : 'child'
  return (
    <Spotlight
      actions={groups}
      // Found already, by words in any order and «ё» as «е».
      filter={(_, actions) => actions}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setOpen(true)}
      shortcut={shortcuts}
      nothingFound={t(isLoading ? 'state.loading' : 'search.nothing')}
      highlightQuery
      overlayProps={{ blur: 0 }}
      scrollable
      maxHeight={480}
      lockScroll={false}
      attributes={{ content: { 'aria-label': t('search.open') } }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />,
        placeholder: t(`search.hint.${hint}`),
        'aria-label': t(`search.hint.${hint}`),
      }}
    />
  )
}
