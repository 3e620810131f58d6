import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { challenges, proposals, ruleTexts } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { RuleRow } from '#app/publish/core/rules.ts'
import { insertRules, publicRulesOf, rulesOf, rulesWithTexts } from '#app/publish/data/rules.server.ts'
import { versionOfRules } from '#app/publish/data/versions.server.ts'
import { editRules } from '#app/publish/flows/edit-rules.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { afterDeadline, portsOf, whileOpen } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
beforeEach(async () => {
  await database.setClock('2021-11-20T10:00:00Z')
  ports = portsOf(database)
})

async function save(
  challenge: { id: string; createdBy: string },
  rows: readonly RuleRow[],
  { locale = 'en', version }: { locale?: 'en' | 'fi'; version?: string } = {},
) {
  const seen = version ?? versionOfRules(await rulesWithTexts(database.db, challenge.id))
  const asking = { challengeId: challenge.id, by: challenge.createdBy, version: seen, locale, rows }
  const saved = await editRules(asking, ports)
  return saved.ok ? 'ok' : saved.refusal.code
}

async function open(challengeId: string) {
  const approvedBy = (await aPerson(database.db)).id
  const changes = { state: 'open', approvedBy, reviewRequestedBy: (await aPerson(database.db)).id } as const
  await database.db.update(challenges).set(changes).where(eq(challenges.id, challengeId))
}

describe('the rules a challenge adds', () => {
  it('are numbered on from 7, written language by language, and not overwritten unseen', async () => {
    const challenge = await insertChallenge(database.db)
    const version = versionOfRules([])
    const first = [
      { from: null, text: 'The team has been to the site.' },
      { from: null, text: 'No batteries.' },
    ]
    expect(await save(challenge, first, { version })).toBe('ok')
    expect(await save(challenge, [], { version })).toBe('rules-changed')
    expect(await save(challenge, [{ from: 8, text: 'Ei akkuja.' }], { locale: 'fi' })).toBe('ok')
    expect(await rulesOf(database.db, challenge.id, 'fi')).toEqual([
      { number: 7, text: 'Ei akkuja.', locale: 'fi' },
    ])
    expect(await save(challenge, [{ from: 7, text: '' }])).toBe('ok')
    expect(await save(challenge, [{ from: 7, text: '' }], { locale: 'fi' })).toBe('rule-wordless')
  })

  it('are public with the challenge and stay as they were published', async () => {
    const challenge = await insertChallenge(database.db)
    await save(challenge, [{ from: null, text: 'No batteries.' }])
    expect(await publicRulesOf(database.publicDb, challenge.id, 'en')).toEqual([])
    await open(challenge.id)
    await database.setClock(whileOpen)
    expect(await publicRulesOf(database.publicDb, challenge.id, 'sv')).toEqual([
      { number: 7, text: 'No batteries.', locale: 'en' },
    ])
    expect(await save(challenge, [])).not.toBe('ok')
    await expect(database.db.delete(ruleTexts)).rejects.toThrow()
  })

  it('are what a proposal is screened by', async () => {
    const challenge = await insertChallenge(database.db)
    await database.db.transaction((tx) => insertRules(tx, challenge.id, [{ texts: { en: 'No batteries.' } }]))
    await open(challenge.id)
    await database.setClock(whileOpen)
    const { proposalId, leadId } = await aDraft(database.db, { challengeId: challenge.id })
    const handedIn = { proposalId, personId: leadId, role: 'lead', draftVersion: 1 } as const
    await submitProposal({ ...handedIn, requestId: randomUUID() }, ports)
    await database.setClock(afterDeadline)
    const personId = (await aPerson(database.db)).id
    const by = (rule: string) =>
      screenProposal(
        {
          challengeId: challenge.id,
          ...{ proposalId, personId, rule, version: 1 },
          outcome: 'ineligible',
          reason: 'It is a battery.',
        },
        ports,
      )
    expect(await by('8')).toEqual({ ok: false, refusal: { code: 'rule-unknown' } })
    expect((await by('7')).ok).toBe(true)
    await expect(
      database.db.update(proposals).set({ screeningRule: '9' }).where(eq(proposals.id, proposalId)),
    ).rejects.toThrow()
  })
})
