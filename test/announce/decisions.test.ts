import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  approvalPeople,
  awards,
  challenges,
  citations,
  decisions,
  messages,
  recordEntries,
  teamMembers,
} from '#db/schema/index.ts'
import { phraseOf } from '#app/announce/core/typed-name.ts'
import { nameOf } from '#app/announce/data/hosting.server.ts'
import { hashOfDecision } from '#app/announce/core/outcomes.ts'
import { standingDecision } from '#app/announce/data/decisions.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { postponeAnnouncement } from '#app/announce/flows/postpone-announcement.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { withdrawDecision } from '#app/announce/flows/withdraw-decision.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import {
  announcesAt,
  canaries,
  decidingWorld,
  recorded,
  signing,
  times,
  type DecidingWorld,
} from './deciding-world.ts'

const database = useDatabase()

const input = (world: DecidingWorld, change: Partial<Parameters<typeof recordDecision>[0]> = {}) => ({
  challengeId: world.challengeId,
  by: world.organiserId,
  signedName: change.by === world.colleagueId ? 'Colleague' : 'Organiser',
  outcomes: world.outcomes,
  statements: { en: canaries.statement },
  ...change,
})

const confirm = async (world: DecidingWorld, hash: string, by = world.colleagueId) => {
  const signedName = await nameOf(database.db, by)
  const { challengeId, ports } = world
  return confirmDecision({ challengeId, by, hash, signedName, phrase: phraseOf(hash) }, ports)
}

async function confirmed() {
  const world = await decidingWorld(database)
  const hash = await recorded(world)
  const result = await confirm(world, hash)
  expect(result).toEqual({ ok: true, value: { announcesAt } })
  return { world, hash }
}

async function stateOf({ challengeId }: DecidingWorld) {
  const [row] = await database.db
    .select({ state: challenges.state })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  return row?.state
}

const refusedBy = async (query: Promise<unknown>) =>
  query.then(
    () => 'allowed',
    (error: { cause?: { constraint?: string } }) => error.cause?.constraint,
  )

const plannedMessages = () =>
  database.db
    .select({
      notice: messages.notice,
      proposalId: messages.proposalId,
      state: messages.state,
      sendAt: messages.sendAt,
    })
    .from(messages)
    .orderBy(messages.notice)

