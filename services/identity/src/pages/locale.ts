export type Locale = 'ru' | 'en'

const known = (tag: string): Locale | undefined => {
  const language = tag.trim().toLowerCase().split('-')[0]
  return language === 'ru' || language === 'en' ? language : undefined
}

const byQuality = (acceptLanguage: string): string[] =>
  acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.split(';q=')
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)

/** `ui_locales` is what the person chose in our own pages, so it wins over the browser's header. */
export const chooseLocale = (wish: {
  readonly uiLocales?: string | undefined
  readonly acceptLanguage?: string | undefined
}): Locale => {
  const tags = [...(wish.uiLocales?.split(' ') ?? []), ...byQuality(wish.acceptLanguage ?? '')]
  for (const tag of tags) {
    const locale = known(tag)
    if (locale) return locale
  }
  return 'ru'
}
