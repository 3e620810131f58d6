import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { proposals } from '#db/schema/index.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { proposalToScore } from '#app/judge/data/proposal-to-score.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Question } from '#app/publish/core/form/form.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aChoice, aFormBody, aLongText, insertForm } from '#test/factories/a-form.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { portsOf, whileOpen } from '../apply/apply-world.ts'

const database = useDatabase()

it('gives a juror no answer that is for the organisers, nor the question', async () => {
  const { db } = database
  await database.setClock('2021-11-20T10:00:00Z')
  const { id: challengeId } = await insertChallenge(db, { state: 'scheduled' })
  const hidden = aLongText('price', { visibility: 'organisers' } as Partial<Question>)
  await insertForm(db, challengeId, aFormBody(aChoice('data', ['yes', 'no']), hidden, aLongText('story')))
  await database.setClock(whileOpen)
  const answers = { title: 'T', language: 'en', data: 'yes' }
  const { proposalId, leadId: personId } = await aDraft(db, { challengeId, answers })
  for (const [question, value] of [
    ['price', 'canary-price'],
    ['story', 'What jurors read'],
  ] as const)
    await saveAnswer({ proposalId, personId, question, value, version: 0 }, portsOf(database))
  const requestId = '33333333-3333-4333-8333-333333333333'
  const sent = { proposalId, personId, role: 'lead', draftVersion: 3, requestId } as const
  expect(await submitProposal(sent, portsOf(database))).toMatchObject({ ok: true })
  await db
    .update(proposals)
    .set({ screening: 'eligible', screenedAt: sql`haaste_now()` })
    .where(eq(proposals.id, proposalId))

  const t = ((name: 'apply') => translator('en', name)) as unknown as RequestContext['t']
  const fileTo = (fileId: string) => fileId
  const read = await proposalToScore({ db, lang: 'en', t }, { proposalId, fileTo })
  const told = JSON.stringify(read)
  expect(told).toContain('What jurors read')
  expect(told).toContain('Choice yes')
  expect(told).not.toContain('canary-price')
  expect(told).not.toContain('Tell price')
})
