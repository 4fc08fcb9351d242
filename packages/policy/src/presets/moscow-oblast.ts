import type { Preset } from '../resolve.ts'

const ours = 'Порядок региона этого не определяет; принято по умолчанию на платформе'

/** The unified system of Moscow oblast with its appendices А–З [M]. */
export const moscowOblast: Preset = {
  id: 'moscow-oblast',
  title: { ru: 'Московская область', en: 'Moscow Oblast' },
  entries: {
    'P-01': {
      value: { daysAfter: 2, time: '23:59' },
      ground:
        'Журнал заполняется в день урока, не позднее двух дней после него (Порядок Московской области, п. 4.5, 4.10)',
      source: 'M 4.5, 4.10',
    },
    'P-02': {
      // 4.7 says "by the end of the day", Д.9 "not later than 18:00": the stricter one is taken.
      value: { by: 'time', time: '18:00' },
      ground:
        'Домашнее задание записывается не позднее 18:00 (Порядок Московской области, приложение Д, п. 9)',
      source: 'M Д.9',
    },
    'P-03': {
      value: {
        primary: { by: 'check-day' },
        basic: { by: 'check-day' },
        secondary: { by: 'check-day' },
      },
      ground:
        'Отметки выставляются в день окончания проверки работ (Порядок Московской области, п. 4.12)',
      source: 'M 4.12',
    },
    'P-04': {
      value: { every: 'week', by: 'school-admin' },
      ground:
        'Администратор сверяет введённые данные еженедельно (Порядок Московской области, приложение А, п. 23)',
      source: 'M А.23',
    },
    'P-05': {
      value: {
        codes: [
          { code: 'Н', kind: 'unknown', key: 'KeyY' },
          { code: 'У', kind: 'excused', key: 'KeyE' },
          { code: 'Б', kind: 'sick', key: 'Comma' },
          { code: 'О', kind: 'late', key: 'KeyJ' },
        ],
      },
      ground:
        'Ведомость показывает число опозданий и пропущенных уроков (Порядок Московской области, п. 4.14); буквы «Н», «У», «Б», «О» приняты на платформе',
      source: 'M 4.14, ours',
    },
    'P-06': {
      value: { classTeacher: 'daily', teacherWithinDays: 2 },
      ground:
        'Учитель отмечает отсутствующих не позднее двух дней, классный руководитель — ежедневно (Порядок Московской области, п. 4.10, приложение Г, п. 10)',
      source: 'M 4.10, Г.10',
    },
    'P-07': {
      value: { marks: 'none', homework: 'allowed' },
      ground: `${ours}: в 1 классе обучение безотметочное, домашнее задание не запрещено`,
      source: 'ours',
    },
    'P-08': {
      value: {
        symbol: 'Без аттестации',
        place: 'finals',
        where: ['grade-1', 'without-attestation'],
      },
      ground:
        'Предмету ставится признак «Без аттестации», итоговая отметка по нему не выставляется (Порядок Московской области, п. 4.8); в 1 классе так же — принято на платформе',
      source: 'M 4.8, ours',
    },
    'P-09': {
      value: { letters: ['н/а'], orderRequired: true },
      ground: `${ours}: «н/а» по приказу директора`,
      source: 'ours',
    },
    'P-10': {
      value: { by: 'days', days: 7 },
      ground:
        'Итоговые отметки выставляются в течение 7 дней после окончания периода (Порядок Московской области, п. 4.13)',
      source: 'M 4.13',
    },
    'P-11': {
      value: { fewest: 3, writtenWorkRequired: false },
      ground: `${ours}: не менее трёх отметок`,
      source: 'ours',
    },
    'P-12': {
      value: { window: '2-weeks' },
      ground:
        'Срок исправления задаёт администратор: никогда, через 1, 2, 3 недели или месяц со дня урока (Порядок Московской области, п. 4.13); две недели приняты на платформе',
      source: 'M 4.13, ours',
    },
    'P-13': {
      value: { lock: 'finals-set' },
      ground:
        'После выставления итоговых отметок учитель не редактирует журнал этого периода (Порядок Московской области, приложение Д, п. 2)',
      source: 'M Д.2',
    },
    'P-14': {
      value: { signs: false, average: 'both' },
      ground:
        'Ведомость показывает средний и средневзвешенный балл (Порядок Московской области, п. 4.14); отметки без плюсов и минусов и постоянный вес работы приняты на платформе',
      source: 'M 4.14, ours',
    },
    'P-15': {
      value: { lowest: 1, highest: 5 },
      ground: `${ours}: пятибалльная шкала`,
      source: 'ours',
    },
    'P-16': {
      value: { due: '15-days-after-launch', mandatory: true, hoursMustMatch: false },
      ground:
        'КТП вводится в течение 15 дней после ввода системы (Порядок Московской области, приложение А, п. 18)',
      source: 'M А.18',
    },
    'P-17': {
      value: { russianOnly: false, workNeedsTheme: 'no', planOnly: false, fewestLetters: 4 },
      ground: 'Записи ведутся понятно, полно и своевременно (Порядок Московской области, п. 4.9)',
      source: 'M 4.9',
    },
    'P-18': {
      value: { grade1: '', others: '', emptyAllowed: true },
      ground:
        'Домашнее задание записывается, если оно задаётся (Порядок Московской области, п. 4.7)',
      source: 'M 4.7',
    },
    'P-19': {
      value: {
        modes: ['password', 'invite-code', 'gosuslugi', 'under-14'],
        issuedBy: 'school-admin',
      },
      ground:
        'Логин и временный пароль выдаёт школа, в том числе по электронной почте (Порядок Московской области, приложение А, п. 5, 22); остальные способы разрешает платформа',
      source: 'M А.5, А.22, ours',
    },
    'P-20': {
      value: {
        forms: 'deputy-head',
        enters: ['deputy-head', 'school-admin', 'class-teacher', 'dispatcher'],
      },
      ground:
        'Расписание вводят заместитель директора, администратор, классный руководитель (Порядок Московской области, приложение В, п. 5; Г, п. 6–7)',
      source: 'M В.5, Г.6-7',
    },
    'P-21': {
      value: { when: 'year-start', withinDays: 5 },
      ground:
        'Подгруппы — не позднее 5 дней от начала года (Порядок Московской области, приложение Д, п. 2)',
      source: 'M Д.2',
    },
    'P-22': {
      value: { currentMarks: false, separateJournal: true, finalsBy: 'teacher' },
      ground: `${ours}: отдельный журнал, итоги переносит учитель`,
      source: 'ours',
    },
    'P-23': {
      value: { by: 'class-teacher', specialWorkType: true },
      ground: `${ours}: вносит классный руководитель`,
      source: 'ours',
    },
    'P-24': {
      value: { every: 'week' },
      ground:
        'Сводную ведомость на бумаге рекомендуется выдавать еженедельно (Порядок Московской области, п. 4.14)',
      source: 'M 4.14',
    },
    'P-25': {
      value: {
        summaryYears: 25,
        printYears: 5,
        destroyAfter: false,
        exports: ['week', 'period', 'year'],
      },
      ground:
        'Сведения выгружаются и архивируются еженедельно, по периодам и за год (Порядок Московской области, приложение А, п. 25); сроки хранения приняты на платформе',
      source: 'M А.25, ours',
    },
    'P-26': {
      value: { maySetFinals: true, maySchedule: true },
      ground:
        'Классный руководитель в своём классе составляет расписание и выставляет итоговые отметки (Порядок Московской области, приложение Г, п. 6–8)',
      source: 'M Г.6-8',
    },
    'P-27': {
      value: { classAverage: false, forecast: false },
      ground: `${ours}: семья видит только показатели своего ребёнка`,
      source: 'ours',
    },
    'P-28': {
      value: { store: 'platform' },
      ground: 'Вложения хранятся в системе (Порядок Московской области)',
      source: 'M',
    },
    'P-29': {
      value: { binding: false },
      ground: `${ours}: средний балл — рекомендация`,
      source: 'ours',
    },
    'P-30': {
      value: { zone: 'Europe/Moscow', weekStart: 'monday', weekDays: 5, grade1WeekDays: 5 },
      ground: `${ours}: московское время (UTC+3), пятидневная неделя`,
      source: 'ours',
    },
  },
}
