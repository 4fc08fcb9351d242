import { expect, it } from '@jest/globals'

import { withoutCookie } from './cookies.ts'

it('takes one cookie out with its signature and leaves its neighbours', () => {
  const header = 'a=1; idp_session=x; idp_session.sig=y; idp_session_other=2'
  expect(withoutCookie(header, 'idp_session')).toBe('a=1; idp_session_other=2')
  expect(withoutCookie('idp_session=x', 'idp_session')).toBeUndefined()
  expect(withoutCookie(undefined, 'idp_session')).toBeUndefined()
})
