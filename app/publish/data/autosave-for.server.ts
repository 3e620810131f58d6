import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'

/** Whether what is typed on a page of setup is kept by itself: while a draft is written, by those who may. */
export function autosaveFor({ subject, signedIn, now }: RequestContext) {
  const { id, recorded } = sure(subject.challenge)
  const { state } = settled(recorded, now)
  const isDraft = state === 'draft' || state === 'changes_requested'
  return {
    isAutosaved: isDraft && isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId: id }),
    zone: recorded.calendar.zone,
  }
}
