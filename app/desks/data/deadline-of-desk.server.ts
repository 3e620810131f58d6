import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { proposalFor } from '#app/deadline/data/outages.server.ts'
import { ownDeadlines } from '#app/deadline/data/own-deadlines.server.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'

/**
 * What a cockpit tells of a deadline that counts: its grace, what the rule about outages proposes, and later ones that single
 * proposals were given, the newest of each. Null before a challenge is on the calendar and once its judging begins.
 */
export async function deadlineOfDesk({ db, now, subject, signedIn }: RequestContext) {
  const current = settled(sure(subject.challenge).recorded, now)
  const road = roadStateOf(current)
  if (current.endedFrom !== null || !hasReached(road, 'scheduled') || hasReached(road, 'judging')) return null
  const { id: challengeId, programmeId, calendar, policy } = current
  const { closesAt, zone, partnerZones } = calendar
  const given = await ownDeadlines(db, { challengeId, personId: signedIn.personId })
  const proposed = await proposalFor(db, { challengeId, closesAt })
  return {
    ...{ closesAt: closesAt.toISOString(), zone, partnerZones, graceMinutes: policy.graceMinutes },
    canMove: hasReached(road, 'open'),
    isOrganiser: isOrganiserOf(signedIn, { programmeId, challengeId }),
    failedMinutes: proposed?.failedMinutes ?? null,
    own: given
      .filter(({ reference }, index) => given.findIndex((each) => each.reference === reference) === index)
      .filter((each) => new Date(each.closesAt) > closesAt)
      .map(({ reference, closesAt: atIso }) => ({ reference, atIso })),
  }
}
