import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { awards, challenges } from '#db/schema/index.ts'
import { publicWinners } from '#app/announce/data/public-winners.server.ts'
import { decisionDraft } from '#app/announce/data/decision-draft.server.ts'
import { outcomeOfProposal } from '#app/announce/data/outcome-of-proposal.server.ts'
import { outcomeMessages } from '#app/announce/data/audience.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import type { OutcomeRow } from '#app/announce/core/outcomes.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { challengeFacts } from '#app/notify/data/challenge-facts.server.ts'
import { decidingPlan, replaceAwardPlan } from '#app/publish/data/award-plan.server.ts'
import type { AwardPlanWithNames } from '#app/publish/core/award-plan.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcesAt, canaries, decidingWorld, signing, type DecidingWorld } from './deciding-world.ts'

const database = useDatabase()

const plan: AwardPlanWithNames = {
  currency: 'EUR',
  rule: 'next-affordable',
  winsPerOrganisation: 1,
  budgets: [{ name: 'Climate fund', amount: 100_000 }],
  lines: [
    { kind: 'award', places: 2, amount: null, budget: 1, names: { en: 'Pilot in Kalasatama' } },
    { kind: 'mention', places: 1, amount: null, budget: null, names: { en: 'Mention of the jury' } },
  ],
}

type PlannedWorld = DecidingWorld & { readonly award: string; readonly mention: string }

async function plannedWorld(change: Partial<AwardPlanWithNames> = {}): Promise<PlannedWorld> {
  const world = await decidingWorld(database)
  const { challengeId } = world
  // Awards are stated before a challenge is on the calendar, and stay from then on.
  await database.db.transaction(async (tx) => {
    const own = eq(challenges.id, challengeId)
    await tx.update(challenges).set({ state: 'draft' }).where(own)
    await replaceAwardPlan(tx, challengeId, { ...plan, ...change })
    await tx.update(challenges).set({ state: 'deliberating' }).where(own)
  })
  const lines = (await decidingPlan(database.db, { challengeId, lang: 'en' }))?.lines ?? []
  return { ...world, award: lines[0]!.id, mention: lines[1]?.id ?? '' }
}

const reason = (index: number) => `${canaries.reason} The ${index} of the three.`
const row = (world: PlannedWorld, index: number, change: Partial<OutcomeRow>): OutcomeRow => ({
  ...{
    proposalId: world.proposalIds[index]!,
    outcome: 'not_selected',
    place: null,
    feedback: 'A word to the team.',
  },
  reason: reason(index),
  ...change,
})

const record = (world: PlannedWorld, outcomes: readonly OutcomeRow[]) =>
  recordDecision(
    {
      challengeId: world.challengeId,
      by: world.organiserId,
      signedName: 'Organiser',
      outcomes,
      statements: {},
    },
    world.ports,
  )

const usual = (world: PlannedWorld) => [
  row(world, 0, { outcome: 'winner', lineId: world.award, amount: 60_000 }),
  row(world, 1, { outcome: 'honourable_mention', lineId: world.mention }),
  row(world, 2, {}),
]

