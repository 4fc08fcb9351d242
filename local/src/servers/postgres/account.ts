import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { isRoot } from '../process/command.ts'
import { ServerUnavailable } from '../server.ts'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * The account PostgreSQL runs under: it refuses to run as root, so root lends it `postgres`, or
 * `nobody` where there is none. Undefined means the present user.
 */
export const serverAccount = async (): Promise<Account | undefined> => {
  if (!isRoot()) return undefined
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => lines.find((fields) => fields[0] === name))
  const [, , uid, gid] = found.find((fields) => fields !== undefined) ?? []
  if (uid === undefined || gid === undefined) {
    throw new ServerUnavailable(
      'PostgreSQL does not run as root and there is no user `postgres` to run it as: create one (useradd --system postgres) or start as an ordinary user',
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

const mayEnter = async (path: string, { uid, gid }: Account): Promise<boolean> => {
  const found = await stat(path)
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0
  return ((found.mode >> shift) & 1) === 1
}

/** Whether the account may enter every folder down to the given one; a clone in /root is out of reach. */
export const isReachable = async (folder: string, account: Account): Promise<boolean> => {
  for (let path = folder; ; path = dirname(path)) {
    if (!(await mayEnter(path, account))) return false
    if (path === dirname(path)) return true
  }
}
