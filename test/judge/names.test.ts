import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  assignments,
  challenges,
  conflicts,
  consortiumPartners,
  dismissedSuggestions,
  proposals,
  recordEntries,
  recordSecrets,
  scorecards,
  ties,
} from '#db/schema/index.ts'
import { suggestionsOfJury, fingerprintOf } from '#app/judge/data/conflict-suggestions.server.ts'
import { namesInList, ownProposalsToDeclare } from '#app/judge/data/names-to-declare.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { declareNames, type DeclareNamesInput } from '#app/judge/flows/declare-names.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

/* Where a challenge is read blind, conflicts are declared by name, and the server knows what they close. */

const database = useDatabase()

/** Three proposals; `Shared Oy` is a partner of the first and the second, `Contact Person` answers for it in the second. */
async function aBlindWorld(given: Parameters<typeof judgingWorld>[1] = {}) {
  const world = await judgingWorld(database, { ...given, isBlind: true })
  const { challengeId, proposalIds, ports } = world
  const { db } = database
  const partner = { name: 'Shared Oy', country: 'FI', part: 'Sensors', hasAgreed: true }
  await db.insert(consortiumPartners).values([
    { ...partner, proposalId: proposalIds[0]! },
    { ...partner, proposalId: proposalIds[1]!, contactName: 'Contact Person' },
  ])
  const juror = await aJuror(db, { challengeId })
  const names = async () => (await namesInList(db, { challengeId, lang: 'en' })).names
  const declare = async (
    input: Partial<Omit<DeclareNamesInput, 'added' | 'whole'>> & {
      tied?: string[]
      isWhole?: boolean
      seen?: string | null
    },
  ) => {
    const { hash } = await namesInList(db, { challengeId, lang: 'fi' })
    const { tied = [], isWhole = false, seen = null, ...rest } = input
    const added = tied.map((name) => ({ name, kind: 'family' as const, privateNote: 'My sister' }))
    const whole = isWhole ? { list: hash, seenSuggestions: seen } : null
    const result = await declareNames(
      { challengeId, personId: juror.personId, added, removed: null, whole, ...rest },
      ports,
    )
    return result.ok ? null : result.refusal.code
  }
  const standings = async () => {
    const rows = await db
      .select({ proposalId: conflicts.proposalId, standing: conflicts.standing })
      .from(conflicts)
      .where(eq(conflicts.jurorId, juror.id))
    return proposalIds.map((id) => rows.find(({ proposalId }) => proposalId === id)?.standing ?? null)
  }
  const speakable = async () =>
    (await ownProposalsToDeclare(db, { challengeId, jurorId: juror.id })).map(({ proposalId }) => proposalId)
  return { ...world, juror, names, declare, standings, speakable }
}