describe('a decision with award lines', () => {
  it('keeps which award and how much, and what the public reads from the instant on', async () => {
    const world = await plannedWorld()
    const recorded = await record(world, usual(world))
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    const confirmed = await confirmDecision(
      {
        ...{ challengeId: world.challengeId, by: world.colleagueId, hash: recorded.value.hash },
        ...signing(recorded.value.hash),
      },
      world.ports,
    )
    expect(confirmed).toMatchObject({ ok: true })
    const told = await outcomeMessages(database.db, world.challengeId)
    expect(told.map(({ notice }) => notice).sort()).toEqual([
      'decision.honourable_mention',
      'decision.not_selected',
      'decision.winner',
    ])
    const t = ((key: string) => key) as never
    const read = (now: Date) => publicWinners(database.db, { slug: world.slug, lang: 'en', now, t })
    const before = await read(new Date(announcesAt.getTime() - 10_000))
    expect(JSON.stringify(before)).not.toContain('CANARY')
    expect(before?.mentions).toEqual([])
    await database.setClock(announcesAt)
    const page = await read(announcesAt)
    expect(page?.winners.map(({ award }) => award)).toEqual([
      { name: 'Pilot in Kalasatama', locale: 'en', money: { amount: 60_000, currency: 'EUR' } },
    ])
    expect(page?.mentions.map(({ award, reason: why }) => [award?.name, why])).toEqual([
      ['Mention of the jury', reason(1)],
    ])
    const own = (index: number) =>
      outcomeOfProposal(database.db, { proposalId: world.proposalIds[index]!, lang: 'fi' })
    expect(await own(0)).toMatchObject({
      award: { name: 'Pilot in Kalasatama', locale: 'en' },
      money: { amount: 60_000, currency: 'EUR' },
      hasReserve: false,
    })
    expect(await own(1)).toMatchObject({ award: { name: 'Mention of the jury' }, money: null })
    expect(await own(2)).toMatchObject({ award: null, money: null })
    const facts = await challengeFacts(
      database.db,
      { challengeId: world.challengeId, now: announcesAt },
      noticeCatalogue,
    )
    expect(facts?.proposals.map(({ award }) => [award?.lineNames, award?.money])).toEqual([
      [{ en: 'Pilot in Kalasatama' }, { amount: 60_000, currency: 'EUR' }],
      [{ en: 'Mention of the jury' }, null],
      [{}, null],
    ])
  })

  it('says that a reserve waits for the same award, and not that of another', async () => {
    const world = await plannedWorld()
    const outcomes = [
      row(world, 0, { outcome: 'winner', lineId: world.award, amount: 60_000 }),
      row(world, 1, { outcome: 'reserve', place: 1, lineId: world.award, amount: 40_000 }),
      row(world, 2, { outcome: 'honourable_mention', lineId: world.mention }),
    ]
    const kept = await record(world, outcomes)
    if (!kept.ok) throw new Error(kept.refusal.code)
    const { hash } = kept.value
    const { challengeId, colleagueId: by } = world
    expect(await confirmDecision({ challengeId, by, hash, ...signing(hash) }, world.ports)).toMatchObject({
      ok: true,
    })
    const waits = await Promise.all(
      world.proposalIds.map((proposalId) => outcomeOfProposal(database.db, { proposalId, lang: 'en' })),
    )
    expect(waits.map((outcome) => outcome?.hasReserve)).toEqual([true, true, false])
  })

  it.each<[string, (world: PlannedWorld) => OutcomeRow[], object]>([
    [
      'more money than there is',
      (world) => [
        row(world, 0, { outcome: 'winner', lineId: world.award, amount: 110_000 }),
        row(world, 1, {}),
        row(world, 2, {}),
      ],
      { code: 'award-budget-exceeded', number: 1, sum: 110_000, amount: 100_000, over: 10_000 },
    ],
    [
      'no amount',
      (world) => [
        row(world, 0, { outcome: 'winner', lineId: world.award }),
        row(world, 1, {}),
        row(world, 2, {}),
      ],
      { code: 'award-amount-missing' },
    ],
    [
      'no award',
      (world) => [row(world, 0, { outcome: 'winner', amount: 1 }), row(world, 1, {}), row(world, 2, {})],
      { code: 'award-line-missing' },
    ],
    [
      'a mention as an award',
      (world) => [
        row(world, 0, { outcome: 'winner', lineId: world.mention, amount: 1 }),
        row(world, 1, {}),
        row(world, 2, {}),
      ],
      { code: 'award-line-missing' },
    ],
    [
      'more mentions than there are',
      (world) => [
        row(world, 0, { outcome: 'honourable_mention', lineId: world.mention }),
        row(world, 1, { outcome: 'honourable_mention', lineId: world.mention }),
        row(world, 2, {}),
      ],
      { code: 'award-line-full', number: 2, count: 2, places: 1 },
    ],
    [
      'money for a mention that pays none',
      (world) => [
        row(world, 0, { outcome: 'winner', lineId: world.award, amount: 60_000 }),
        row(world, 1, { outcome: 'honourable_mention', lineId: world.mention, amount: 500 }),
        row(world, 2, {}),
      ],
      { code: 'award-pays-nothing', proposalIds: [expect.any(String) as string] },
    ],
  ])('is refused with %s', async (_, outcomes, refusal) => {
    const world = await plannedWorld()
    expect(await record(world, outcomes(world))).toMatchObject({ ok: false, refusal })
    expect(await database.db.select().from(awards)).toEqual([])
  })

  it('follows the announced rule down the ranking, and names who is passed over', async () => {
    const world = await plannedWorld({ lines: [{ ...plan.lines[0]!, amount: 60_000 }] })
    const draft = await decisionDraft(database.db, { challengeId: world.challengeId, lang: 'en' })
    expect(draft.rows.map(({ proposed }) => proposed?.skipped ?? proposed?.amount)).toEqual([
      60_000,
      'budget',
      'budget',
    ])
    expect(draft.plan?.budgets[0]).toMatchObject({ name: 'Climate fund', amount: 100_000, left: 40_000 })
  })

  it('cannot overdraw a budget line past the rules of the house', async () => {
    const world = await plannedWorld()
    expect(await record(world, usual(world))).toMatchObject({ ok: true })
    const overdraw = database.db.execute(sql`update awards set amount = 100001 where outcome = 'winner'`)
    await expect(overdraw).rejects.toMatchObject({ cause: { constraint: 'awards_within_budget' } })
  })

  it.each([
    ['a budget that grows', sql`update budget_lines set amount = amount + 1`],
    ['another rule', sql`update award_rules set budget_rule = 'stop'`],
    ['one place more', sql`update award_lines set places = places + 1`],
    ['another name', sql`update award_line_texts set name = 'Something else'`],
    ['an award taken out', sql`delete from award_lines where kind = 'mention'`],
    [
      'a budget added',
      sql`insert into budget_lines (challenge_id, position, name, amount) select challenge_id, 9, 'More', 5 from award_rules`,
    ],
  ])('stay as they were announced: the database refuses %s', async (_, statement) => {
    await plannedWorld()
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { constraint: 'awards_stay_as_announced' },
    })
  })
})
