import type { Preset } from '../resolve.ts'

const ours = 'Порядок региона этого не определяет; принято по умолчанию на платформе'

/** KIASUO: the guide [K] and the regulations of its schools 39 and Lyceum 10 [39, L]. */
export const krasnoyarsk: Preset = {
  id: 'krasnoyarsk',
  title: { ru: 'Красноярский край (КИАСУО)', en: 'Krasnoyarsk Krai (KIASUO)' },
  entries: {
    'P-01': {
      value: { daysAfter: 0, time: '23:59' },
      ground: 'Журнал заполняется в день проведения урока (Положение школы № 39, п. 4.4.4)',
      source: '39 4.4.4',
    },
    'P-02': {
      value: { by: 'time', time: '23:59' },
      ground: 'Домашнее задание записывается ежедневно (Положение школы № 39, п. 4.4.5)',
      source: '39 4.4.5',
    },
    'P-03': {
      // The clause also says "by the next lesson"; the longer terms of the same clause are taken.
      value: {
        primary: { by: 'working-days', days: 2 },
        basic: { by: 'working-days', days: 5 },
        secondary: { by: 'working-days', days: 5 },
      },
      ground:
        'Отметки за письменные работы: начальные классы — 2 рабочих дня, 5–11 классы — 5 рабочих дней (Положение школы № 39, п. 4.4.8)',
      source: '39 4.4.8',
    },
    'P-04': {
      value: { every: 'month', by: 'class-teacher' },
      ground:
        'Классный руководитель сверяет данные не реже раза в месяц (Положение школы № 39, п. 4.3.6)',
      source: '39 4.3.6',
    },
    'P-05': {
      value: {
        codes: [
          { code: 'у', kind: 'excused', key: 'KeyE' },
          { code: 'н', kind: 'unexcused', key: 'KeyY' },
          { code: 'б', kind: 'sick', key: 'Comma' },
        ],
      },
      ground: 'Пропуски отмечаются буквами «у», «н», «б» (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-06': {
      value: { classTeacher: 'weekly', teacherWithinDays: 0 },
      ground:
        'Учитель отмечает пропуски в день урока (Положение лицея № 10, п. 5.1), классный руководитель еженедельно их выверяет (Положение школы № 39, п. 4.3.7)',
      source: '39 4.3.7, L 5.1',
    },
    'P-07': {
      value: { marks: 'none', homework: 'from-second-half-year' },
      ground:
        'В 1 классе оценки не ставятся, домашнее задание задаётся со второго полугодия (Положение школы № 39, п. 3.7)',
      source: '39 3.7',
    },
    'P-08': {
      value: {
        symbol: 'К',
        place: 'lesson',
        where: ['grade-2-foreign-language', 'without-attestation'],
      },
      ground: 'Где отметки не выставляются, ставится «К» (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-09': {
      value: { letters: ['у', 'б', 'н'], orderRequired: true },
      ground: 'Неаттестация — «у», «б», «н» по приказу директора (Положение лицея № 10, п. 3.2.5)',
      source: 'L 3.2.5',
    },
    'P-10': {
      value: { by: 'order' },
      ground:
        'Итоговые отметки выставляются к дате, указанной в приказе по школе (Положение школы № 39)',
      source: '39',
    },
    'P-11': {
      value: { fewest: 3, writtenWorkRequired: true },
      ground:
        'Для аттестации за четверть или полугодие нужно не менее трёх отметок с учётом письменных, лабораторных и практических работ (Положение школы № 39, п. 4.4.11)',
      source: '39 4.4.11',
    },
    'P-12': {
      value: { window: 'never' },
      ground: `${ours}: журнал открыт до конца учебного года`,
      source: 'ours',
    },
    'P-13': {
      value: { lock: 'none' },
      ground: `${ours}: итоговая отметка журнал не закрывает`,
      source: 'ours',
    },
    'P-14': {
      value: { signs: false, average: 'weighted' },
      ground:
        'Отметки с плюсом и минусом не ставятся, учитель не меняет ценность оценки (Положение школы № 39, п. 4.4.8); средневзвешенный балл принят на платформе',
      source: '39 4.4.8, ours',
    },
    'P-15': {
      value: { lowest: 1, highest: 5 },
      ground: `${ours}: пятибалльная шкала`,
      source: 'ours',
    },
    'P-16': {
      value: { due: 'year-start', mandatory: true, hoursMustMatch: true },
      ground:
        'КТП вводится к началу года, часы совпадают с учебным планом (Положение школы № 39, п. 4.4.3)',
      source: '39 4.4.3',
    },
    'P-17': {
      value: { russianOnly: true, workNeedsTheme: 'named', planOnly: false, fewestLetters: 2 },
      ground:
        'Записи ведутся на русском языке, у контрольных, практических, лабораторных работ и экскурсий указывается тема (Положение школы № 39, п. 4.4.1)',
      source: '39 4.4.1',
    },
    'P-18': {
      value: { grade1: 'Без задания', others: 'Без задания', emptyAllowed: false },
      ground: 'Если задания нет, записывается «Без задания» (Положение лицея № 10)',
      source: 'L',
    },
    'P-19': {
      value: { modes: ['invite-code', 'gosuslugi', 'under-14'], issuedBy: 'class-teacher' },
      ground:
        'Вход по пригласительному коду, через Госуслуги и по кнопке «Вход для детей до 14 лет» (Инструкция КИАСУО, шаг 8; Положение школы № 39, п. 7.4)',
      source: 'K 8, 39 7.4',
    },
    'P-20': {
      value: { forms: 'deputy-head', enters: ['school-admin', 'dispatcher'] },
      ground:
        'Расписание составляет заместитель директора, вводит администратор (Положение школы № 39, п. 4.1.9, 4.6.2)',
      source: '39 4.1.9, 4.6.2',
    },
    'P-21': {
      value: { when: 'year-start', withinDays: 0 },
      ground: 'Класс делится на подгруппы в начале учебного года (Положение школы № 39, п. 4.4.2)',
      source: '39 4.4.2',
    },
    'P-22': {
      value: { currentMarks: false, separateJournal: true, finalsBy: 'teacher' },
      ground:
        'Для обучения на дому ведётся отдельный журнал, итоги переносят учителя (Положение школы № 39, п. 4.4.15)',
      source: '39 4.4.15',
    },
    'P-23': {
      value: { by: 'teacher', specialWorkType: false },
      ground: 'Отметки из лечебного учреждения переносят учителя (Положение школы № 39, п. 4.16)',
      source: '39 4.16',
    },
    'P-24': {
      value: { every: 'on-request' },
      ground: `${ours}: сведения на бумаге — по запросу`,
      source: 'ours',
    },
    'P-25': {
      value: { summaryYears: 25, printYears: 5, destroyAfter: true, exports: ['period', 'year'] },
      ground:
        'Сводные ведомости хранятся 25 лет, распечатанные журналы — 5 лет (Положение лицея № 10, п. 4.4–4.5)',
      source: 'L 4.4-4.5',
    },
    'P-26': {
      value: { maySetFinals: false, maySchedule: false },
      ground: 'Положение школы № 39 не даёт классному руководителю этих прав',
      source: '39',
    },
    'P-27': {
      value: { classAverage: true, forecast: true },
      ground:
        'Семья видит средний балл класса и прогноз (Положение школы № 39, п. 7.2 и приложение)',
      source: '39 7.2',
    },
    'P-28': {
      value: { store: 'platform' },
      ground: `${ours}: вложения хранит платформа`,
      source: 'ours',
    },
    'P-29': {
      value: { binding: false },
      ground: `${ours}: средний балл — рекомендация`,
      source: 'ours',
    },
    'P-30': {
      value: { zone: 'Asia/Krasnoyarsk', weekStart: 'monday', weekDays: 6, grade1WeekDays: 5 },
      ground: `${ours}: красноярское время (UTC+7), шестидневная неделя, в 1 классе — пятидневная`,
      source: 'ours',
    },
  },
}