describe('declaring by name', () => {
  it('lists organisations, teams, partners and their contacts, once, and nobody goes with a proposal', async () => {
    const { names, proposalIds } = await aBlindWorld()
    const before = await names()
    expect(before.filter((name) => name === 'Shared Oy')).toHaveLength(1)
    expect(before).toContain('Contact Person')
    // Each proposal has an organisation and a lead of its own.
    expect(before).toHaveLength(3 * 2 + 2)
    await database.db
      .update(proposals)
      .set({
        state: 'withdrawn',
        withdrawnAt: new Date(instants.whileJudging),
        screening: null,
        screenedAt: null,
      })
      .where(eq(proposals.id, proposalIds[1]!))
    expect(await names()).toEqual(before)
  })

  it('closes every proposal a name stands behind and frees the others with the whole list', async () => {
    const { declare, standings, speakable, replanned, challengeId } = await aBlindWorld({ state: 'closed' })
    expect(await declare({ tied: ['Shared Oy'] })).toBeNull()
    expect(await standings()).toEqual(['conflict', 'conflict', null])
    expect(await declare({ isWhole: true })).toBeNull()
    expect(await standings()).toEqual(['conflict', 'conflict', 'clear'])
    expect(await speakable()).toEqual([])
    expect(await declare({ removed: 'Shared Oy' })).toBeNull()
    expect(await standings()).toEqual(['clear', 'clear', 'clear'])
    expect(replanned).toEqual([challengeId, challengeId, challengeId])
    const entries = await database.db.select().from(recordEntries)
    expect(entries.map(({ type }) => type)).toEqual(Array(3).fill('ConflictsDeclared'))
    expect(entries.map(({ body }) => body).join()).not.toMatch(/Shared|sister/)
    const secrets = await database.db.select().from(recordSecrets)
    expect(secrets.map(({ payload }) => payload).join()).toContain('Shared Oy')
  })

  it('takes what was assigned away, with its score, and gives it not back', async () => {
    const { declare, standings, challengeId, juror, proposalIds, criterionIds } = await aBlindWorld()
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[1]! }
    await declare({ isWhole: true })
    await anAssignment(database.db, seat)
    await aScorecard(database.db, { ...seat, points: { [criterionIds[0]]: 5, [criterionIds[1]]: 5 } })
    expect(await declare({ tied: ['Contact Person'] })).toBeNull()
    expect(await standings()).toEqual(['clear', 'conflict', 'clear'])
    expect((await database.db.select().from(scorecards))[0]?.state).toBe('void')
    expect(await declare({ removed: 'Contact Person' })).toBeNull()
    const [assignment] = await database.db.select().from(assignments)
    expect(assignment?.releaseReason).toBe('conflict')
  })

  it('answers the same to a name behind one proposal, two, or one that is closed already', async () => {
    const { declare, names, challengeId, juror, proposalIds, organiserId: by, ports } = await aBlindWorld()
    await declare({ isWhole: true })
    await excludeJuror(
      { challengeId, jurorId: juror.id, proposalId: proposalIds[2]!, by, reason: 'Advises them' },
      ports,
    )
    for (const name of await names()) expect(await declare({ tied: [name] })).toBeNull()
    expect(await declare({ tied: ['Nobody Here'] })).toBe('names-changed')
  })

  it('asks for another look when somebody has joined since', async () => {
    const { challengeId, juror, ports, proposalIds, standings } = await aBlindWorld({ state: 'closed' })
    const { hash: list } = await namesInList(database.db, { challengeId, lang: 'en' })
    await database.db.insert(consortiumPartners).values({
      proposalId: proposalIds[0]!,
      name: 'Late Ltd',
      country: 'FI',
      part: 'Pumps',
      hasAgreed: true,
    })
    const whole = { list, seenSuggestions: null }
    const input = { challengeId, personId: juror.personId, added: [], removed: null, whole }
    expect(await declareNames(input, ports)).toMatchObject({ refusal: { code: 'names-changed' } })
    expect(await standings()).toEqual([null, null, null])
  })

  it('by reference only of what they were given, and never of what a name has closed', async () => {
    const { declare, speakable, standings, challengeId, juror, proposalIds, ports } = await aBlindWorld()
    const [first, , third] = proposalIds as [string, string, string]
    const say = async (proposalId: string, standing: 'clear' | 'conflict') => {
      const kind = standing === 'conflict' ? ('other' as const) : null
      const declarations = [{ proposalId, standing, kind, privateNote: null }]
      const result = await declareConflicts({ challengeId, personId: juror.personId, declarations }, ports)
      return result.ok ? null : result.refusal.code
    }
    expect(await say(first, 'clear')).toBe('proposal-not-eligible')
    await declare({ tied: ['Shared Oy'], isWhole: true })
    await anAssignment(database.db, { challengeId, jurorId: juror.id, proposalId: third })
    expect(await speakable()).toEqual([third])
    expect(await say(first, 'clear')).toBe('proposal-not-eligible')
    expect(await say(third, 'conflict')).toBeNull()
    expect(await speakable()).toEqual([third])
    expect(await standings()).toEqual(['conflict', 'conflict', 'conflict'])
    expect(await say(third, 'clear')).toBeNull()
    expect(await standings()).toEqual(['conflict', 'conflict', 'clear'])
  })

  it('a proposal given back stays closed where a name closes it too', async () => {
    const { declare, standings, names, challengeId, juror, proposalIds, ports } = await aBlindWorld()
    await declare({ isWhole: true })
    const seat = { challengeId, jurorId: juror.id, proposalId: proposalIds[2]! }
    await anAssignment(database.db, seat)
    const say = (standing: 'clear' | 'conflict') =>
      declareConflicts(
        {
          challengeId,
          personId: juror.personId,
          declarations: [
            {
              proposalId: seat.proposalId,
              standing,
              kind: standing === 'conflict' ? 'other' : null,
              privateNote: null,
            },
          ],
        },
        ports,
      )
    await say('conflict')
    await declare({ tied: await names() })
    expect((await say('clear')).ok).toBe(true)
    expect(await standings()).toEqual(['conflict', 'conflict', 'conflict'])
  })

  it('is added to until the decision; taking back and the whole list end with judging', async () => {
    const { declare, standings, challengeId } = await aBlindWorld()
    await declare({ tied: ['Contact Person'], isWhole: true })
    await database.db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challengeId))
    expect(await declare({ removed: 'Contact Person' })).toBe('judging-over')
    expect(await declare({ isWhole: true })).toBe('judging-over')
    expect(await declare({ tied: ['Shared Oy'] })).toBeNull()
    expect(await standings()).toEqual(['conflict', 'conflict', 'clear'])
  })

  it('answers the hints that were seen, and no others', async () => {
    const { declare, challengeId, juror, programmeId } = await aBlindWorld({ state: 'closed' })
    await database.db.insert(ties).values({
      programmeId,
      kind: 'employment',
      personId: juror.personId,
      otherKind: 'organisation',
      otherName: 'Shared Oy',
      declaredBy: juror.personId,
      declaredAt: new Date(instants.whileOpen),
    })
    const now = new Date(instants.whileJudging)
    const hints = async () =>
      (await suggestionsOfJury(database.db, { challengeId, jurorId: juror.id, now })).get(juror.id) ?? []
    const seen = fingerprintOf(await hints())
    expect(await declare({ isWhole: true, seen: 'f'.repeat(64) })).toBeNull()
    expect(await hints()).toHaveLength(2)
    expect(await declare({ isWhole: true, seen })).toBeNull()
    expect(await hints()).toEqual([])
    expect(await database.db.$count(dismissedSuggestions)).toBe(2)
  })
})
