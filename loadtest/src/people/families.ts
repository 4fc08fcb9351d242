import type { ListInvitesResponse } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { send, signIn, visit } from './session.ts'
import type { Session } from './session.ts'

/** A parent at the diary of a child. */
export interface Family {
  readonly username: string
  readonly schoolId: string
  readonly pupilId: string
}

export type SignedInFamily = Family & { readonly session: Session }

/** Activates one parent of each of the first pupils of a class with an invite, as the school would hand it out. */
export const activateFamilies = async (
  admin: Session,
  { schoolId, classId }: { readonly schoolId: string; readonly classId: string },
  options: { readonly count: number; readonly prefix: string; readonly password: string },
): Promise<Family[]> => {
  const { invites } = await send<ListInvitesResponse>(
    admin,
    'POST',
    `/schools/${schoolId}/classes/${classId}/invites`,
    {},
  )
  const onePerPupil = new Map(
    invites
      .filter(({ role, code }) => role === 'parent' && code !== '')
      .map((invite) => [invite.pupilId, invite] as const),
  )
  const families: Family[] = []
  for (const [pupilId, { code }] of [...onePerPupil].slice(0, options.count)) {
    const username = `${options.prefix}-${pupilId.slice(-12)}`
    const visitor = await visit(admin.url)
    await send(visitor, 'POST', '/activation', { code, username, password: options.password })
    families.push({ username, schoolId, pupilId })
  }
  return families
}

export const signInFamilies = async (
  url: string,
  families: readonly Family[],
  password: string,
): Promise<SignedInFamily[]> => {
  const signedIn: SignedInFamily[] = []
  for (const family of families) {
    signedIn.push({ ...family, session: await signIn(url, family.username, password, password) })
  }
  return signedIn
}
