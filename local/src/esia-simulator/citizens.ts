/** An account at Gosuslugi as the simulator keeps it. */
export interface Citizen {
  /** Number of the account; digits only, as ESIA gives it. */
  readonly oid: string
  readonly familyName: string
  readonly givenName: string
  readonly middleName?: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  /** Eleven digits. */
  readonly snils: string
  /** Confirmed in person or by a signature («подтверждённая»); others may not be linked. */
  readonly isConfirmed: boolean
}

/** For looking at the simulator by itself; the demo region brings its own families. */
export const sampleCitizens: readonly Citizen[] = [
  {
    oid: '1000299654',
    familyName: 'Смирнова',
    givenName: 'Ольга',
    middleName: 'Викторовна',
    birthDate: '1986-04-17',
    snils: '11223344595',
    isConfirmed: true,
  },
  {
    oid: '1000299655',
    familyName: 'Кузнецов',
    givenName: 'Артём',
    middleName: 'Павлович',
    birthDate: '1983-11-02',
    snils: '08765430200',
    isConfirmed: true,
  },
  {
    oid: '1000299656',
    familyName: 'Фёдорова',
    givenName: 'Марина',
    birthDate: '1990-07-29',
    snils: '00100199965',
    isConfirmed: false,
  },
]

/** `112-233-445 95`, the way a card shows it. */
export const formatSnils = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')

export const fullName = (citizen: Citizen): string =>
  [citizen.familyName, citizen.givenName, citizen.middleName].filter(Boolean).join(' ')
