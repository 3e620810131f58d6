/**
 * Which pages of a challenge's work a person may open, and where they may act and not only look, as the pages' own
 * rules say; homes and cockpits link to no others.
 */
import {
  isAnswererOf,
  isChairByRole,
  isDeciderOf,
  isOrganiserOf,
  isOwnerOf,
  isScreenerOf,
  isStaffOf,
  type Viewer,
} from '#app/people/core/viewer.ts'
import { deskSteps, type DeskStep, type Waiting } from './challenge-desk.ts'

type Scope = { readonly programmeId: string; readonly challengeId: string }

/** Pages for organisers alone; the others show staff where the work stands. */
const forOrganisers: readonly DeskStep[] = ['extend', 'decision', 'release', 'appeals', 'pilots']

/** For organisers and the challenge's owner, who sees neither scores nor ranking. */
const forOwners: readonly DeskStep[] = ['host']

/** For organisers and whoever leads the jury. */
const forChairs: readonly DeskStep[] = ['feedback']

/** Empty for somebody who does not work for the challenge. */
export function openStepsOf(viewer: Viewer, scope: Scope): DeskStep[] {
  if (isOrganiserOf(viewer, scope)) return [...deskSteps]
  const isStaff = isStaffOf(viewer, scope) || viewer.chairOf.includes(scope.challengeId)
  if (!isStaff) return []
  const isOwner = isAnswererOf(viewer, scope)
  const isChair = leadsJury(viewer, scope)
  return deskSteps.filter(
    (step) =>
      !forOrganisers.includes(step) &&
      (isOwner || !forOwners.includes(step)) &&
      (isChair || !forChairs.includes(step)),
  )
}

function leadsJury(viewer: Viewer, scope: Scope): boolean {
  return isChairByRole(viewer, scope) || viewer.chairOf.includes(scope.challengeId)
}

/** Who besides organisers may do what waits. What is not named here is the organisers' alone. */
const alsoOf: Readonly<Partial<Record<Waiting['code'], 'screener' | 'chair' | 'owner'>>> = {
  'state-hosting': 'owner',
  screen: 'screener',
  'gather-jury': 'chair',
  declare: 'chair',
  assign: 'chair',
  score: 'chair',
  'check-comments': 'chair',
}

/** Awards are decided by organisers alone; an operator looks on. */
const deciding: readonly Waiting['code'][] = ['decide', 'confirm', 'move-up', 'answer-appeals']

/** False where it is another's turn although the person may see to it: only the owner signs what the owner states. */
export function isTurnOf(viewer: Viewer, code: Waiting['code'], scope: Scope): boolean {
  return code !== 'state-hosting' || isOwnerOf(viewer, scope)
}

/** True when the person may do what waits there, or see to it that it is done. */
export function mayDo(viewer: Viewer, code: Waiting['code'], scope: Scope): boolean {
  if (deciding.includes(code)) return isDeciderOf(viewer, scope)
  if (isOrganiserOf(viewer, scope)) return true
  if (alsoOf[code] === 'owner') return isAnswererOf(viewer, scope)
  if (alsoOf[code] === 'screener') return isScreenerOf(viewer, scope)
  return alsoOf[code] === 'chair' && leadsJury(viewer, scope)
}
