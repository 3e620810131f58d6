import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { standingAt } from '#app/lifecycle/standing.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { canRemarksBeAnswered } from '../core/section-remarks.ts'
import { sectionRemarksOf } from './section-remarks.server.ts'

/** What the pages of a challenge's parts show of the review, and whether their reader may answer. */
export async function remarksForPage({ db, now, subject, signedIn }: RequestContext) {
  const { id, slug, recorded } = sure(subject.challenge)
  return {
    remarks: await sectionRemarksOf(db, id),
    slug,
    zone: recorded.calendar.zone,
    canAnswer:
      isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId: id }) &&
      canRemarksBeAnswered(standingAt(recorded, now).state),
  }
}
