import type { Locale } from '@zvonok/identity/pages/locale'

const ru = {
  signIn: 'Вход',
  signInLead: 'Электронный журнал и дневник',
  username: 'Логин',
  password: 'Пароль',
  submit: 'Войти',
  or: 'или',
  esia: 'Войти через Госуслуги',
  help: 'Логин и пароль выдаёт школа. Если вы их потеряли, обратитесь к классному руководителю или администратору школы.',
  otherWays: 'Войти по коду приглашения или другим способом',

  wrongPassword: 'Логин или пароль не подходят. Проверьте раскладку клавиатуры и Caps Lock.',
  locked: (wait: string) => `Слишком много неудачных попыток. Войти можно будет ${wait}.`,
  disabled: 'Эта учётная запись закрыта. Если это ошибка, обратитесь к администратору школы.',
  esiaCancelled: 'Вы не вошли через Госуслуги. Можно попробовать ещё раз или войти по логину.',
  esiaFailed:
    'Через Госуслуги войти не получилось. Попробуйте через несколько минут или войдите по логину.',

  changePassword: 'Придумайте свой пароль',
  changePasswordLead: (username: string) =>
    `Пароль, с которым вы вошли как ${username}, временный: его знают в школе. Замените его на свой.`,
  newPassword: 'Новый пароль',
  repeatPassword: 'Новый пароль ещё раз',
  passwordHint: 'Не короче 10 знаков. Надёжнее всего несколько слов подряд.',
  save: 'Сохранить и войти',
  PASSWORD_TOO_SHORT: 'Пароль короче 10 знаков. Добавьте ещё несколько.',
  PASSWORD_TOO_LONG: 'Пароль длиннее 128 знаков. Сократите его.',
  PASSWORD_LIKE_USERNAME: 'В пароле есть ваш логин: такой пароль легко угадать. Придумайте другой.',
  PASSWORD_SAME: 'Это тот же временный пароль. Придумайте другой.',
  PASSWORDS_DIFFER: 'Пароли не совпали. Введите новый пароль дважды одинаково.',

  signOut: 'Выйти из «Звонка»?',
  signOutLead: 'На общем компьютере выходите всегда: иначе следующий человек увидит ваши данные.',
  signOutYes: 'Выйти',
  signOutNo: 'Остаться',
  signedOut: 'Вы вышли',
  signedOutLead: 'Эту страницу можно закрыть.',

  expired: 'Время входа истекло',
  expiredLead: 'Страница входа долго была открыта или вход начат в другом окне. Начните ещё раз.',
  badRequest: 'По этой ссылке войти нельзя',
  badRequestLead: 'Ссылка неполная или устарела. Начните вход с главной страницы.',
  broken: 'Войти не получилось',
  brokenLead: 'У нас произошла ошибка, мы её уже записали. Попробуйте ещё раз через минуту.',
  toStart: 'На главную страницу',
  code: 'Код для поддержки',
}

export type Texts = typeof ru

const en: Texts = {
  signIn: 'Sign in',
  signInLead: 'Electronic school journal and diary',
  username: 'Login',
  password: 'Password',
  submit: 'Sign in',
  or: 'or',
  esia: 'Sign in with Gosuslugi',
  help: 'Your school gives you the login and the password. If you have lost them, ask the class teacher or the school administrator.',
  otherWays: 'Sign in with an invite code or another way',

  wrongPassword:
    'The login or the password does not match. Check the keyboard layout and Caps Lock.',
  locked: (wait) => `Too many failed attempts. You can sign in ${wait}.`,
  disabled: 'This account is closed. If that is a mistake, ask the school administrator.',
  esiaCancelled: 'You did not sign in with Gosuslugi. You can try again or use your login.',
  esiaFailed:
    'Signing in with Gosuslugi did not work. Try again in a few minutes or use your login.',

  changePassword: 'Choose a password of your own',
  changePasswordLead: (username) =>
    `The password you signed in with as ${username} is temporary: the school knows it. Replace it with your own.`,
  newPassword: 'New password',
  repeatPassword: 'New password again',
  passwordHint: 'At least 10 characters. Several words in a row are the safest.',
  save: 'Save and sign in',
  PASSWORD_TOO_SHORT: 'The password is shorter than 10 characters. Add a few more.',
  PASSWORD_TOO_LONG: 'The password is longer than 128 characters. Shorten it.',
  PASSWORD_LIKE_USERNAME:
    'The password contains your login and is easy to guess. Choose another one.',
  PASSWORD_SAME: 'This is the same temporary password. Choose another one.',
  PASSWORDS_DIFFER: 'The passwords differ. Type the new password the same way twice.',

  signOut: 'Sign out of Zvonok?',
  signOutLead:
    'Always sign out on a shared computer: otherwise the next person will see your data.',
  signOutYes: 'Sign out',
  signOutNo: 'Stay',
  signedOut: 'You have signed out',
  signedOutLead: 'You can close this page.',

  expired: 'The sign-in has expired',
  expiredLead:
    'The sign-in page was open for long, or the sign-in was begun in another window. Start again.',
  badRequest: 'This link does not sign you in',
  badRequestLead: 'The link is incomplete or out of date. Start from the main page.',
  broken: 'Could not sign in',
  brokenLead: 'Something went wrong on our side and is recorded. Try again in a minute.',
  toStart: 'To the main page',
  code: 'Code for support',
}

export const textsIn = (locale: Locale): Texts => (locale === 'ru' ? ru : en)

/** «через 30 секунд», «через 2 минуты»: rounded up so that coming back then works. */
export const waitIn = (locale: Locale, seconds: number): string => {
  const format = new Intl.RelativeTimeFormat(locale)
  return seconds < 60
    ? format.format(seconds, 'second')
    : format.format(Math.ceil(seconds / 60), 'minute')
}
