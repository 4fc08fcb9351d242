import type { Locale } from '../pages/locale.ts'
import type { EsiaFailureKind } from './failure.ts'

interface Message {
  readonly title: string
  readonly lead: string
}

interface Texts {
  readonly failures: Readonly<Record<EsiaFailureKind, Message>>
  readonly broken: Message
  readonly retry: string
  readonly back: string
  readonly code: string
}

const ru: Texts = {
  failures: {
    cancelled: {
      title: 'Вы отказались от входа',
      lead: 'Госуслуги не передали нам ваши данные. Можно попробовать ещё раз или войти по коду приглашения или логину.',
    },
    refused: {
      title: 'Госуслуги отклонили запрос',
      lead: 'Дело не в вас: Госуслуги не приняли обращение нашей системы. Мы уже записали это. Пока можно войти по коду приглашения или логину.',
    },
    unavailable: {
      title: 'Госуслуги не отвечают',
      lead: 'Вход через Госуслуги сейчас недоступен. Попробуйте через несколько минут или войдите по коду приглашения или логину.',
    },
    expired: {
      title: 'Время входа истекло',
      lead: 'Вернитесь на страницу входа и начните ещё раз. Так бывает, если страница долго была открыта или вход начат в другом браузере.',
    },
  },
  broken: {
    title: 'Войти не получилось',
    lead: 'У нас произошла ошибка. Вернитесь на страницу входа и начните ещё раз.',
  },
  retry: 'Попробовать ещё раз',
  back: 'Войти другим способом',
  code: 'Код для поддержки',
}

const en: Texts = {
  failures: {
    cancelled: {
      title: 'You declined the sign-in',
      lead: 'Gosuslugi did not pass us your data. You can try again, or sign in with an invite code or a login.',
    },
    refused: {
      title: 'Gosuslugi refused the request',
      lead: 'It is not about you: Gosuslugi did not accept the request of our system. We have recorded it. Meanwhile you can sign in with an invite code or a login.',
    },
    unavailable: {
      title: 'Gosuslugi does not answer',
      lead: 'Signing in through Gosuslugi is not available right now. Try again in a few minutes, or sign in with an invite code or a login.',
    },
    expired: {
      title: 'The sign-in has expired',
      lead: 'Go back to the sign-in page and start again. This happens when the page was open for long or the sign-in was begun in another browser.',
    },
  },
  broken: {
    title: 'Could not sign in',
    lead: 'Something went wrong on our side. Go back to the sign-in page and start again.',
  },
  retry: 'Try again',
  back: 'Sign in another way',
  code: 'Code for support',
}

export const textsIn = (locale: Locale): Texts => (locale === 'ru' ? ru : en)
