import { NoticeKind } from '@zvonok/contracts/zvonok/notifications/v1/notices'

/** As the database keeps them. */
export type Kind = 'mark' | 'lesson-changed' | 'final' | 'absence' | 'homework'

const sent: Readonly<Record<Kind, NoticeKind>> = {
  mark: NoticeKind.MARK,
  'lesson-changed': NoticeKind.LESSON_CHANGED,
  final: NoticeKind.FINAL,
  absence: NoticeKind.ABSENCE,
  homework: NoticeKind.HOMEWORK,
}

export const sentKind = (kind: Kind): NoticeKind => sent[kind]

const kinds: readonly Kind[] = ['mark', 'lesson-changed', 'final', 'absence', 'homework']

export const keptKind = (kind: NoticeKind): Kind | undefined =>
  kinds.find((each) => sent[each] === kind)
