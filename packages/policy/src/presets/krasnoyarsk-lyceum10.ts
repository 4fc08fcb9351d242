import type { Preset } from '../resolve.ts'
import { krasnoyarsk } from './krasnoyarsk.ts'

/** Lyceum 10 as its own regulation says; where it is silent, as the region. */
export const krasnoyarskLyceum10: Preset = {
  id: 'krasnoyarsk-lyceum10',
  title: { ru: 'Красноярск, лицей № 10', en: 'Krasnoyarsk, Lyceum 10' },
  entries: {
    ...krasnoyarsk.entries,
    'P-01': {
      value: { daysAfter: 0, time: '23:59' },
      ground: 'Журнал заполняется в день проведения урока (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-02': {
      value: { by: 'last-lesson', hoursAfter: 3 },
      ground:
        'Домашнее задание записывается не позднее 3 часов после окончания всех уроков этих учеников (Положение лицея № 10)',
      source: 'L',
    },
    'P-03': {
      value: {
        primary: { by: 'days', days: 10 },
        basic: { by: 'days', days: 10 },
        secondary: { by: 'days', days: 10 },
      },
      ground: 'Отметки за письменные работы — не позднее 10 дней (Положение лицея № 10, п. 5.2)',
      source: 'L 5.2',
    },
    'P-04': {
      value: { every: 'quarter', by: 'class-teacher' },
      ground:
        'Классный руководитель сверяет данные не реже раза в четверть (Положение лицея № 10, п. 3.2.4)',
      source: 'L 3.2.4',
    },
    'P-06': {
      value: { classTeacher: 'daily', teacherWithinDays: 0 },
      ground:
        'Посещаемость отмечается в день урока, классный руководитель сверяет её ежедневно (Положение лицея № 10, п. 5.1)',
      source: 'L 5.1',
    },
    'P-07': {
      value: { marks: 'symbol', homework: 'allowed' },
      ground:
        'В 1 классе по всем предметам ставится «К» (Положение лицея № 10, п. 3.2.5); домашнее задание в 1 классе не ограничено — принято на платформе',
      source: 'L 3.2.5, ours',
    },
    'P-08': {
      value: {
        symbol: 'К',
        place: 'lesson',
        where: ['grade-1', 'grade-2-foreign-language', 'without-attestation'],
      },
      ground:
        '«К» ставится в 1 классе, во 2 классе по английскому языку, во внеурочной деятельности и во всех случаях без отметки (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-10': {
      value: { by: 'attestation-end' },
      ground:
        'Итоговые отметки выставляются до окончания промежуточной аттестации (Положение лицея № 10)',
      source: 'L',
    },
    'P-11': {
      value: { fewest: 3, writtenWorkRequired: false },
      ground: 'Число отметок устанавливает локальный акт лицея; до его ввода — не менее трёх',
      source: 'ours',
    },
    'P-16': {
      value: { due: 'before-year', mandatory: false, hoursMustMatch: true },
      ground: 'КТП готовится до начала года и может вноситься в систему (Положение лицея № 10)',
      source: 'L',
    },
    'P-17': {
      value: { russianOnly: true, workNeedsTheme: 'quoted', planOnly: false, fewestLetters: 2 },
      ground:
        'Записи — на русском языке; запрещено «Контрольная работа № 1», нужно «Контрольная работа № 1 по теме «…»» (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-19': {
      value: { modes: ['gosuslugi', 'invite-code', 'under-14'], issuedBy: 'class-teacher' },
      ground:
        'Вход через Госуслуги и по коду от школы (Положение лицея № 10, п. 3.1.1, 7.1); вход для детей до 14 лет разрешает платформа',
      source: 'L 3.1.1, 7.1, ours',
    },
    'P-20': {
      value: { forms: 'school-admin', enters: ['school-admin', 'dispatcher'] },
      ground:
        'Расписание вводит ответственный за электронный журнал (Положение лицея № 10, п. 3.2.2)',
      source: 'L 3.2.2',
    },
    'P-23': {
      value: { by: 'deputy-head', specialWorkType: false },
      ground:
        'Ведомости лечившихся учеников доводит до учителей заместитель директора (Положение лицея № 10, п. 3.2.4)',
      source: 'L 3.2.4',
    },
    'P-24': {
      value: { every: 'half-month' },
      ground: 'Бумажный дневник — не реже двух раз в месяц (Положение лицея № 10, п. 3.2.4)',
      source: 'L 3.2.4',
    },
    'P-28': {
      value: { store: 'sferum' },
      ground: 'Вложения размещаются в «Сферуме» (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-29': {
      value: { binding: false },
      ground: 'Порядок устанавливает локальный акт лицея; до его ввода средний балл — рекомендация',
      source: 'ours',
    },
  },
}
