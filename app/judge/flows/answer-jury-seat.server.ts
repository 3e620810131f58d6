import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { jurors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { currentConduct, hashOfConduct } from '../data/conduct.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'

export type JurySeatAnswer = {
  readonly jurorId: string
  readonly personId: string
  readonly answer: 'accepted' | 'declined'
  /** Of a refusal, for the organisers: may stay empty. */
  readonly reason?: string
  /** The version of the code of conduct that stood on the page; without it, the newest. */
  readonly conductVersion?: number | undefined
}

/**
 * Accepts or declines a seat on a jury, in the transaction that uses the invitation up. The seat belongs to the person
 * who was invited; accepting it is accepting the code of conduct. A chair who declines leaves the chair to somebody else. Saying the same twice changes nothing; a seat once answered is not answered otherwise.
 */
export async function answerJurySeatIn(
  tx: Tx,
  { jurorId, personId, answer, reason = '', conductVersion }: JurySeatAnswer,
  { clock, notices }: Pick<Ports, 'clock' | 'notices'>,
): Promise<Result<{ challengeId: string }, JudgeRefusal>> {
  const [found] = await tx
    .select({ challengeId: jurors.challengeId })
    .from(jurors)
    .where(eq(jurors.id, jurorId))
  if (!found) return refuse('seat-needed')
  const { challengeId } = found
  const challenge = await loadChallenge(tx, challengeId, 'share')
  const [seat] = await tx.select().from(jurors).where(eq(jurors.id, jurorId)).for('update')
  if (!challenge || !seat) throw new Error('A seat vanished while it was being locked')
  if (seat.personId !== personId) return refuse('seat-needed')
  if (seat.state === answer) return accept({ challengeId })
  if (seat.state !== 'invited') return refuse('seat-answered')

  const now = await clock.now(tx)
  const conduct = await currentConduct(tx, challenge.programmeId)
  if (answer === 'accepted' && (conductVersion ?? conduct.version) !== conduct.version) {
    return refuse('conduct-changed')
  }
  await tx
    .update(jurors)
    .set(
      answer === 'accepted'
        ? { state: answer, answeredAt: now, conductVersion: conduct.version, conductAcceptedAt: now }
        : { state: answer, answeredAt: now, declineReason: reason.trim(), isChair: false },
    )
    .where(eq(jurors.id, jurorId))
  const accepted = { conduct: conduct.version, conductHash: hashOfConduct(conduct.texts) }
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId,
    type: answer === 'accepted' ? 'JurorAccepted' : 'JurorDeclined',
    at: now,
    body: { juror: await jurorNumberOf(tx, jurorId), ...(answer === 'accepted' && accepted) },
  })
  await notices.replan(tx, { challengeId })
  return accept({ challengeId })
}

/** The same from the juror's own page. */
export async function answerJurySeat(
  answer: JurySeatAnswer,
  ports: Ports,
): Promise<Result<{ challengeId: string }, JudgeRefusal>> {
  return ports.db.transaction((tx) => answerJurySeatIn(tx, answer, ports))
}
