import type { Preset } from '../resolve.ts'
import { krasnoyarsk } from './krasnoyarsk.ts'

/** School 39 as its own regulation says; where it is silent, as the region. */
export const krasnoyarskSchool39: Preset = {
  id: 'krasnoyarsk-school39',
  title: { ru: 'Красноярск, школа № 39', en: 'Krasnoyarsk, School 39' },
  entries: {
    ...krasnoyarsk.entries,
    'P-08': {
      value: { symbol: '', place: 'nowhere', where: [] },
      ground:
        'Положение школы № 39 знака вместо отметки не вводит; где отметки не ставятся, клетка остаётся пустой',
      source: 'ours',
    },
    'P-18': {
      value: { grade1: '', others: '', emptyAllowed: true },
      ground: 'Положение школы № 39 не требует записи, когда задания нет',
      source: 'ours',
    },
  },
}
