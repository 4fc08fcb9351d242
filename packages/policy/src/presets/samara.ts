import type { Preset } from '../resolve.ts'

const ours = 'Порядок региона этого не определяет; принято по умолчанию на платформе'

/** АСУ РСО: the regulation of the school «Сота» [S]. */
export const samara: Preset = {
  id: 'samara',
  title: { ru: 'Самарская область (АСУ РСО)', en: 'Samara Oblast (ASU RSO)' },
  entries: {
    'P-01': {
      value: { daysAfter: 0, time: '16:00' },
      ground: 'Журнал заполняется ежедневно до 16:00 (Положение школы «Сота», п. 3.7)',
      source: 'S 3.7',
    },
    'P-02': {
      value: { by: 'time', time: '16:00' },
      ground: 'Домашнее задание записывается до 16:00 (Положение школы «Сота», п. 3.7)',
      source: 'S 3.7',
    },
    'P-03': {
      value: {
        primary: { by: 'days', days: 7 },
        basic: { by: 'days', days: 7 },
        secondary: { by: 'days', days: 7 },
      },
      ground: 'Отметки за письменные работы — не позднее 7 дней (Положение школы «Сота», п. 5.2)',
      source: 'S 5.2',
    },
    'P-04': {
      value: { every: 'half-year', by: 'class-teacher' },
      ground:
        'Классный руководитель сверяет данные раз в полугодие (Положение школы «Сота», п. 4.2.6.3)',
      source: 'S 4.2.6.3',
    },
    'P-05': {
      value: {
        codes: [
          { code: 'УП', kind: 'excused', key: 'KeyE' },
          { code: 'НП', kind: 'unexcused', key: 'KeyY' },
          { code: 'ОТ', kind: 'unknown', key: 'KeyN' },
          { code: 'Б', kind: 'sick', key: 'Comma' },
          { code: 'ОП', kind: 'late', key: 'KeyJ' },
        ],
      },
      ground:
        'УП — уважительная причина, НП — неуважительная, ОТ — причина неизвестна, Б — болезнь, ОП — опоздание (Положение школы «Сота», п. 5.4)',
      source: 'S 5.4',
    },
    'P-06': {
      value: { classTeacher: 'daily', teacherWithinDays: 0 },
      ground:
        'Пропуски отмечаются в день урока, классный руководитель уточняет причины ежедневно (Положение школы «Сота», п. 5.1, 4.2.6.4)',
      source: 'S 5.1, 4.2.6.4',
    },
    'P-07': {
      value: { marks: 'none', homework: 'never' },
      ground:
        'В 1 классе отметок нет, в графе задания — «Не предусмотрено» (Положение школы «Сота», п. 4.2.5.2)',
      source: 'S 4.2.5.2',
    },
    'P-08': {
      value: { symbol: '', place: 'nowhere', where: [] },
      ground: `${ours}: где отметки не ставятся, клетка остаётся пустой`,
      source: 'ours',
    },
    'P-09': {
      value: { letters: ['н/а'], orderRequired: true },
      ground: `${ours}: «н/а» по приказу директора`,
      source: 'ours',
    },
    'P-10': {
      value: { by: 'local-act' },
      ground: 'Срок итоговых отметок устанавливает локальный акт школы (Положение школы «Сота»)',
      source: 'S',
    },
    'P-11': {
      value: { fewest: 3, writtenWorkRequired: false },
      ground: `${ours}: не менее трёх отметок`,
      source: 'ours',
    },
    'P-12': {
      value: { window: '1-month' },
      ground: `${ours}: исправления — в течение месяца со дня урока`,
      source: 'ours',
    },
    'P-13': {
      value: { lock: 'period-closed' },
      ground: `${ours}: журнал закрывается, когда школа закрыла период`,
      source: 'ours',
    },
    'P-14': {
      value: { signs: false, average: 'plain' },
      ground:
        'Пятибалльная шкала не знает плюсов и минусов (Положение школы «Сота», п. 5.3); простой средний балл и постоянный вес работы приняты на платформе',
      source: 'S 5.3, ours',
    },
    'P-15': {
      value: { lowest: 1, highest: 5 },
      ground: 'Во 2–11 классах — пятибалльная шкала (Положение школы «Сота», п. 5.3)',
      source: 'S 5.3',
    },
    'P-16': {
      value: { due: 'week-after-approval', mandatory: true, hoursMustMatch: true },
      ground:
        'КТП вводится в течение недели после утверждения программ (Положение школы «Сота», п. 3.5)',
      source: 'S 3.5',
    },
    'P-17': {
      value: { russianOnly: false, workNeedsTheme: 'no', planOnly: true, fewestLetters: 2 },
      ground: 'Тема урока берётся из КТП (Положение школы «Сота», п. 4.2.5.2)',
      source: 'S 4.2.5.2',
    },
    'P-18': {
      value: { grade1: 'Не предусмотрено', others: 'Не предусмотрено', emptyAllowed: false },
      ground:
        'В 1 классе записывается «Не предусмотрено» (Положение школы «Сота», п. 4.2.5.2); во 2–11 классах, когда задания нет, так же — принято на платформе',
      source: 'S 4.2.5.2, ours',
    },
    'P-19': {
      value: {
        modes: ['password', 'invite-code', 'gosuslugi', 'under-14'],
        issuedBy: 'class-teacher',
      },
      ground:
        'Логин и пароль выдаёт классный руководитель (Положение школы «Сота», п. 3.2, 4.2.6.2); остальные способы разрешает платформа',
      source: 'S 3.2, 4.2.6.2, ours',
    },
    'P-20': {
      value: { forms: 'dispatcher', enters: ['dispatcher', 'school-admin'] },
      ground: 'Расписание ведёт диспетчер (Положение школы «Сота», п. 3.3, 4.2.4)',
      source: 'S 3.3, 4.2.4',
    },
    'P-21': {
      value: { when: 'period-start', withinDays: 0 },
      ground:
        'Деление на подгруппы — в начале каждого учебного периода (Положение школы «Сота», п. 4.2.4.2)',
      source: 'S 4.2.4.2',
    },
    'P-22': {
      value: { currentMarks: false, separateJournal: false, finalsBy: 'deputy-head' },
      ground:
        'Обучающимся на дому текущие отметки не ставятся, итоговые вводит заместитель директора (Положение школы «Сота», п. 5.5, 4.2.2.9)',
      source: 'S 5.5, 4.2.2.9',
    },
    'P-23': {
      value: { by: 'class-teacher', specialWorkType: true },
      ground:
        'Отметки из справки вносит классный руководитель, тип задания — «оценка, полученная в больнице» (Положение школы «Сота», п. 5.6)',
      source: 'S 5.6',
    },
    'P-24': {
      value: { every: 'on-request' },
      ground: 'Отчёт на бумаге — по запросу родителя (Положение школы «Сота», п. 4.2.6.6)',
      source: 'S 4.2.6.6',
    },
    'P-25': {
      value: { summaryYears: 25, printYears: 5, destroyAfter: false, exports: ['year'] },
      ground: `${ours}: ведомости — 25 лет, печатный журнал — 5 лет`,
      source: 'ours',
    },
    'P-26': {
      value: { maySetFinals: false, maySchedule: false },
      ground: 'Положение школы «Сота» не даёт классному руководителю этих прав',
      source: 'S',
    },
    'P-27': {
      value: { classAverage: false, forecast: true },
      ground:
        'Система даёт прогноз успеваемости ученика (Положение школы «Сота», п. 2.5); средний балл класса не назван',
      source: 'S 2.5',
    },
    'P-28': {
      value: { store: 'platform' },
      ground: `${ours}: вложения хранит платформа`,
      source: 'ours',
    },
    'P-29': {
      value: { binding: false },
      ground: 'Средний балл — только рекомендация (Положение школы «Сота», п. 5.9)',
      source: 'S 5.9',
    },
    'P-30': {
      value: { zone: 'Europe/Samara', weekStart: 'monday', weekDays: 5, grade1WeekDays: 5 },
      ground: `${ours}: самарское время (UTC+4), пятидневная неделя`,
      source: 'ours',
    },
  },
}
