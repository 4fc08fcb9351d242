import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, read } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { toastProblem } from '../../ui/toasts.tsx'
import type { InviteEntry, InvitesAnswer } from './invites.ts'

export const invitesOf = (schoolId: string, classId: string) =>
  queryOptions({
    queryKey: ['invites', schoolId, classId],
    queryFn: async ({ signal }) => {
      const path = `/api/schools/${schoolId}/classes/${classId}/invites`
      return (await read<InvitesAnswer>(path, { signal })).invites
    },
  })

/** Issues and revokes; the list is read anew after either. */
export const useInviteCommands = (schoolId: string, classId: string) => {
  const queryClient = useQueryClient()
  const after = {
    onError: (error: Error) => toastProblem(problemOf(error)),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: invitesOf(schoolId, classId).queryKey }),
  }
  const issue = useMutation({
    mutationFn: (personId: string) =>
      command<InvitesAnswer>('POST', `/api/schools/${schoolId}/classes/${classId}/invites`, {
        body: personId === '' ? {} : { personId },
      }),
    ...after,
  })
  const revoke = useMutation({
    mutationFn: (inviteId: string) =>
      command<InviteEntry>('DELETE', `/api/schools/${schoolId}/invites/${inviteId}`),
    ...after,
  })
  return { issue, revoke }
}
