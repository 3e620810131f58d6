/** Which pages of a challenge's work a person may open, as their own rules say; the cockpit links to no others. */
import { isOrganiserOf, type Viewer } from '#app/people/core/viewer.ts'
import { deskSteps, type DeskStep } from './challenge-desk.ts'

/** Pages for organisers alone; the others show staff where the work stands. */
const forOrganisers: readonly DeskStep[] = ['extend', 'decision', 'release', 'pilots']

export function openStepsOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): DeskStep[] {
  const isOrganiser = isOrganiserOf(viewer, scope)
  return deskSteps.filter((step) => isOrganiser || !forOrganisers.includes(step))
}
