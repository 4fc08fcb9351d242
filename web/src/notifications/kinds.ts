import type { NoticeKind } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { enumName, type EnumName } from '../school/enum-name.ts'

export type NoticeKindName = Exclude<EnumName<'NOTICE_KIND', NoticeKind>, 'UNSPECIFIED'>

export const noticeKinds: readonly NoticeKindName[] = [
  'MARK',
  'ABSENCE',
  'HOMEWORK',
  'LESSON_CHANGED',
  'FINAL',
]

export const kindOf = (kind: NoticeKind): NoticeKindName | undefined =>
  noticeKinds.find((each) => each === enumName('NOTICE_KIND', kind))
