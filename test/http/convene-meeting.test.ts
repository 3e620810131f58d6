import { beforeAll, expect, it } from 'vitest'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { judgingWorld, type JudgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * When and where a jury meets, over HTTP and without script: the chair says so, and a juror who has a conflict with the
 * first proposal reads the hour and the link, and nothing of that proposal.
 */

const database = useDatabase({ keepsRows: true })
let site: Site
let world: JudgingWorld
let chair: string
let juror: string

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await judgingWorld(database, { state: 'deliberating' })
  const { challengeId, proposalIds, organiserId: by, ports } = world
  const leader = await aJuror(database.db, { challengeId, isChair: true })
  const kept = await aJuror(database.db, { challengeId })
  const own = { challengeId, jurorId: kept.id, proposalId: proposalIds[0]! }
  await aDeclaration(database.db, { ...own, standing: 'conflict', kind: 'family' })
  await pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, ports)
  await planMeeting({ challengeId, by, atLeast: 0 }, ports)
  chair = await site.signIn(leader.personId)
  juror = await site.signIn(kept.personId)
}, 300_000)

const when = {
  ...{ 'startsAt.date': '2021-12-30', 'startsAt.time': '10:00', 'startsAt.zone': 'Europe/Helsinki' },
  ...{ minutes: '90', place: '', link: 'https://meet.example/jury' },
}

it('keeps what was typed where something is missing, then tells the jury', async () => {
  const path = `/en/organise/challenges/${world.slug}/meeting`
  const send = (form: Record<string, string>, as = chair) => site.send({ path, method: 'POST', as, form })
  const nowhere = await send({ intent: 'convene', ...when, link: '' })
  expect(nowhere.status).toBe(409)
  expect(nowhere.body).toContain('Give a place or a link.')
  expect(nowhere.body).toMatch(/name="minutes"[^>]*value="90"/)
  expect((await send({ intent: 'convene', ...when }, juror)).status).toBe(404)
  expect((await send({ intent: 'convene', ...when })).status).toBe(303)
  const page = await site.send({ path: `/en/jury/challenges/${world.slug}/meeting`, as: juror })
  expect(page.body).toContain('https://meet.example/jury')
  expect(page.body).toContain('30 December 2021')
  expect(page.body).not.toMatch(/Proposal 1|Call the hour off/)
  expect(page.body).toContain('Proposal 2')
})

it('calls it off with a reason, and the page shows no hour any more', async () => {
  const path = `/en/organise/challenges/${world.slug}/meeting`
  const send = (form: Record<string, string>) => site.send({ path, method: 'POST', as: chair, form })
  expect((await send({ intent: 'call-off', callOffReason: ' ' })).body).toContain(
    'Say why; the jury reads it in its mail.',
  )
  expect((await send({ intent: 'call-off', callOffReason: 'The chair is ill.' })).status).toBe(303)
  const page = await site.send({ path: `/en/jury/challenges/${world.slug}/meeting`, as: juror })
  expect(page.body).not.toContain('https://meet.example/jury')
})
