import type { Executor } from '#db/client.server.ts'
import type { Role } from '#app/people/core/viewer.ts'
import { openInvitation, type Invitation } from '#app/people/data/invitations.server.ts'
import { scopeName, zoneOfProgramme } from '#app/people/data/scope-names.server.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type InvitationView =
  | { readonly state: 'unknown' | 'used' | 'expired' | 'revoked' }
  | {
      readonly state: 'open'
      readonly email: string
      readonly inviter: string | null
      readonly purpose: Invitation['purpose']
      /** The seat it is to, where it is to a jury. */
      readonly jurorId: string | null
      readonly role: Role | 'editor' | 'viewer' | 'juror' | 'mentor' | null
      /** The programme or challenge by name; null for the whole installation. */
      readonly scope: string | null
      readonly expiresAtIso: string
      /** Of the programme: where the reader's own is not known. */
      readonly zone: string
      /** The address somebody else is signed in with in this browser. */
      readonly otherViewer: string | null
      readonly isSignedIn: boolean
    }

/** What the page behind an invitation's link may say to whoever holds the token. */
export async function invitationView(
  db: Executor,
  given: { token: string; now: Date; lang: Locale; viewerEmail: string | null },
): Promise<InvitationView> {
  const found = await openInvitation(db, given.token)
  if (!found) return { state: 'unknown' }
  if (found.answer === 'revoked') return { state: 'revoked' }
  if (found.answer !== null) return { state: 'used' }
  if (found.expiresAt <= given.now) return { state: 'expired' }
  return {
    state: 'open',
    email: found.email,
    inviter: found.inviterName,
    purpose: found.purpose,
    jurorId: found.jurorId,
    role: found.role as Role | 'editor' | 'viewer' | 'juror' | 'mentor' | null,
    scope: await scopeName(db, found, given.lang),
    expiresAtIso: found.expiresAt.toISOString(),
    zone: found.programmeId === null ? 'UTC' : await zoneOfProgramme(db, found.programmeId),
    otherViewer: given.viewerEmail !== null && given.viewerEmail !== found.email ? given.viewerEmail : null,
    isSignedIn: given.viewerEmail === found.email,
  }
}
