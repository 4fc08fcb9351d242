import { X509Certificate, createHash, verify } from 'node:crypto'

/** An information system as ESIA's technological portal keeps it. */
export interface InformationSystem {
  /** Mnemonic, the `client_id` of its requests. */
  readonly mnemonic: string
  readonly certificatePem: string
  readonly redirectUris: readonly string[]
  /** What its application was approved for. */
  readonly scopes: readonly string[]
}

/** ESIA's own words and numbers, so that an operator meets in the demo what he will meet in production. */
export const refusals = {
  unknownSystem: [
    'unauthorized_client',
    'ESIA-007002: Несоответствие сертификата и мнемоники информационной системы или отсутствие сертификата для данной системы в ЕСИА',
  ],
  malformed: [
    'invalid_request',
    'ESIA-007003: В запросе отсутствует обязательный параметр, запрос включает в себя неверное значение параметра или включает параметр несколько раз',
  ],
  declined: [
    'access_denied',
    'ESIA-007004: Владелец ресурса или сервис авторизации отклонил запрос',
  ],
  scope: [
    'invalid_scope',
    'ESIA-007006: Запрошенная область доступа (scope) указана неверно, неизвестно или сформирована некорректно',
  ],
  responseType: [
    'unsupported_response_type',
    'ESIA-007009: Сервис авторизации не поддерживает получение маркера доступа этим методом',
  ],
  code: [
    'invalid_grant',
    'ESIA-007011: Авторизационный код или маркер обновления недействителен, просрочен, отозван или не соответствует адресу ресурса, указанному в запросе на авторизацию, или был выдан другой системе-клиенту',
  ],
  timestamp: ['invalid_request', 'ESIA-007015: Неверное время запроса'],
  redirectUri: [
    'invalid_request',
    'ESIA-007023: Указанный в запросе <redirect_uri> отсутствует среди разрешенных для ИС',
  ],
  secret: [
    'unauthorized_client',
    'ESIA-007053: client_secret сформирован некорректно. client_secret не соответствует строке-сертификату, информационной системе или используемый сертификат не активен',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type Refusal = keyof typeof refusals

/** A request is good for this long either way. */
const freshnessMs = 5 * 60 * 1000

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const instantOf = (timestamp: string): number => {
  const parts = /^(\d{4})\.(\d{2})\.(\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(timestamp)
  if (!parts) return Number.NaN
  const [, year, month, day, time, hours, minutes] = parts
  return Date.parse(`${year}-${month}-${day}T${time}${hours}:${minutes}`)
}

const signatureIsValid = (system: InformationSystem, parameters: URLSearchParams): boolean => {
  const certificate = new X509Certificate(system.certificatePem)
  const hash = createHash('sha256').update(certificate.raw).digest('hex').toUpperCase()
  if (parameters.get('client_certificate_hash') !== hash) return false
  const signed = ['client_id', 'scope', 'timestamp', 'state', 'redirect_uri', 'code']
    .map((name) => parameters.get(name) ?? '')
    .join('')
  const signature = Buffer.from(parameters.get('client_secret') ?? '', 'base64url')
  const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' as const }
  return verify('sha256', Buffer.from(signed, 'utf8'), key, signature)
}

const scopesOf = (parameters: URLSearchParams): string[] =>
  (parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '')

/** What ESIA checks alike at v2/ac and v3/te, in the order it reports. */
export const refusalOf = (
  system: InformationSystem,
  parameters: URLSearchParams,
  now: Date,
): Refusal | undefined => {
  const names = [...parameters.keys()]
  if (new Set(names).size !== names.length) return 'malformed'
  if (!uuid.test(parameters.get('state') ?? '')) return 'malformed'
  const age = Math.abs(now.getTime() - instantOf(parameters.get('timestamp') ?? ''))
  if (!(age <= freshnessMs)) return 'timestamp'
  const scopes = scopesOf(parameters)
  if (!scopes.includes('openid') || scopes.some((scope) => !system.scopes.includes(scope)))
    return 'scope'
  return signatureIsValid(system, parameters) ? undefined : 'secret'
}
