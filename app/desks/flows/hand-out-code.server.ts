import { eq } from 'drizzle-orm'
import { people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { unreachableIn } from '#app/notify/data/unreachable.server.ts'
import { limits } from '#app/people/core/sign-in.ts'
import { countAttempt } from '#app/people/data/attempts.server.ts'
import { personWithId } from '#app/people/data/people.server.ts'
import { holdsAnyRole } from '#app/people/data/role-grants.server.ts'
import { newProof } from '#app/people/data/sign-in-proofs.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'

export type HandOut = {
  readonly programmeId: string
  readonly personId: string
  /** The organiser who hands it out. */
  readonly by: string
  /** How they made sure whom they speak to, in their words. */
  readonly assurance: string
}

type Refused =
  | { readonly code: 'reachable' }
  | { readonly code: 'code-for-staff' }
  | { readonly code: 'rate-limited'; readonly retryAt: Date }

/**
 * Makes a code to sign in for somebody whom no mail reaches, to be told them in another way. It works once, for fifteen
 * minutes, and every older one stops working. Never for anybody who has a role of staff anywhere: nobody gets another
 * organiser's rights by it. In the record with who made it and how they made sure; the person is told by mail, which their
 * inbox keeps too. The code itself is only in the answer. `secretKey`: what codes are signed with.
 */
export async function handOutCode(
  { programmeId, personId, by, assurance }: HandOut,
  { db, clock, notices }: Ports,
  secretKey: string,
): Promise<Result<{ code: string; expiresAt: Date }, Refused>> {
  return db.transaction(async (tx) => {
    // A role that is given at the same moment waits for this, or is seen by it.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update')
    const unreachable = await unreachableIn(tx, programmeId)
    if (!unreachable.some((one) => one.personId === personId)) return refuse('reachable')
    if (await holdsAnyRole(tx, personId)) return refuse('code-for-staff')
    const now = await clock.now(tx)
    const retryAt = await countAttempt(tx, `handed-out ${personId}`, limits.handedOut, now)
    if (retryAt) return refuse('rate-limited', { retryAt })
    const [person, maker] = [await personWithId(tx, personId), await personWithId(tx, by)]
    if (!person || !maker) throw new Error('A code was handed out by or for somebody who does not exist')
    const proof = await newProof(tx, { kind: 'sign-in', email: person.email }, now, secretKey)
    await appendEntry(tx, {
      programmeId,
      type: 'SignInCodeHandedOut',
      at: now,
      body: { personId, by, assurance },
    })
    await notices.post(tx, {
      notice: 'account.code_handed_out',
      key: `account.code_handed_out:${proof.id}`,
      to: { ...person, personId },
      data: {
        by: maker.name,
        assurance,
        at: now.toISOString(),
        expiresAt: proof.expiresAt.toISOString(),
      },
      programmeId,
      sendAt: now,
    })
    return accept({ code: proof.code, expiresAt: proof.expiresAt })
  })
}
