import { forgetInvitee } from '#app/apply/flows/remind-invitee.server.ts'
import type { Ports } from '#app/http/context.ts'
import { nameFromEmail } from '#app/people/core/sign-in.ts'
import { openInvitation, useInvitation, type Invitation } from '#app/people/data/invitations.server.ts'
import { ensurePerson, personWithEmail } from '#app/people/data/people.server.ts'
import { accept, refuse, type Refusal, type Result } from '#app/platform/result.ts'
import { invitationPurposes } from '../invitation-purposes.server.ts'

export type InvitationAnswer = {
  readonly token: string
  readonly answer: 'accepted' | 'declined'
  /** Of a no; may stay empty. */
  readonly reason: string
  /** Of a seat on a jury: the version of the code of conduct that stood on the page. */
  readonly conductVersion?: number | undefined
  /** Who is signed in, if anybody. The invitation is bound to its address. */
  readonly viewer: { readonly personId: string; readonly email: string } | null
}

/**
 * Answers an invitation in one transaction: it is used up, and what it was for is done, or nothing is. The token came
 * by mail, so it proves the address; a yes makes the account where there is none. `personId` is null after a no from
 * an address without an account.
 */
export async function answerInvitation(
  { token, answer, reason, conductVersion, viewer }: InvitationAnswer,
  ports: Ports,
): Promise<
  Result<{ personId: string | null; purpose: Invitation['purpose']; role: string | null }, Refusal>
> {
  let refused: Refusal | null = null
  const done = await ports.db
    .transaction(async (tx) => {
      const found = await openInvitation(tx, token)
      if (!found) return refuse('invitation-unusable')
      if (viewer && viewer.email !== found.email) return refuse('invitation-for-other')
      const person =
        answer === 'accepted'
          ? await ensurePerson(tx, {
              email: found.email,
              name: found.name ?? nameFromEmail(found.email),
              locale: found.locale,
              isVerified: true,
            })
          : await personWithEmail(tx, found.email)
      const now = await ports.clock.now(tx)
      const invitation = await useInvitation(tx, token, { now, personId: person?.id ?? null, answer, reason })
      if (!invitation) return refuse('invitation-unusable')
      await forgetInvitee(tx, invitation.id, now)
      const follow = invitationPurposes[invitation.purpose][answer]
      if (follow && person) {
        const result = await follow({ tx, ports, invitation, personId: person.id, reason, conductVersion })
        if (!result.ok) {
          refused = result.refusal
          tx.rollback()
        }
      }
      return accept({ personId: person?.id ?? null, purpose: invitation.purpose, role: invitation.role })
    })
    .catch((thrown: unknown) => {
      if (refused) return { ok: false as const, refusal: refused }
      throw thrown
    })
  return done
}
