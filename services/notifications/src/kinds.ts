import { NoticeKind } from '@zvonok/contracts/zvonok/notifications/v1/notices'

/** As the database keeps them. */
export type Kind = 'mark' | 'lesson-changed' | 'final' | 'absence'

const sent: Readonly<Record<Kind, NoticeKind>> = {
  mark: NoticeKind.MARK,
  'lesson-changed': NoticeKind.LESSON_CHANGED,
  final: NoticeKind.FINAL,
  absence: NoticeKind.ABSENCE,
}

export const sentKind = (kind: Kind): NoticeKind => sent[kind]

const kinds: readonly Kind[] = ['mark', 'lesson-changed', 'final', 'absence']

export const keptKind = (kind: NoticeKind): Kind | undefined =>
  kinds.find((each) => sent[each] === kind)
