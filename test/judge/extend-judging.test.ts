import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { challenges, recordEntries } from '#db/schema/index.ts'
import { extendJudging } from '#app/judge/flows/extend-judging.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { reopenScorecard } from '#app/judge/flows/reopen-scorecard.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()

const later = new Date('2022-01-13T14:00:00Z')

async function twoAssignments() {
  const world = await judgingWorld(database)
  const { challengeId, proposalIds, criterionIds } = world
  const juror = await aJuror(database.db, { challengeId })
  const [first, second] = await Promise.all(
    [0, 1].map((index) =>
      anAssignment(database.db, { challengeId, jurorId: juror.id, proposalId: proposalIds[index]! }),
    ),
  )
  const own = (assignmentId: string) => ({ assignmentId, personId: juror.personId })
  const scores = criterionIds.map((criterionId) => ({ criterionId, answer: '3', seen: 0 }))
  const input = {
    challengeId,
    by: world.organiserId,
    judgingEndsAt: later,
    reason: 'A juror fell ill.',
    calendarVersion: 1,
  }
  return { ...world, first: own(first!.id), second: own(second!.id), scores, input }
}

const stateOf = async (challengeId: string) =>
  (await database.db.select().from(challenges).where(eq(challenges.id, challengeId)))[0]

describe('more time for the jury', () => {
  it('moves the end while judging lasts, and the record says why', async () => {
    const { input, ports, challengeId, replanned } = await twoAssignments()
    expect(await extendJudging(input, ports)).toEqual({ ok: true, value: { judgingEndsAt: later } })
    expect(await stateOf(challengeId)).toMatchObject({ state: 'judging', judgingEndsAt: later })
    const entries = await database.db.select().from(recordEntries)
    expect(entries.map(({ type, body }) => [type, body.includes('A juror fell ill.')])).toEqual([
      ['JudgingExtended', true],
    ])
    expect(replanned).toEqual([challengeId])
  })

  it('opens the judging again for the late, and leaves what was final as it was', async () => {
    const { input, ports, challengeId, first, second, scores } = await twoAssignments()
    expect(await finaliseScorecard({ ...first, scores }, ports)).toMatchObject({ ok: true })
    await database.setClock('2022-01-12T18:00:00Z')
    expect(await finaliseScorecard({ ...second, scores }, ports)).toMatchObject({
      refusal: { code: 'judging-over' },
    })
    expect(await extendJudging(input, ports)).toMatchObject({ ok: true })
    expect(await stateOf(challengeId)).toMatchObject({ state: 'judging' })
    expect(await finaliseScorecard({ ...second, scores }, ports)).toMatchObject({ ok: true })
    expect(await reopenScorecard(first, ports)).toMatchObject({ refusal: { code: 'final-since-end' } })
    expect(await reopenScorecard(second, ports)).toEqual({ ok: true, value: null })
    const types = (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(
      ({ type }) => type,
    )
    expect(types.filter((type) => type.startsWith('Judging'))).toEqual(['JudgingEnded', 'JudgingExtended'])
  })

  it.each([
    ['without a reason', { reason: ' ' }, 'reason-missing'],
    ['earlier', { judgingEndsAt: new Date(instants.whileJudging) }, 'judging-end-earlier'],
    ['past the announcement', { judgingEndsAt: new Date('2022-01-15T08:00:00Z') }, 'calendar-order'],
    ['from an old page', { calendarVersion: 7 }, 'calendar-changed'],
  ])('is refused %s', async (_how, change, code) => {
    const { input, ports } = await twoAssignments()
    expect(await extendJudging({ ...input, ...change }, ports)).toMatchObject({ refusal: { code } })
  })
})
