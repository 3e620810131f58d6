/**
 * Who may call a handler, in the words of `http/access.ts`. Everything that is not said here is refused: a rule whose
 * object was not loaded, a person without an account, an administrator without a role in the programme.
 */
import type { Who } from '#app/http/access.ts'
import type { Subject } from '#app/http/subject.ts'
import {
  holdsRole,
  isAnswererOf,
  isAuditorOf,
  isAdministrator,
  isChairByRole,
  isHostAnywhere,
  isOwnerOf,
  isDeciderOf,
  isOfficialOf,
  isOrganiserAnywhere,
  isOrganiserOf,
  isPartnerSomewhereIn,
  isReaderOf,
  isScreenerOf,
  isStaffAnywhere,
  isStaffOf,
  isStaffSomewhereIn,
  type Role,
  type Viewer,
} from './viewer.ts'

type Facts = { readonly viewer: Viewer | null; readonly subject: Subject; readonly isDemo: boolean }

/** True when the rule lets this viewer in. Pure; the gate answers 404 to everybody else. */
export function allows(who: Who, { viewer, subject, isDemo }: Facts): boolean {
  if (who === 'anyone') return true
  if (who === 'demo') return isDemo
  if (subject.proposal?.isKeptAway && isByChallenge(who)) return false
  return viewer !== null && rules[who](viewer, subject)
}

/** Rules by which a proposal is reached as one of its challenge's; what keeps a juror from it keeps their other roles too. */
const isByChallenge = (who: Who) => who.endsWith(' of :challenge')

type RuleForSignedIn = (viewer: Viewer, subject: Subject) => boolean

const rules: Record<Exclude<Who, 'anyone' | 'demo'>, RuleForSignedIn> = {
  'signed in': () => true,

  'team of :proposal': (_, { proposal }) => proposal !== undefined && proposal.teamRole !== null,
  'team editor of :proposal': (_, { proposal }) =>
    proposal?.teamRole === 'editor' || proposal?.teamRole === 'lead',
  'team lead of :proposal': (_, { proposal }) => proposal?.teamRole === 'lead',

  'juror anywhere': (viewer) => viewer.isJuror,
  'juror of :challenge': (_, subject) => subject.challenge !== undefined && isSeated(subject),
  'juror of :assignment': (_, subject) =>
    subject.assignment !== undefined && isSeated(subject) && subject.assignment.jurorId === subject.juror?.id,

  'organiser anywhere': (viewer) => isOrganiserAnywhere(viewer),
  'staff anywhere': (viewer) => isStaffAnywhere(viewer),
  'organiser of :programme': (viewer, { programme }) =>
    programme !== undefined && isOrganiserOf(viewer, { programmeId: programme.id }),
  'staff of :programme': (viewer, { programme }) =>
    programme !== undefined && isStaffSomewhereIn(viewer, programme.id),

  'official of :programme': (viewer, { programme }) =>
    programme !== undefined && isOfficialOf(viewer, programme.id),
  'staff or official of :programme': (viewer, { programme }) =>
    programme !== undefined &&
    (isStaffSomewhereIn(viewer, programme.id) || isOfficialOf(viewer, programme.id)),

  'partner of :programme': (viewer, { programme }) =>
    programme !== undefined &&
    (isStaffSomewhereIn(viewer, programme.id) || isPartnerSomewhereIn(viewer, programme.id)),

  'decider of :challenge': (viewer, subject) => onChallenge(subject, (scope) => isDeciderOf(viewer, scope)),
  'organiser of :challenge': (viewer, subject) =>
    onChallenge(subject, (scope) => isOrganiserOf(viewer, scope)),
  'screener of :challenge': (viewer, subject) => onChallenge(subject, (scope) => isScreenerOf(viewer, scope)),
  'reader of :challenge': (viewer, subject) => onChallenge(subject, (scope) => isReaderOf(viewer, scope)),
  'auditor of :challenge': (viewer, subject) => onChallenge(subject, (scope) => isAuditorOf(viewer, scope)),
  'chair of :challenge': (viewer, subject) =>
    onChallenge(subject, (scope) => isChairByRole(viewer, scope) || isChairing(subject)),
  'staff of :challenge': (viewer, subject) =>
    onChallenge(subject, (scope) => isStaffOf(viewer, scope) || isChairing(subject)),

  'answerer of :challenge': (viewer, subject) => onChallenge(subject, (scope) => isAnswererOf(viewer, scope)),

  'owner of :challenge': (viewer, subject) => onChallenge(subject, (scope) => isOwnerOf(viewer, scope)),

  'party of :pilot': (viewer, subject) =>
    subject.pilot !== undefined &&
    (subject.pilot.isParty || onChallenge(subject, (scope) => holdsRole(viewer, pilotRoles, scope))),
  'side of :pilot': (viewer, subject) =>
    rules['party of :pilot'](viewer, subject) || (subject.pilot?.teamRole ?? null) !== null,
  'host anywhere': (viewer) => isHostAnywhere(viewer),

  administrator: (viewer) => isAdministrator(viewer),
}

const pilotRoles: readonly Role[] = ['organiser', 'operator', 'pilot_manager']

/** Has said yes to the seat. Who is only invited answers the invitation first and reads nothing before. */
const isSeated = ({ juror }: Subject) => juror?.state === 'accepted'

const isChairing = (subject: Subject) => isSeated(subject) && subject.juror?.isChair === true

function onChallenge(
  { challenge }: Subject,
  test: (scope: { programmeId: string; challengeId: string }) => boolean,
): boolean {
  return (
    challenge !== undefined &&
    test({ programmeId: challenge.recorded.programmeId, challengeId: challenge.id })
  )
}
