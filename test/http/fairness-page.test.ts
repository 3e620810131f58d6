import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { challenges, people, roleGrants, teamMembers } from '#db/schema/index.ts'
import { namesOfProposals } from '#app/judge/data/fairness.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { aJury, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { judgingWorld, type JudgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* What organisers read of how firm a ranking is, when, and without what is closed to them. */

const database = useDatabase({ keepsRows: true })
const strict = 'Strict Juror'
/** By juror; the last is strict. */
const points = [
  [5, 5, 4],
  [4, 4, 3],
  [3, 3, 2],
  [2, 2, 1],
]
const safe = { en: 'safe', fi: 'varm', sv: 'säk', 'zh-CN': '稳固' }

let site: Site
let world: JudgingWorld
/** In the order of the world's proposals. */
let references: string[]
let organiser: string
let teamsOrganiser: string

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await judgingWorld(database, { proposalCount: 4 })
  const { challengeId, programmeId, proposalIds, criterionIds } = world
  const jury = await aJury(database.db, { challengeId, size: 3 })
  await database.db.update(people).set({ name: strict }).where(eq(people.id, jury[2]!.personId))
  for (const [p, own] of points.entries()) {
    for (const [j, given] of own.entries()) {
      const seat = { challengeId, jurorId: jury[j]!.id, proposalId: proposalIds[p]! }
      await anAssignment(database.db, seat)
      await aScorecard(database.db, {
        ...seat,
        points: { [criterionIds[0]]: given, [criterionIds[1]]: given },
      })
    }
  }
  const [plain, inTeam] = [await aPerson(database.db), await aPerson(database.db)]
  for (const { id: personId } of [plain, inTeam])
    await database.db
      .insert(roleGrants)
      .values({ personId, role: 'organiser', programmeId, challengeId: null })
  await database.db
    .insert(teamMembers)
    .values({ proposalId: proposalIds[0]!, personId: inTeam.id, role: 'editor' })
  const named = await namesOfProposals(database.db, proposalIds)
  references = proposalIds.map((id) => named.find(({ proposalId }) => proposalId === id)!.reference)
  organiser = await site.signIn(plain.id)
  teamsOrganiser = await site.signIn(inTeam.id)
}, 900_000)

const read = (lang: string, as: string) =>
  site.send({ path: `/${lang}/organise/challenges/${world.slug}/fairness`, as })

it('tells nothing while scores can still change', async () => {
  const { status, body } = await read('en', organiser)
  expect(status).toBe(200)
  expect(body).not.toContain(strict)
  for (const reference of references) expect(body).not.toContain(reference)
})

it.each(locales)('then says in %s what is safe, who is strict, and how it is computed', async (lang) => {
  await database.setClock('2022-01-13T08:00:00Z')
  await database.db
    .update(challenges)
    .set({ state: 'deliberating' })
    .where(eq(challenges.id, world.challengeId))
  const { status, body } = await read(lang, organiser)
  expect(status).toBe(200)
  expect(body).toContain(strict)
  expect(body.toLowerCase()).toContain(safe[lang])
  expect(body).toContain(`href="/${lang}/method/fairness"`)
  expect(body).not.toMatch(/NaN/)
  const method = await site.send({ path: `/${lang}/method/fairness` })
  expect(method.status).toBe(200)
  expect(method.body).toContain('ICC(2,1) = σ²ₚ / (σ²ₚ + σ²ₐ + σ²ₑ)')
})

it('leaves out the proposal of the reader’s own team, in figures and in data', async () => {
  const path = `/en/organise/challenges/${world.slug}/fairness`
  const data = await site.send({ path, as: teamsOrganiser, data: 'judge/pages/fairness' })
  for (const { status, body } of [await read('en', teamsOrganiser), data]) {
    expect(status).toBe(200)
    expect(body).not.toContain(references[0])
    expect(body).not.toContain(world.proposalIds[0])
    expect(body).toContain(references[1])
  }
})

it('an address with nonsense begins at the first row', async () => {
  for (const from of ['-1', 'x', '1e99', '51']) {
    const path = `/en/organise/challenges/${world.slug}/fairness?from=${from}`
    const { status, body } = await site.send({ path, as: organiser })
    expect(status).toBe(200)
    expect(body).not.toMatch(/NaN/)
  }
})