describe('recording', () => {
  it('waits for a round of the jury that was opened to be closed, and says which', async () => {
    const world = await decidingWorld(database)
    const { challengeId, organiserId: by, ports } = world
    const press = (act: 'open' | 'close') => pressRound({ challengeId, by, kind: 'consensus', act }, ports)
    expect((await press('open')).ok).toBe(true)
    expect(await recordDecision(input(world), ports)).toMatchObject({
      refusal: { code: 'round-open', round: 'consensus' },
    })
    expect((await press('close')).ok).toBe(true)
    expect((await recordDecision(input(world), ports)).ok).toBe(true)
  })

  it('keeps the words about a winner as they were hashed, drops blank ones, and none of who is not told to all', async () => {
    const world = await decidingWorld(database)
    const [winner, ...others] = world.outcomes
    const outcomes = [
      { ...winner!, citations: { en: ' It begins tomorrow. ', fi: ' ', 'zh-CN': '明天就能开始。' } },
      ...others.map((row) => ({ ...row, citations: { en: 'Words for nobody.' } })),
    ]
    const result = await recordDecision(input(world, { outcomes }), world.ports)
    expect(result.ok).toBe(true)
    const decision = await standingDecision(database.db, world.challengeId)
    const said = decision!.outcomes.flatMap(({ proposalId, citations: words }) =>
      words ? [[proposalId, words]] : [],
    )
    expect(said).toEqual([[winner!.proposalId, { en: 'It begins tomorrow.', 'zh-CN': '明天就能开始。' }]])
    expect(hashOfDecision(decision!, sha256)).toBe(decision!.hash)
  })

  it('what was said of a winner stays as it was recorded', async () => {
    const { world } = await confirmed()
    const [row] = await database.db.select().from(citations).limit(1)
    const write = (locale: 'fi', awardId: string) =>
      database.db.insert(citations).values({ awardId, locale, citation: 'Myöhemmin keksitty.' })
    expect(await refusedBy(write('fi', row!.awardId))).toBe('citations_with_decision')
    const [reserve] = await database.db
      .select()
      .from(awards)
      .where(and(eq(awards.challengeId, world.challengeId), eq(awards.outcome, 'reserve')))
    expect(await refusedBy(write('fi', reserve!.id))).toBe('citations_with_decision')
    await expect(database.db.update(citations).set({ citation: 'Other words.' })).rejects.toThrow()
  })

  it('keeps an award for every eligible proposal, and in the record a hash and commitments only', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    expect(await stateOf(world)).toBe('decided')
    const rows = await database.db.select().from(awards)
    expect(rows.map(({ outcome, place }) => [outcome, place]).sort()).toEqual([
      ['not_selected', null],
      ['reserve', 1],
      ['winner', 1],
    ])
    const entries = await database.db.select().from(recordEntries)
    const written = entries.map(({ type, body }) => `${type} ${body}`).join('\n')
    expect(written).toContain(hash)
    expect(written).toContain('commitments')
    expect(written).not.toContain('CANARY')
    expect(written).not.toContain('winner')
    expect(await plannedMessages()).toEqual([])
  })

  it('is refused while the jury still works, and once a decision stands', async () => {
    const world = await decidingWorld(database)
    await database.setClock('2022-01-12T13:59:00Z')
    expect(await recordDecision(input(world), world.ports)).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    await database.setClock(times.deciding)
    await recorded(world)
    expect(await recordDecision(input(world), world.ports)).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
  })

  it('lets one of two organisers through who record at once', async () => {
    const world = await decidingWorld(database)
    const results = await Promise.all([
      recordDecision(input(world), world.ports),
      recordDecision(input(world, { by: world.colleagueId }), world.ports),
    ])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await database.db.select().from(decisions)).toHaveLength(1)
  })

  it('is refused to somebody in a team that takes part', async () => {
    const world = await decidingWorld(database)
    expect(await recordDecision(input(world, { by: world.leadIds[1]! }), world.ports)).toEqual({
      ok: false,
      refusal: { code: 'own-proposal-decided' },
    })
  })

  it('is refused with more winners than pilots, and keeps nothing', async () => {
    const world = await decidingWorld(database)
    const outcomes = world.outcomes.map((row) => ({ ...row, outcome: 'winner' as const, place: null }))
    expect(await recordDecision(input(world, { outcomes }), world.ports)).toEqual({
      ok: false,
      refusal: { code: 'too-many-winners', count: 3, offered: 1 },
    })
    expect(await database.db.select().from(decisions)).toEqual([])
    expect(await stateOf(world)).toBe('judging')
  })

  it('asks for an explanation where the ranking is left', async () => {
    const world = await decidingWorld(database)
    const [first, second, third] = world.outcomes
    const outcomes = [
      { ...first!, outcome: 'not_selected' as const, reason: 'No' },
      second!,
      { ...third!, outcome: 'winner' as const },
    ]
    expect(await recordDecision(input(world, { outcomes }), world.ports)).toMatchObject({
      refusal: { code: 'deviation-unexplained', proposalIds: [first!.proposalId] },
    })
  })
})

