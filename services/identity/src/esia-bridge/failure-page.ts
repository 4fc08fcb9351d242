import type { ServerResponse } from 'node:http'

import { html } from '../pages/html.ts'
import type { Locale } from '../pages/locale.ts'
import { renderPage, sendPage, stylesheetVersion } from '../pages/page.ts'
import type { EsiaFailureKind } from './failure.ts'
import { textsIn } from './texts.ts'

export const stylesheetPath = `/resources/${stylesheetVersion}.css`

const statusOf: Readonly<Record<EsiaFailureKind, number>> = {
  cancelled: 200,
  expired: 400,
  refused: 502,
  unavailable: 503,
}

/** What happened, what it means, and the ways on. */
export const sendFailure = (
  response: ServerResponse,
  failure: {
    /** Absent for a mistake of our own. */
    readonly kind: EsiaFailureKind | undefined
    readonly code?: string | undefined
    readonly locale: Locale
    readonly path: string
    /** The attempt that can be repeated; absent when it is over. */
    readonly uid?: string | undefined
  },
): void => {
  const texts = textsIn(failure.locale)
  const { title, lead } = failure.kind ? texts.failures[failure.kind] : texts.broken
  const attempt = failure.uid && `${failure.path}/interaction/${failure.uid}`
  const body = html` ${
    attempt &&
    html`<div class="actions">
      <a class="button" href="${attempt}">${texts.retry}</a>
      <a class="button quiet" href="${attempt}/leave">${texts.back}</a>
    </div>`
  }
  ${failure.kind !== 'cancelled' && failure.code && html`<div class="help"><p>${texts.code}: ${failure.code}</p></div>`}`
  const page = {
    locale: failure.locale,
    title,
    lead,
    body,
    stylesheetUrl: failure.path + stylesheetPath,
  }
  sendPage(response, failure.kind ? statusOf[failure.kind] : 500, renderPage(page))
}
