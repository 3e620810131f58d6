import type { Access, Rule } from '#app/http/access.ts'
import { isRule } from '#app/http/access.ts'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { allows } from '#app/people/core/access.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { anEntrance } from '#test/factories/an-entrance.ts'
import type { TestDatabase } from '#test/setup/database.ts'

type Page = { access: Access; loader: (args: LoaderArgs) => Promise<Response> }

/**
 * Opens a page as the gate would: the same rule, the same database role, the same hour. Returns the status and the
 * loader's bytes; 404 with nothing where the rule says no.
 */
export async function openPage(
  database: TestDatabase,
  { access, loader }: Page,
  {
    params,
    personId = null,
    url = 'https://haaste.test/en',
  }: { params: Record<string, string>; personId?: string | null; url?: string },
): Promise<{ status: number; body: string }> {
  const rule = access.loader as Rule
  if (!isRule(rule)) throw new Error('a loader has one rule')
  const found = personId === null ? null : await anEntrance(database.db, personId, params)
  const viewer = found?.viewer ?? null
  const now = found?.now ?? (await databaseClock.now(database.db))
  const subject = rule.who.includes(':') ? found?.subject : {}
  if (!subject || !allows(rule.who, { viewer, subject, isDemo: false })) return { status: 404, body: '' }
  const context = {
    lang: 'en',
    viewer,
    signedIn: viewer,
    db: rule.who === 'anyone' ? database.publicDb : database.db,
    subject,
    now,
    keep: (_name: string, find: () => Promise<unknown>) => find(),
    env: { publicOrigin: 'https://haaste.test' },
    t: (namespace: Parameters<RequestContext['t']>[0]) => translator('en', namespace),
  } as unknown as RequestContext
  const request = new Request(url)
  try {
    const response = await loader({ request, params, context })
    return { status: response.status, body: await response.text() }
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, body: await thrown.text() }
    throw thrown
  }
}
