import { execFileSync, spawnSync } from 'node:child_process'
import { StartupProblem } from '../startup-problem.ts'

/** Who PostgreSQL runs as. `undefined` means: as ourselves. */
export type ServerUser = { name: string; uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root, so root hands it to an account every system has: `postgres`, else `nobody`.
 * An ordinary user (and Windows) runs it in place.
 */
export function chooseServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const user = lookUp(name)
    if (user && canBecome(user)) return user
  }
  throw new StartupProblem(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as: ' +
      'start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Can this user pass through the folder (or run the file)? Asked of the system, which also knows groups and ACLs. */
export function canReach(user: ServerUser, path: string): boolean {
  if (!user) return true
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...identity(user), cwd: '/' })
  return status === 0
}

/** The part of spawn options that makes a child run as this user. */
export function identity(user: ServerUser): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {}
}

function lookUp(name: string): ServerUser {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { name, uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function canBecome(user: ServerUser): boolean {
  return spawnSync('/bin/sh', ['-c', ':'], { ...identity(user), cwd: '/' }).status === 0
}
