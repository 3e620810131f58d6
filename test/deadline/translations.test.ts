import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { proposals } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { notesOfVersion } from '#app/apply/data/answer-notes.server.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import type { ReturnedUnit } from '#app/deadline/core/worklist.ts'
import { needsTranslation, translatable } from '#app/deadline/data/translations.server.ts'
import { checkTranslation, takeTranslations } from '#app/deadline/flows/take-translations.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from '../apply/apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)

/** A proposal in German that was handed in, and an organiser; the clock stands after the deadline. */
async function aGermanProposal() {
  const challenge = await anOpenChallenge(database)
  const by = (await aPerson(database.db, { name: 'Olli Organiser' })).id
  const draft = await aDraft(database.db, {
    challengeId: challenge.id,
    answers: { ...completeAnswers, language: 'de', summary: 'Wärme.' },
  })
  const { proposalId, leadId: personId } = draft
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
  const asked = { proposalId, personId, role: 'lead' as const, draftVersion: row!.draftVersion }
  await submitProposal({ ...asked, requestId: crypto.randomUUID() }, ports())
  await database.setClock(afterDeadline)
  return { challengeId: challenge.id, by, proposalId, reference: draft.reference }
}
type World = Awaited<ReturnType<typeof aGermanProposal>>

const unit = ({ reference }: World, given: Partial<ReturnedUnit> = {}): ReturnedUnit => ({
  ...{ reference, question: 'summary', into: 'en', target: 'Heat.', origin: 'machine' },
  hash: createHash('sha256').update('Wärme.').digest('hex'),
  ...given,
})

const take = (world: World, rows: ReturnedUnit[], isDryRun = false) =>
  takeTranslations({ challengeId: world.challengeId, by: world.by, rows, origin: null, isDryRun }, ports())

const left = async ({ challengeId, by: personId }: World, scope: 'summaries' | 'all') =>
  (await translatable(database.db, { challengeId, personId, scope }))
    .filter(needsTranslation)
    .map(({ question }) => question)

describe('worklists of translations', () => {
  it('hold what is written in another language, the summaries or all of it', async () => {
    const world = await aGermanProposal()
    expect(await left(world, 'summaries')).toEqual(['title', 'summary'])
    expect(await left(world, 'all')).toContain('plan')
    expect(await left(world, 'all')).not.toContain('weeks')
  })

  it('tell row by row what fits nothing, and keep nothing in a dry run', async () => {
    const world = await aGermanProposal()
    const rows = [
      unit(world),
      unit(world, { question: 'plan', hash: 'a'.repeat(64) }),
      unit(world, { reference: 'HEL-2021-X' }),
    ]
    const tried = await take(world, rows, true)
    if (!tried.ok) throw new Error(tried.refusal.code)
    expect(tried.value.map(({ verdict }) => verdict)).toEqual(['add', 'source-changed', 'proposal-unknown'])
    expect(await left(world, 'summaries')).toContain('summary')
    await take(world, rows)
    expect(await left(world, 'summaries')).not.toContain('summary')
    expect(await left(world, 'all')).toContain('plan')
  })

  it('stand beside the original with who translated them, and who checked them since', async () => {
    const world = await aGermanProposal()
    await take(world, [unit(world)])
    const { challengeId, by, proposalId } = world
    const note = async () => {
      const version = await findVersion(database.db, proposalId, 1)
      const body = readFrozenBody(version!.body)
      const context = {
        db: database.db,
        lang: 'en' as const,
        t: ((room: 'apply') => translator('en', room)) as never,
      }
      return (await notesOfVersion(context, { proposalId, body })).summary?.translations[0]?.note
    }
    expect(await note()).toBe('In English · from the organisers · translated by a machine · not checked')
    expect(await checkTranslation({ challengeId, proposalId, question: 'summary', by }, ports())).toEqual({
      ok: true,
      value: null,
    })
    expect(await note()).toContain('checked by Olli Organiser')
    // Another text is not what was checked.
    await take(world, [unit(world, { target: 'Warmth.' })])
    expect(await note()).toContain('not checked')
    expect(await checkTranslation({ challengeId, proposalId, question: 'plan', by }, ports())).toMatchObject({
      refusal: { code: 'translation-gone' },
    })
  })

  it('are sealed until the deadline', async () => {
    const world = await aGermanProposal()
    await database.setClock('2021-12-10T10:00:00Z')
    expect(await take(world, [unit(world)])).toMatchObject({ refusal: { code: 'translations-sealed' } })
  })
})
