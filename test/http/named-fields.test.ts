import { beforeAll, describe, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import { latestMeeting } from '#app/judge/data/meetings.server.ts'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { decidingWorld, recorded, type DecidingWorld } from '#test/announce/deciding-world.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld, type JudgingWorld } from '#test/judge/judging-world.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* What is typed wrong in a meeting and in a decision is told at its field, all of it at once, with everything typed kept. */

const database = useDatabase({ keepsRows: true })
const { organise } = pathsIn('en')

let site: Site

beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 900_000)

async function organiserOf({ programmeId, organiserId }: Pick<JudgingWorld, 'programmeId' | 'organiserId'>) {
  await database.db.insert(roleGrants).values({ personId: organiserId, role: 'organiser', programmeId })
  return site.signIn(organiserId)
}

/** The lines of the error summary, each with the id it leads to, and whether that element says that it is wrong. */
function summaryOf(html: string) {
  const summary = /<div class="error-summary"[^]*?<\/div>/.exec(html)?.[0] ?? ''
  return [...summary.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)].map(([, id = '', line]) => {
    const field = new RegExp(`<[^>]*\\sid="${id}"[^>]*>`).exec(html)?.[0] ?? ''
    const error = /aria-describedby="([^"]*)"/
      .exec(field)?.[1]
      ?.split(' ')
      .find((one) => /-error/.test(one))
    const isTold = error !== undefined && html.includes(`id="${error}"`)
    return { id, line, isWrong: field.includes('aria-invalid="true"') && isTold }
  })
}

describe('a meeting of the jury', () => {
  let world: JudgingWorld
  let organiser: string
  let chair: string

  beforeAll(async () => {
    world = await judgingWorld(database, { state: 'deliberating' })
    const { challengeId, organiserId: by, proposalIds, ports } = world
    organiser = await organiserOf(world)
    const seat = await aJuror(database.db, { challengeId, isChair: true })
    for (const proposalId of proposalIds)
      await aDeclaration(database.db, { challengeId, jurorId: seat.id, proposalId })
    chair = await site.signIn(seat.personId)
    await pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, ports)
    await planMeeting({ challengeId, by, atLeast: 0 }, ports)
  })

  const page = () => organise.meeting(world.slug)
  const press = async (as: string, form: Record<string, string>) => {
    const seen = String((await latestMeeting(database.db, world.challengeId))?.version)
    return site.send({ path: page(), method: 'POST', as, form: { seen, ...form } })
  }

  it('says before the button who has to join, and begins with nobody there for no organiser', async () => {
    expect((await site.send({ path: page(), as: organiser })).body).toContain('At least one juror has to be')
    const pressed = await press(organiser, { intent: 'start' })
    expect(pressed.status).toBe(409)
    expect(pressed.body).toContain('Nobody of the jury is in the meeting yet')
    expect((await press(chair, { intent: 'start' })).status).toBe(303)
  })

  it('names every score that does not fit at its field, and keeps what was typed', async () => {
    const [first] = world.criterionIds
    const typed = { whole: '101', [`criteria.${first}`]: '9', decision: 'Ask about the site.' }
    const { status, body } = await press(chair, { intent: 'next', ...typed })
    expect(status).toBe(422)
    const lines = summaryOf(body)
    expect(lines.map(({ id }) => id)).toEqual([`field-criteria-${first}`, 'field-whole', 'field-reason'])
    expect(lines.every(({ isWrong }) => isWrong)).toBe(true)
    expect(lines[1]?.line).toBe(
      'Score for the whole: The score is not on its scale, which goes from 0 to 100.',
    )
    expect(body).toMatch(/id="field-whole"[^>]*value="101"/)
    expect(body).toContain('>Ask about the site.</textarea>')
  })

  it('has minutes that an organiser drafts and the chair approves', async () => {
    const path = organise.minutes(world.slug)
    expect((await site.send({ path, as: organiser })).body).toContain('The meeting is going on.')
    expect((await press(chair, { intent: 'end' })).status).toBe(303)
    expect((await site.send({ path, as: organiser })).body).toContain('Draft the minutes now')
    const drafted = await site.send({ path, method: 'POST', as: organiser, form: { intent: 'draft' } })
    expect(drafted.status).toBe(303)
    const seen = (await site.send({ path, as: organiser })).body
    expect(seen).toContain('Next: the chair reads and approves them')
    expect(seen).not.toContain('Type your full name')
    const approve = { intent: 'approve', seen: '1', name: 'Organiser' }
    const pressed = await site.send({ path, method: 'POST', as: organiser, form: approve })
    expect(pressed.status).toBe(409)
    expect(pressed.body).toContain('The minutes are approved by the chair')
    const wrong = await site.send({ path, method: 'POST', as: chair, form: approve })
    expect(wrong.status).toBe(422)
    expect(summaryOf(wrong.body)).toMatchObject([{ id: 'field-name', isWrong: true }])
  })
})

describe('a decision', () => {
  let world: DecidingWorld
  let organiser: string
  let colleague: string

  beforeAll(async () => {
    world = await decidingWorld(database)
    organiser = await organiserOf(world)
    colleague = await organiserOf({ programmeId: world.programmeId, organiserId: world.colleagueId })
  })

  it('that is not accepted says of each line which proposal and field it is about', async () => {
    const form = Object.fromEntries(
      world.proposalIds.flatMap((id, index) => [
        [`outcomes.${id}.outcome`, index === 0 ? 'winner' : 'not_selected'],
        [`outcomes.${id}.reason`, index === 2 ? '' : `A reason of its own, number ${index}.`],
      ]),
    )
    const path = organise.decision(world.slug)
    const sent = { ...form, [`outcomes.${world.proposalIds[1]!}.place`]: 'first', signedName: '' }
    const { status, body } = await site.send({ path, method: 'POST', as: organiser, form: sent })
    expect(status).toBe(422)
    const lines = summaryOf(body)
    expect(lines.every(({ isWrong }) => isWrong)).toBe(true)
    expect(lines.map(({ line }) => line?.replace(/\(HEL-[^)]*\)/, '()').split(': ')[0])).toEqual([
      'Proposal 2 () · Place on the reserve list',
      'Proposal 3 () · Reason',
      'I record this decision',
    ])
    expect(body).toContain('>A reason of its own, number 1.</textarea>')
  })

  it.each([
    ['both', 'Somebody Else', 'yes', ['field-phrase', 'field-signedName']],
    ['nothing', '', '', ['field-phrase', 'field-signedName']],
    ['the name', 'Somebody Else', null, ['field-signedName']],
  ])('signed with %s wrong names each at its field', async (_, signedName, phrase, ids) => {
    const hash = await theHash()
    const path = organise.release(world.slug)
    const form = { intent: 'confirm', hash, signedName, phrase: phrase ?? hash.slice(0, 8) }
    const { status, body } = await site.send({ path, method: 'POST', as: colleague, form })
    expect(status).toBe(409)
    const lines = summaryOf(body)
    expect(lines.map(({ id }) => id)).toEqual(ids)
    expect(lines.every(({ isWrong }) => isWrong)).toBe(true)
    if (signedName !== '') expect(body).toMatch(/id="field-signedName"[^>]*value="Somebody Else"/)
  })

  let hash: string | undefined
  const theHash = async () => (hash ??= await recorded(world))
})