describe('confirming', () => {
  it('is not for the one who recorded', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    expect(await confirm(world, hash, world.organiserId)).toMatchObject({
      refusal: { code: 'confirmer-is-decider' },
    })
  })

  it('takes the name of the person and how the hash begins, and keeps both names', async () => {
    const world = await decidingWorld(database)
    const { challengeId, colleagueId: by, ports } = world
    const strange = await recordDecision(input(world, { signedName: 'Somebody Else' }), ports)
    expect(strange).toMatchObject({ refusal: { code: 'name-not-yours', name: 'Organiser' } })
    const hash = await recorded(world)
    const typed = { challengeId, by, hash, signedName: ' colleague ', phrase: phraseOf(hash) }
    expect(await confirmDecision({ ...typed, signedName: 'Organiser' }, ports)).toMatchObject({
      refusal: { code: 'name-not-yours' },
    })
    expect(await confirmDecision({ ...typed, phrase: 'yes' }, ports)).toMatchObject({
      refusal: { code: 'phrase-wrong' },
    })
    expect(await confirmDecision({ ...typed, signedName: 'Organiser', phrase: '' }, ports)).toMatchObject({
      refusal: { code: 'signature-wrong', name: 'Colleague' },
    })
    expect(await confirmDecision(typed, ports)).toMatchObject({ ok: true })
    const [decision] = await database.db.select().from(decisions)
    expect(decision).toMatchObject({ decidedName: 'Organiser', confirmedName: 'colleague' })
  })

  it('plans one message per team member, for the instant', async () => {
    const { world } = await confirmed()
    const planned = (await plannedMessages()).filter(({ notice }) => notice.startsWith('decision.'))
    expect(planned.map(({ notice, proposalId }) => [notice, proposalId])).toEqual([
      ['decision.award_reminder', world.proposalIds[0]],
      ['decision.certificate', world.proposalIds[0]],
      ['decision.not_selected', world.proposalIds[2]],
      ['decision.waitlist', world.proposalIds[1]],
      ['decision.winner', world.proposalIds[0]],
    ])
    expect(
      planned.filter(({ notice }) => !/award_reminder|certificate/.test(notice)).map(({ sendAt }) => sendAt),
    ).toEqual([announcesAt, announcesAt, announcesAt])
  })

  it('takes only the hash that was read: a decision recorded anew has another one', async () => {
    const world = await decidingWorld(database)
    const old = await recorded(world)
    await withdrawDecision(
      { challengeId: world.challengeId, by: world.organiserId, reason: 'A slip' },
      world.ports,
    )
    const outcomes = world.outcomes.map((row, index) =>
      index === 2 ? { ...row, feedback: 'Other words' } : row,
    )
    expect(await recordDecision(input(world, { outcomes }), world.ports)).toMatchObject({ ok: true })
    expect(await confirm(world, old)).toMatchObject({ refusal: { code: 'decision-changed' } })
  })

  it('notices rows that were changed behind the back of the hash', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    await database.db
      .update(awards)
      .set({ outcome: 'winner' })
      .where(eq(awards.proposalId, world.proposalIds[2]!))
    expect(await confirm(world, hash)).toMatchObject({ refusal: { code: 'decision-changed' } })
    expect(await stateOf(world)).toBe('decided')
  })

  it('confirms nothing when a message would reach the wrong team', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    const { notices } = world.ports
    const wrong: typeof notices = {
      ...notices,
      async replan(tx, scope) {
        await notices.replan(tx, scope)
        await tx
          .update(messages)
          .set({ notice: 'decision.winner' })
          .where(eq(messages.notice, 'decision.not_selected'))
      },
    }
    expect(
      await confirmDecision(
        { challengeId: world.challengeId, by: world.colleagueId, hash, ...signing(hash) },
        { ...world.ports, notices: wrong },
      ),
    ).toEqual({ ok: false, refusal: { code: 'audience-mismatch' } })
    expect(await stateOf(world)).toBe('decided')
    expect(await plannedMessages()).toEqual([])
  })

  it('lets one of two through who confirm at once, and refuses when the instant has gone by', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    const results = await Promise.all([confirm(world, hash), confirm(world, hash)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])

    const late = await decidingWorld(database)
    const lateHash = await recorded(late)
    await database.setClock(announcesAt)
    expect(await confirm(late, lateHash)).toMatchObject({ refusal: { code: 'announcement-past' } })
  })

  it('is refused in the last ten minutes, which are kept to stop it', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    await database.setClock(new Date(announcesAt.getTime() - 599_000))
    expect(await confirm(world, hash)).toMatchObject({
      refusal: { code: 'announcement-too-near', minutes: 10 },
    })
  })
})

describe('before the instant', () => {
  it('a withdrawn decision takes its messages along', async () => {
    const { world } = await confirmed()
    const { challengeId, ports, organiserId: by } = world
    expect(await withdrawDecision({ challengeId, by, reason: ' ' }, ports)).toMatchObject({
      refusal: { code: 'reason-missing' },
    })
    expect(await withdrawDecision({ challengeId, by, reason: 'A conflict came up' }, ports)).toMatchObject({
      ok: true,
    })
    expect(await stateOf(world)).toBe('deliberating')
    expect(new Set((await plannedMessages()).map(({ state }) => state))).toEqual(new Set(['cancelled']))
  })

  it('an announcement is postponed by one while nothing is confirmed, later only', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    const ask = (instant: Date, calendarVersion = 1) =>
      postponeAnnouncement(
        {
          challengeId: world.challengeId,
          by: world.organiserId,
          announcesAt: instant,
          reason: 'The mayor is away',
          calendarVersion,
        },
        world.ports,
      )
    expect(await ask(new Date('2022-01-13T12:00:00Z'))).toMatchObject({
      refusal: { code: 'announcement-earlier' },
    })
    const later = new Date('2022-01-20T08:00:00Z')
    expect(await ask(later)).toEqual({ ok: true, value: { announcesAt: later } })
    expect(await ask(new Date('2022-01-21T08:00:00Z'))).toEqual({
      ok: false,
      refusal: { code: 'calendar-changed' },
    })
    expect(await confirm(world, hash)).toEqual({ ok: true, value: { announcesAt: later } })
    const decisive = (await plannedMessages()).filter(
      ({ notice, state }) => notice === 'decision.winner' && state === 'planned',
    )
    expect(decisive.map(({ sendAt }) => sendAt)).toEqual([later])
  })

  it('nothing can be withdrawn or postponed afterwards', async () => {
    const { world } = await confirmed()
    await database.setClock(announcesAt)
    const about = { challengeId: world.challengeId, by: world.organiserId, reason: 'Late' }
    expect(await withdrawDecision(about, world.ports)).toMatchObject({
      refusal: { code: 'already-announced' },
    })
    expect(
      await postponeAnnouncement(
        { ...about, announcesAt: new Date('2022-02-01T08:00:00Z'), calendarVersion: 1 },
        world.ports,
      ),
    ).toMatchObject({ refusal: { code: 'already-announced' } })
  })
})

