import { Type } from 'typebox'

export const notificationsConfig = Type.Object({
  /** `smtp://user:password@host:port`; absent: no e-mail is sent and none is kept for later. */
  SMTP_URL: Type.Optional(Type.String()),
  MAIL_FROM: Type.String({ default: 'Звонок <no-reply@zvonok.invalid>' }),
  /** How often e-mails held back by quiet hours are looked for. */
  MAIL_SWEEP_MS: Type.Integer({ default: 60_000, minimum: 10 }),
})
