import type { Policies } from '@zvonok/policy/resolve'

interface Usual {
  readonly name: string
  readonly shortName: string
  /** A school sets weights as it likes; these keep the custom of most: control works weigh most. */
  readonly weight: number
  readonly isWritten: boolean
  readonly needsTheme: boolean
  readonly isDefault: boolean
}

const plain = (name: string, shortName: string, weight: number): Usual => ({
  name,
  shortName,
  weight,
  isWritten: false,
  needsTheme: false,
  isDefault: false,
})

/** Counts as written, laboratory or practical work for the final mark [39 4.4.11]. */
const written = (name: string, shortName: string, weight: number): Usual => ({
  ...plain(name, shortName, weight),
  isWritten: true,
})

/** Stands in the topic only with its theme [39 4.4.1, L 3.2.5; JRN-16]. */
const themed = (name: string, shortName: string, weight: number): Usual => ({
  ...written(name, shortName, weight),
  needsTheme: true,
})

const usual: readonly Usual[] = [
  { ...plain('Ответ на уроке', 'Отв.', 10), isDefault: true },
  plain('Домашняя работа', 'Д/р', 10),
  plain('Чтение наизусть', 'Наиз.', 10),
  plain('Проект', 'Проект', 20),
  plain('Зачёт', 'Зачёт', 20),
  written('Словарный диктант', 'Сл. д.', 10),
  written('Тест', 'Тест', 15),
  written('Самостоятельная работа', 'С/р', 15),
  written('Проверочная работа', 'Пров. р.', 20),
  written('Сочинение', 'Соч.', 20),
  written('Изложение', 'Изл.', 20),
  written('Диктант', 'Дикт.', 20),
  themed('Практическая работа', 'П/р', 15),
  themed('Лабораторная работа', 'Л/р', 15),
  themed('Контрольный диктант', 'К/д', 30),
  themed('Контрольная работа', 'К/р', 30),
  written('Диагностическая работа', 'Диагн.', 30),
]

/** A mark carried over from the certificate of a hospital or sanatorium [S 5.6, P-23]. */
const hospital = plain('Оценка, полученная в больнице', 'Больн.', 10)

/** What a school starts with; the certificate's type only where the policy asks for one. */
export const usualWorkTypes = (policies: Pick<Policies, 'P-23'>): readonly Usual[] =>
  policies['P-23'].value.specialWorkType ? [...usual, hospital] : usual
