import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { moveRequests } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { answerMove } from '#app/deadline/flows/answer-move.server.ts'
import { askMove } from '#app/deadline/flows/ask-move.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aFormBody, aLongText, insertForm } from '#test/factories/a-form.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from '#test/apply/apply-world.ts'

/** Until when the lead may answer. */
export const due = new Date('2021-12-27T14:00:00Z')
const reason = 'It belongs there.'

/** A proposal with a file that was handed in to one of two challenges of a programme; the other asks something else. */
export async function misplacedIn(database: TestDatabase) {
  const source = await anOpenChallenge(database)
  const { programmeId } = source
  const target = await insertChallenge(database.db, { state: 'draft', programmeId, title: 'The right one' })
  await insertForm(database.db, target.id, aFormBody(aLongText('plan'), aLongText('winter')))
  await database.db.execute(sql`update challenges set state = 'open', approved_by = ${source.approvedBy},
    review_requested_by = created_by where id = ${target.id}`)
  await database.db.execute(sql`update briefs set is_published = true where challenge_id = ${target.id}`)
  const draft = await aDraft(database.db, { challengeId: source.id })
  const { proposalId, leadId: personId } = draft
  const file = await aFile(database.db, { proposalId })
  const input = { proposalId, personId, role: 'lead', draftVersion: 1, requestId: randomUUID() } as const
  const submitted = await submitProposal(input, portsOf(database))
  if (!submitted.ok) throw new Error(submitted.refusal.code)
  await database.setClock(afterDeadline)
  const screener = await aPerson(database.db)
  const about = { challengeId: source.id, proposalId, personId: screener.id, version: 1 }
  const ask = (over: Partial<Parameters<typeof askMove>[0]> = {}) =>
    askMove({ ...about, toChallengeId: target.id, reason, dueAt: due, ...over }, portsOf(database))
  const answer = async (
    given: 'agreed' | 'declined',
    over: Partial<Parameters<typeof answerMove>[0]> = {},
  ) => {
    const [move] = await database.db
      .select()
      .from(moveRequests)
      .where(eq(moveRequests.proposalId, proposalId))
      .orderBy(sql`asked_at desc`)
    const moveId = move?.id ?? randomUUID()
    const base = {
      proposalId,
      personId,
      role: 'lead',
      moveId,
      answer: given,
      words: ' Fine. ',
      briefNumber: 1,
    }
    return answerMove({ ...base, ...over } as Parameters<typeof answerMove>[0], portsOf(database))
  }
  return { source, target, draft, file, about, ask, answer }
}
