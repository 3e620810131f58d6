import { randomUUID } from 'node:crypto'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StartupProblem } from '../startup-problem.ts'
import { canReach, type ServerUser } from './server-user.server.ts'

/**
 * Where one cluster lives. `data` belongs to the server's user; password and log beside it belong to us.
 * `copiesIn` takes the programs when the server's user cannot reach the npm package.
 */
export type Home = { directory: string; data: string; password: string; log: string; copiesIn: string }

/** Where root keeps a database that its server user cannot reach inside the project. */
const ROOTS_PLACES = ['/var/lib/haaste', '/var/tmp/haaste']

/**
 * Prepares the place of the database that belongs to `directory` (the data folder of this installation).
 * For an ordinary user it is inside. For root it is inside too when the server's user can walk there, and otherwise
 * (a project under `/root`) in a place of its own, remembered by name in `directory`.
 */
export function prepareHome(directory: string, user: ServerUser): Home {
  mkdirSync(directory, { recursive: true })
  const inside = realpathSync(directory)
  if (canReach(user, inside)) return layOut(join(inside, 'postgres'), join(inside, 'programs'))
  const place = placeOfRoot(user)
  return layOut(join(place, nameOutside(inside)), place)
}

function layOut(directory: string, copiesIn: string): Home {
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  assertOurs(directory)
  const data = join(directory, 'data')
  return {
    directory,
    data,
    password: join(directory, 'password'),
    log: join(directory, 'postgres.log'),
    copiesIn,
  }
}

/** Creates an empty folder that only the server's user may enter. */
export function makePrivateFolder(path: string, user: ServerUser): void {
  mkdirSync(path, { mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}

function placeOfRoot(user: ServerUser): string {
  for (const place of ROOTS_PLACES) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      assertOurs(place)
    } catch {
      continue
    }
    if (canReach(user, place)) return place
  }
  throw new StartupProblem(
    `PostgreSQL runs as "${user?.name}", which reaches neither the project nor ${ROOTS_PLACES.join(' nor ')}: ` +
      'set HAASTE_DATA_DIR to a folder it can enter.',
  )
}

/**
 * The database's name outside: random, so that nobody can lay something there beforehand, and written down together
 * with the folder it belongs to, so that a copied project does not share its original's database.
 */
function nameOutside(inside: string): string {
  const note = join(inside, 'database-place.json')
  if (existsSync(note)) {
    const known = JSON.parse(readFileSync(note, 'utf8')) as { name: string; of: string }
    if (known.of === inside && /^[0-9a-f-]{36}$/.test(known.name)) return known.name
  }
  const name = randomUUID()
  writeFileSync(note, JSON.stringify({ name, of: inside }), { mode: 0o600 })
  return name
}

function assertOurs(path: string): void {
  const { uid, mode } = lstatSync(path)
  const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
  if (!isOurs)
    throw new StartupProblem(`${path} belongs to somebody else or is open to others: it is not used.`)
}
