import { sql } from '@zvonok/runtime/postgres'
import type { Read } from '@zvonok/runtime/postgres'
import { notFound } from '@zvonok/runtime/refusal'
import type { UsingAccount } from '../invites/rules.ts'

/** What decides whether the account may take a code of the school. */
export const usingAccount = async (
  read: Read,
  accountId: string,
  schoolId: string,
): Promise<UsingAccount> => {
  const account = await read.maybe<UsingAccount>(
    'account_using_invite',
    sql`
      select account_id, username is null as is_esia, exists (
        select 1
        from account_person linked
        left join replica_pupil pupil
          on pupil.school_id = linked.school_id and pupil.pupil_id = linked.person_id
        where linked.account_id = account.account_id and linked.school_id = ${schoolId}
          and pupil.pupil_id is null
      ) as is_adult_there
      from account
      where account_id = ${accountId}`,
  )
  if (account === undefined) throw notFound('account')
  return account
}
