import { formatInviteCode, parseInviteCode } from '@zvonok/policy/invite-code'

/** Groups what is typed as the slip shows it, leaving letters that are not of the alphabet. */
export const showTypedCode = (typed: string): string => {
  const parsed = parseInviteCode(typed)
  if (parsed.ok) return formatInviteCode(parsed.value)
  return typed
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 12)
    .replaceAll(/(.{4})(?=.)/gu, '$1-')
}
