import { StartupProblem } from '#app/platform/startup-problem.ts'
import { withConnection } from './connection.server.ts'

/**
 * Writes down at the first start what this database is, a demo or a real installation, and holds every later start to
 * it: neither can become the other.
 * @throws StartupProblem when the database is of the other kind
 */
export async function settleInstallation(url: string, kind: 'demo' | 'real'): Promise<void> {
  const found = await withConnection(url, async (client) => {
    await client.query(
      'insert into installation (kind) select $1 where not exists (select from installation) on conflict do nothing',
      [kind],
    )
    const { rows } = await client.query<{ kind: string }>('select kind from installation')
    return rows[0]?.kind
  })
  if (found === kind) return
  throw new StartupProblem(
    kind === 'real'
      ? 'DATABASE_URL names a database that was made for the demo: give the real installation one of its own.'
      : 'This database belongs to a real installation: the demo does not run on it.',
  )
}
