import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { AwardsForm } from '#app/publish/core/awards-form.ts'
import {
  awardPlanWithNames,
  publicAwardLines,
  versionOfAwardPlan,
} from '#app/publish/data/award-plan.server.ts'
import { editAwardPlan } from '#app/publish/flows/edit-award-plan.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { portsOf } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
beforeEach(async () => {
  await database.setClock('2021-11-20T10:00:00Z')
  ports = portsOf(database)
})

const pilot = {
  from: null,
  name: 'Pilot in Kalasatama',
  kind: 'award',
  places: 2,
  amount: 40_000,
  budget: 1,
} as const
const mention = {
  from: null,
  name: 'Mention',
  kind: 'mention',
  places: 1,
  amount: null,
  budget: null,
} as const
const plan: AwardsForm = {
  ...{ currency: 'EUR', rule: 'stop', winsPerOrganisation: 1 },
  budgets: [{ name: 'Climate fund', amount: 80_000 }],
  lines: [pilot, mention],
}

async function save(
  challenge: { id: string; createdBy: string },
  change: Partial<AwardsForm> = {},
  { locale = 'en', version }: { locale?: 'en' | 'fi'; version?: string } = {},
) {
  const seen = version ?? versionOfAwardPlan(await awardPlanWithNames(database.db, challenge.id))
  const asking = { challengeId: challenge.id, by: challenge.createdBy, version: seen, locale }
  const saved = await editAwardPlan({ ...asking, plan: { ...plan, ...change } }, ports)
  return saved.ok ? 'ok' : saved.refusal.code
}

describe('the awards of a challenge', () => {
  it('are written with their money and rule, each language on its own, and say how many pilots there are', async () => {
    const challenge = await insertChallenge(database.db)
    expect(await save(challenge)).toBe('ok')
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challenge.id))
    expect(row?.pilotsOffered).toBe(2)
    const inFinnish = [
      { ...pilot, from: 1, name: 'Pilotti Kalasatamassa' },
      { ...mention, from: 2, name: '' },
    ]
    expect(await save(challenge, { lines: inFinnish }, { locale: 'fi' })).toBe('ok')
    expect(await awardPlanWithNames(database.db, challenge.id)).toEqual({
      ...{ currency: 'EUR', rule: 'stop', winsPerOrganisation: 1, budgets: plan.budgets },
      lines: [
        {
          ...{ kind: 'award', places: 2, amount: 40_000, budget: 1 },
          names: { en: 'Pilot in Kalasatama', fi: 'Pilotti Kalasatamassa' },
        },
        { kind: 'mention', places: 1, amount: null, budget: null, names: { en: 'Mention' } },
      ],
    })
  })

  it('are gone when all are removed', async () => {
    const challenge = await insertChallenge(database.db)
    await save(challenge)
    expect(await save(challenge, { lines: [], budgets: [] })).toBe('ok')
    expect(await awardPlanWithNames(database.db, challenge.id)).toBeNull()
  })

  it('are refused when the money does not suffice, and over what somebody else has written', async () => {
    const challenge = await insertChallenge(database.db)
    expect(await save(challenge, { budgets: [{ name: 'Climate fund', amount: 79_999 }] })).toBe(
      'award-over-budget',
    )
    const seen = versionOfAwardPlan(null)
    expect(await save(challenge, {}, { version: seen })).toBe('ok')
    expect(await save(challenge, {}, { version: seen })).toBe('awards-changed')
  })

  it('no longer change once the challenge is open', async () => {
    const challenge = await insertChallenge(database.db, { state: 'open' })
    await database.setClock('2021-12-10T10:00:00Z')
    expect(await save(challenge)).not.toBe('ok')
    expect(await publicAwardLines(database.db, challenge.id, 'en')).toEqual([])
  })
})
