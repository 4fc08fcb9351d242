import { GrantChanged } from '@zvonok/contracts/zvonok/identity/v1/grants'
import { on, type EventHandler } from '@zvonok/runtime/inbox'
import { sql } from '@zvonok/runtime/postgres'

const grantChanged = on(GrantChanged, async (tx, { grant }, { version }) => {
  if (grant === undefined) return
  tx.send(
    'replica_grant_put',
    sql`
      insert into replica_grant as kept (grant_id, account_id, role, holder, version)
      values (${grant.grantId}, ${grant.accountId}, ${grant.role}, ${grant.holder}, ${version})
      on conflict (grant_id) do update
      set account_id = excluded.account_id, role = excluded.role, holder = excluded.holder,
        version = excluded.version
      where excluded.version > kept.version`,
  )
})

/** Names of authorities and agencies, for the log of readings. */
export const identityHandlers: readonly EventHandler[] = [grantChanged]
