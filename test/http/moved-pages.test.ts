import { beforeAll, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { misplacedIn } from '#test/deadline/a-misplaced-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* A proposal that was moved, through the gate: every reader finds each version under the form it answered. */

const database = useDatabase({ keepsRows: true })
let site: Site
let world: Awaited<ReturnType<typeof misplacedIn>>
let cookies: Record<'organiser' | 'lead', string>

beforeAll(async () => {
  const build = await theBuild()
  world = await misplacedIn(database)
  const { id: personId } = await aPerson(database.db)
  const { programmeId } = world.source
  await database.db.insert(roleGrants).values({ personId, role: 'organiser', programmeId })
  await world.ask()
  expect(await world.answer('agreed')).toMatchObject({ ok: true })
  site = openSite(build, { db: database.db, publicDb: database.publicDb }, { isDemo: true })
  cookies = { organiser: await site.signIn(personId), lead: await site.signIn(world.draft.leadId) }
}, 900_000)

const get = (path: string, as: keyof typeof cookies) => site.send({ path, as: cookies[as] })

/** Answered in the first challenge, and not asked in the other. */
const left = 'Two stores of half the size.'

it('shows the team every version, its receipt and its draft', async () => {
  const proposal = `/en/proposals/${world.draft.proposalId}`
  for (const path of ['/copy?version=1', '/copy?version=2', '/copy']) {
    const { status, body } = await get(proposal + path, 'lead')
    expect([path, status]).toEqual([path, 200])
    expect([path, body.includes(left)]).toEqual([path, true])
  }
  expect((await get(`${proposal}/receipts/1`, 'lead')).body).toContain('A challenge')
  const second = (await get(`${proposal}/receipts/2`, 'lead')).body
  expect(second).toContain('The right one')
  expect(second).toContain('when its lead agreed to the move')
  expect(second).toContain('plan.pdf')
  const { body } = await get(`${proposal}/move`, 'lead')
  expect(body).toContain('Your lead agreed')
})

it('is on the desk it came to, with all its answers, and on the other no more', async () => {
  const { proposalId, reference } = world.draft
  const desk = ({ slug }: { slug: string }) => `/en/organise/challenges/${slug}/proposals`
  const there = await get(`${desk(world.target)}/${proposalId}`, 'organiser')
  expect(there.status).toBe(200)
  expect(there.body).toContain(left)
  const old = await get(`${desk(world.source)}/${proposalId}`, 'organiser')
  expect([old.status, old.location]).toEqual([303, `${desk(world.source)}?moved=${reference}`])
  expect((await get(old.location!, 'organiser')).body).toContain(`${reference} was moved to “The right one”`)
  // Who has no business there hears what everybody hears of what is not there.
  expect((await get(`${desk(world.source)}/${proposalId}`, 'lead')).status).toBe(404)
  expect((await get(`${desk(world.source)}/${world.source.id}`, 'organiser')).status).toBe(404)
  expect((await get(`${desk(world.source)}?moved=HEL-2021-AAAA-A`, 'organiser')).body).not.toContain(
    'was moved to',
  )
  const away = (await get(desk(world.source), 'organiser')).body
  expect(away).toContain(reference)
  expect(away).not.toContain(proposalId)
  const exported = (await get(`${desk(world.target)}.json`, 'organiser')).body
  expect(exported).toContain(left)
  expect((await get(`${desk(world.target)}.csv`, 'organiser')).body).toContain(left)
})
