/** The demonstration region. Its ids are fixed, so that links to it stay. */
export const demoRegion = {
  regionId: '01930000-0000-7000-8000-000000000001',
  name: 'Демонстрационная область',
} as const

/** The password of every demonstration login. It protects nothing but invented data. */
export const demoPassword = 'Zvonok-Demo-2026'

/** The first account of an installation: the regional authority, who grants all others. */
export const demoAdministrator = {
  username: 'region',
  password: demoPassword,
  holder: 'Министерство образования (демонстрация)',
} as const
