import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NavigationLink } from '../../app/navigation.ts'
import { homeOf } from '../../app/navigation.ts'
import { usePlaces } from '../../app/use-place.ts'

export const openSearch = (): void => spotlight.open()

/** Ctrl K by the physical key, so that it works in the Russian layout too. */
const shortcuts = ['mod + K', 'mod + Л']

export const Search = ({ links }: { readonly links: readonly NavigationLink[] }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const places = usePlaces()
  const actions = useMemo(() => {
    const pages: SpotlightActionData[] = links.map((link) => ({
      id: link.id,
      label: t(link.label),
      leftSection: <link.icon size={18} stroke={1.75} aria-hidden />,
      onClick: () => void navigate({ to: link.href }),
    }))
    const others: SpotlightActionData[] = places.map((place) => ({
      id: place.key,
      label: place.name,
      onClick: () => void navigate({ to: homeOf(place) ?? '/' }),
    }))
    return [
      { group: t('search.pages'), actions: pages },
      { group: t('search.places'), actions: places.length > 1 ? others : [] },
    ]
  }, [links, places, navigate, t])

  return (
    <Spotlight
      actions={actions}
      shortcut={shortcuts}
      nothingFound={t('search.nothing')}
      highlightQuery
      overlayProps={{ blur: 0 }}
      scrollable
      maxHeight={420}
      lockScroll={false}
      attributes={{ content: { 'aria-label': t('search.open') } }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />,
        placeholder: t('search.placeholder'),
        'aria-label': t('search.placeholder'),
      }}
    />
  )
}
