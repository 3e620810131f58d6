import { expect, it } from 'vitest'
import { judgingRounds } from '#db/schema/index.ts'
import { deskOfChallenge, paceOf } from '#app/desks/data/challenge-desks.server.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

async function cockpit(challengeId: string, personId: string) {
  const now = new Date()
  const desk = await deskOfChallenge(database.db, { challengeId, personId, lang: 'en', now })
  const pace = await paceOf(database.db, { challengeId, personId, zone: 'Europe/Helsinki' })
  return { ...desk, submittedByDay: pace.reduce((sum, { count }) => sum + count, 0) }
}

const why = {
  conflict: () => ({ kind: 'family' as const }),
  excluded: (excludedBy: string) => ({ excludedBy, exclusionReason: 'Worked with them.' }),
  abstained: () => ({}),
}

it.each(['conflict', 'excluded', 'abstained'] as const)(
  'the totals of somebody who is kept from a proposal (%s) do not count it',
  async (standing) => {
    const { challengeId, organiserId, proposalIds } = await judgingWorld(database)
    const seat = await aJuror(database.db, { challengeId })
    const other = await aJuror(database.db, { challengeId })
    for (const [index, proposalId] of proposalIds.entries()) {
      await anAssignment(database.db, { challengeId, jurorId: other.id, proposalId })
      const pair = { challengeId, jurorId: seat.id, proposalId }
      await aDeclaration(database.db, index > 0 ? pair : { ...pair, standing, ...why[standing](organiserId) })
    }
    const all = await cockpit(challengeId, organiserId)
    const kept = await cockpit(challengeId, seat.personId)
    const totalsOf = ({ counts, submittedByDay }: typeof all) => {
      const { submitted, eligible, assigned, underassigned } = counts
      return { submitted, submittedByDay, eligible, assigned, underassigned }
    }
    const count = proposalIds.length
    const whole = { submitted: count, submittedByDay: count, eligible: count, assigned: count }
    expect(totalsOf(all)).toEqual({ ...whole, underassigned: count })
    expect(totalsOf(kept)).toEqual({
      ...{ submitted: count - 1, submittedByDay: count - 1, eligible: count - 1, assigned: count - 1 },
      underassigned: count - 1,
    })
  },
)

it('finalists are drawn where the jury has a round for it', async () => {
  const { challengeId, organiserId } = await judgingWorld(database)
  expect((await cockpit(challengeId, organiserId)).hasShortlist).toBe(false)
  await database.db.delete(judgingRounds)
  await database.db.insert(judgingRounds).values([
    { challengeId, kind: 'individual', position: 1 },
    { challengeId, kind: 'shortlist', position: 2 },
  ])
  expect((await cockpit(challengeId, organiserId)).hasShortlist).toBe(true)
})
