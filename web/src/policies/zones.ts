/** The zones of Russia, from west to east. */
export const zones: readonly string[] = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Volgograd',
  'Europe/Samara',
  'Europe/Saratov',
  'Europe/Astrakhan',
  'Europe/Ulyanovsk',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Barnaul',
  'Asia/Tomsk',
  'Asia/Novokuznetsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Chita',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Sakhalin',
  'Asia/Magadan',
  'Asia/Srednekolymsk',
  'Asia/Kamchatka',
  'Asia/Anadyr',
]

/** `+7`; a browser that does not know the zone says nothing. */
const offsetOf = (zone: string): string => {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    const part = format.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')
    return part?.value.replace('GMT', '') ?? ''
  } catch {
    return ''
  }
}

/** «Красноярск (UTC+7)». */
export const zoneName = (zone: string, find: (path: string) => string | undefined): string =>
  `${find(`zone.${zone.split('/').at(-1)}`) ?? zone} (UTC${offsetOf(zone)})`
