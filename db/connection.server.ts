import pg from 'pg'
import { StartupProblem } from '#app/platform/startup-problem.ts'

const OLDEST_VERSION = 15

/**
 * One connection of its own for work at start-up, closed when `work` is done.
 * @throws StartupProblem with one sentence when the database cannot be reached, refuses us, or is too old
 */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'haaste start',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new StartupProblem(sentenceFor(error, url), { cause: error })
  }
  try {
    await refuseOldServer(client)
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  )
  const major = rows[0]?.major ?? 0
  if (major < OLDEST_VERSION) {
    throw new StartupProblem(
      `The database server is PostgreSQL ${major}; version ${OLDEST_VERSION} or newer is needed.`,
    )
  }
}

/** Says what is wrong without the password that the address holds. */
function sentenceFor(error: unknown, url: string): string {
  const { hostname, port, username, pathname } = new URL(url)
  const server = `${hostname || 'localhost'}:${port || 5432}`
  const code = findCode(error)
  switch (code) {
    case 'ECONNREFUSED':
      return `The database at ${server} does not answer: is it running, and is DATABASE_URL right?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The database host ${hostname} is not known: is DATABASE_URL right?`
    case '28P01':
    case '28000':
      return `The database at ${server} refuses the user ${username}: check user and password in DATABASE_URL.`
    case '3D000':
      return `The database at ${server} has no database named ${pathname.slice(1)}: create it, or correct DATABASE_URL.`
    default:
      return `The database at ${server} cannot be reached (${code ?? (error as Error).message}).`
  }
}

/** Node tries each address of a name and then throws one error that holds them all. */
function findCode(error: unknown): string | undefined {
  const { code, errors } = error as { code?: string; errors?: { code?: string }[] }
  return code ?? errors?.find((one) => one.code)?.code
}
