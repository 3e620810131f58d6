import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { roleGrants } from '#db/schema/index.ts'
import { extendForOne } from '#app/deadline/flows/extend-for-one.server.ts'
import { proposeExtensions } from '#app/deadline/flows/propose-extensions.server.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { anOpenChallenge, deadline, portsOf } from '#test/apply/apply-world.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

const database = useDatabase()
let site: Site
beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 900_000)

const hourMs = 3_600_000

/** A challenge with a cockpit, and what the page says of its deadline, without tags. */
async function aCockpit(role: 'organiser' | 'screener') {
  const challenge = await anOpenChallenge(database)
  const { id: personId } = await aPerson(database.db)
  await database.db.insert(roleGrants).values({ personId, role, programmeId: challenge.programmeId })
  const as = await site.signIn(personId)
  const said = async () => {
    const { status, body } = await site.send({ path: `/en/organise/challenges/${challenge.slug}`, as })
    expect(status).toBe(200)
    const section = /<section[^>]*id="deadline"[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
    return section.replaceAll('<!-- -->', '')
  }
  return { challenge, personId, said }
}

describe('the deadline in a cockpit', () => {
  it('shows what single proposals were given, the newest of each, and nothing that is over', async () => {
    const { challenge, personId, said } = await aCockpit('organiser')
    const [given, other] = await Promise.all(
      ['7K2M', '9Q4X'].map((code) => {
        const reference = proposalReference({ prefix: 'HEL', year: 2021, code })
        return aDraft(database.db, { challengeId: challenge.id, reference })
      }),
    )
    if (!given || !other) throw new Error('there are two drafts')
    expect(await said()).not.toContain(given.reference)
    for (const hours of [2, 5]) {
      const closesAt = new Date(deadline.getTime() + hours * hourMs)
      const asked = { challengeId: challenge.id, personId, reference: given.reference, closesAt }
      const extended = await extendForOne({ ...asked, reason: 'A fault of ours.' }, portsOf(database))
      expect(extended).toMatchObject({ ok: true })
    }
    const section = await said()
    expect(section.split(given.reference)).toHaveLength(2)
    expect(section).toContain(new Date(deadline.getTime() + 5 * hourMs).toISOString())
    expect(section).not.toContain(other.reference)
  })

  it('proposes more time after an outage: to organisers with the page where they confirm, to others with the ledger', async () => {
    const [own, screener] = [await aCockpit('organiser'), await aCockpit('screener')]
    await database.db.execute(sql`select service_beat()`)
    await database.ownerDb.execute(
      sql`update service_pulse set beat_at = clock_timestamp() - interval '11 minutes'`,
    )
    await database.setClock(new Date(deadline.getTime() - hourMs / 2))
    await database.db.execute(sql`select service_beat()`)
    const before = await own.said()
    expect(await proposeExtensions(portsOf(database))).toBe(2)
    const [after, theirs] = [await own.said(), await screener.said()]
    expect(before).not.toContain('class="callout')
    expect(after).toContain('class="callout')
    expect(after).toContain(`href="/en/organise/challenges/${own.challenge.slug}/extend"`)
    expect(theirs).toContain('class="callout')
    expect(theirs).toContain('href="/en/outages"')
    expect(theirs).not.toContain('/extend"')
  })
})
