import { demoPassword } from './demo/accounts.ts'
import { gosuslugiLogins } from './demo/logins.ts'
import type { Login } from './demo/logins.ts'

const line = ({ role, username, who }: Login): string =>
  `  ${role.padEnd(36)} ${username.padEnd(16)} ${who}`

/** The address and the demonstration logins by role. */
export const printWelcome = (
  say: (text: string) => void,
  facts: {
    readonly url: string
    readonly logins: readonly Login[]
    readonly year: number
    readonly seconds: number
  },
): void => {
  say('')
  say(`Zvonok is ready: ${facts.url}`)
  say('')
  say(`Demonstration logins (password for all: ${demoPassword})`)
  for (const login of facts.logins) say(line(login))
  say('')
  say('At the Gosuslugi simulator, by СНИЛС:')
  for (const login of gosuslugiLogins(facts.year)) say(line(login))
  say('')
  say(`Ready in ${facts.seconds.toFixed(1)} s. Ctrl-C stops it.`)
}
