import { readFileSync } from 'node:fs'
import type { Details, Refusal, RefusalKind, Violation } from '@zvonok/runtime/refusal'
import type { FastifyRequest } from 'fastify'

export type Locale = 'ru' | 'en'

type Catalogue = Readonly<Record<string, string>>

// Beside the source and beside the build alike: the build copies no JSON.
const read = (locale: Locale): Catalogue =>
  JSON.parse(
    readFileSync(new URL(`../../problems/${locale}.json`, import.meta.url), 'utf8'),
  ) as Catalogue

const catalogues: Readonly<Record<Locale, Catalogue>> = { ru: read('ru'), en: read('en') }

/** Problem details of RFC 9457. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly reason: string
  readonly details: Details
  readonly policy?: string
  readonly ground?: string
  readonly violations?: readonly (Violation & { readonly detail: string })[]
}

/** HTTP status of each kind of refusal. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 422,
  exhausted: 429,
  unavailable: 503,
}

/** Russian unless the reader asks for English first. */
export const localeOf = (request: FastifyRequest): Locale =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ru'

const fill = (sentence: string, details: Details): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '…')

/** The sentence of a reason with its details; a reason without one is worded by its kind. */
export const word = (
  locale: Locale,
  reason: string,
  details: Details,
  kind: RefusalKind,
): string => {
  const catalogue = catalogues[locale]
  return fill(catalogue[reason] ?? catalogue[`kind.${kind}`] ?? reason, details)
}

const kebab = (reason: string): string => reason.toLowerCase().replaceAll('_', '-')

/** The problem document of a refusal. */
export const problemOf = (refusal: Refusal, locale: Locale): Problem => {
  const { kind, reason, details, violations } = refusal
  const { policy, ground, ...rest } = details
  return {
    type: `/problems/${kebab(reason)}`,
    title: catalogues[locale][`title.${kind}`] ?? kind,
    status: statusOf[kind],
    detail: word(locale, reason, details, kind),
    reason,
    details: rest,
    ...(policy === undefined ? {} : { policy }),
    ...(ground === undefined ? {} : { ground }),
    ...(violations.length === 0
      ? {}
      : {
          violations: violations.map((violation) => ({
            ...violation,
            detail: word(locale, violation.reason, violation.details ?? {}, 'invalid'),
          })),
        }),
  }
}