describe('answering', () => {
  const answer = (world: DecidingWorld, index: number, choice: 'accepted' | 'declined', by?: string) =>
    answerAward(
      {
        challengeId: world.challengeId,
        proposalId: world.proposalIds[index]!,
        by: by ?? world.leadIds[index]!,
        answer: choice,
      },
      world.ports,
    )

  it('has nothing to answer before the instant, whatever was decided', async () => {
    const { world } = await confirmed()
    for (const index of [0, 1, 2]) {
      expect(await answer(world, index, 'accepted')).toEqual({ ok: false, refusal: { code: 'no-award' } })
    }
  })

  it('is given once, by the lead of a winner; the reminder goes with it', async () => {
    const { world } = await confirmed()
    await database.setClock(announcesAt)
    expect(await answer(world, 1, 'accepted')).toMatchObject({ refusal: { code: 'no-award' } })
    const proposalId = world.proposalIds[0]!
    await database.db.insert(teamMembers).values({ proposalId, personId: world.colleagueId, role: 'editor' })
    expect(await answer(world, 0, 'accepted', world.colleagueId)).toEqual({
      ok: false,
      refusal: { code: 'lead-only' },
    })
    expect(await answer(world, 0, 'declined')).toEqual({ ok: true, value: null })
    expect(await answer(world, 0, 'declined')).toEqual({ ok: true, value: null })
    expect(await answer(world, 0, 'accepted')).toEqual({
      ok: false,
      refusal: { code: 'award-answered', answer: 'declined' },
    })
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(and(eq(recordEntries.type, 'AwardAnswered'), eq(recordEntries.proposalId, proposalId)))
    expect(entries).toHaveLength(1)
    const reminders = (await plannedMessages()).filter(({ notice }) => notice === 'decision.award_reminder')
    expect(reminders.map(({ state }) => state)).toEqual(['cancelled'])
  })
})

describe('named approvers', () => {
  /** Written as the page for them does: whom the programme has named. */
  const named = (approval: 'decision' | 'release', programmeId: string, personId: string) =>
    database.db.insert(approvalPeople).values({ programmeId, approval, personId, part: 'deputy' })

  async function programmeOf({ challengeId }: DecidingWorld): Promise<string> {
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
    return row?.programmeId ?? ''
  }

  it('confirm, and nobody else, however much an organiser', async () => {
    const world = await decidingWorld(database)
    const hash = await recorded(world)
    const deputy = await aPerson(database.db)
    await named('decision', await programmeOf(world), deputy.id)
    expect(await confirm(world, hash)).toMatchObject({ refusal: { code: 'approver-not-named' } })
    expect(await stateOf(world)).toBe('decided')
    expect(await confirm(world, hash, deputy.id)).toMatchObject({ ok: true })
  })

  it('move the announcement and take a decision back, and nobody else', async () => {
    const world = await decidingWorld(database)
    await recorded(world)
    const deputy = await aPerson(database.db)
    await named('release', await programmeOf(world), deputy.id)
    const [row] = await database.db.select().from(challenges)
    const later = {
      challengeId: world.challengeId,
      announcesAt: new Date(announcesAt.getTime() + 24 * 3_600_000),
      reason: 'The minister is ill.',
      calendarVersion: row?.calendarVersion ?? 0,
    }
    const refused = { refusal: { code: 'approver-not-named' } }
    expect(await postponeAnnouncement({ ...later, by: world.colleagueId }, world.ports)).toMatchObject(
      refused,
    )
    const back = { challengeId: world.challengeId, reason: 'A page was missing.' }
    expect(await withdrawDecision({ ...back, by: world.organiserId }, world.ports)).toMatchObject(refused)
    expect(await postponeAnnouncement({ ...later, by: deputy.id }, world.ports)).toMatchObject({ ok: true })
    expect(await withdrawDecision({ ...back, by: deputy.id }, world.ports)).toMatchObject({ ok: true })
  })
})
