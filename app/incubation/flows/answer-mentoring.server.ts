import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { incubationMentors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'

/** The answer to an invitation to be a mentor, in the transaction that uses it up. */
export async function answerMentoringIn(
  tx: Tx,
  { mentorId, personId, answer }: { mentorId: string; personId: string; answer: 'accepted' | 'declined' },
  { clock }: Pick<Ports, 'clock'>,
): Promise<Result<null, { code: 'invitation-unusable' }>> {
  const at = await clock.now(tx)
  const [mentor] = await tx
    .update(incubationMentors)
    .set({ state: answer, personId, answeredAt: at })
    .where(and(eq(incubationMentors.id, mentorId), eq(incubationMentors.state, 'invited')))
    .returning({ programmeId: incubationMentors.programmeId })
  if (!mentor) return refuse('invitation-unusable')
  await appendEntry(tx, {
    programmeId: mentor.programmeId,
    type: answer === 'accepted' ? 'MentorAccepted' : 'MentorDeclined',
    at,
    body: { mentorId, by: personId },
  })
  return accept(null)
}
