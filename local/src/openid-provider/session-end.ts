import { logoutChannel } from '@zvonok/identity/directory/account-store'
import { sql } from '@zvonok/runtime/postgres'
import type { Db } from '@zvonok/runtime/postgres'
import type { KoaContextWithOIDC } from 'oidc-provider'

/** Ends the session of this browser: its tokens go, its clients are told, its cookie is dropped. */
export const endSession = async (db: Db, ctx: KoaContextWithOIDC): Promise<void> => {
  const { session, provider } = ctx.oidc
  if (!session?.accountId) return
  const { accountId } = session
  const authorizations = Object.entries(session.authorizations ?? {})
  const grantIds = authorizations.flatMap(([, { grantId }]) => (grantId ? [grantId] : []))
  const told = authorizations.flatMap(([clientId, { sid }]) => (sid ? [{ clientId, sid }] : []))
  await db.transaction({ everySchool: true }, async (tx) => {
    await tx.execute(
      'end_session',
      sql`delete from artifact
          where (kind = 'Session' and id = ${session.jti})
             or grant_id = any(${grantIds}::text[])
             or (kind = 'Grant' and id = any(${grantIds}::text[]))`,
    )
    await tx.execute(
      'put_logout_notices',
      sql`insert into logout_notice (account_id, client_id, sid)
          select ${accountId}, client_id, sid
          from unnest(${told.map(({ clientId }) => clientId)}::text[], ${told.map(({ sid }) => sid)}::text[]) as told (client_id, sid)`,
    )
    await tx.execute('notify_logout', sql`select pg_notify(${logoutChannel}, '')`)
  })
  await session.destroy()
  ctx.cookies.set(provider.cookieName('session'), null)
}
