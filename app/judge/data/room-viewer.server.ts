import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { holdsRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import type { RoomViewer } from '../core/deliberation/room.ts'

/** Who looks at a meeting: the seat as it is now, and the roles beside it. */
export function roomViewerOf({
  signedIn,
  subject,
}: Pick<RequestContext, 'signedIn' | 'subject'>): RoomViewer {
  const { id: challengeId, recorded } = sure(subject.challenge)
  const scope = { programmeId: recorded.programmeId, challengeId }
  const isSeated = subject.juror?.state === 'accepted'
  return {
    isSeated,
    isChair: holdsRole(signedIn, ['chair'], scope) || (isSeated && subject.juror?.isChair === true),
    isOrganiser: isOrganiserOf(signedIn, scope),
    isAuditor: holdsRole(signedIn, ['auditor'], scope),
  }
}
