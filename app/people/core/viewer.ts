/** Who is looking. Made by the gate alone, once per request; readers demand it, so that no check can be forgotten. */
import type { Locale } from '#app/platform/i18n.ts'

declare const fromTheGate: unique symbol

export type Role =
  | 'administrator'
  | 'organiser'
  | 'operator'
  | 'challenge_owner'
  | 'screener'
  | 'chair'
  | 'pilot_manager'
  | 'pilot_host'
  | 'auditor'
  | 'partner'
  | 'official'

/** A role holds for a programme, or for one challenge of it; an administrator's has neither. */
export type RoleGrant = {
  readonly role: Role
  readonly programmeId: string | null
  readonly challengeId: string | null
}

export type Viewer = {
  readonly [fromTheGate]: true
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  /** IANA zone of the person, or null when never told. */
  readonly zone: string | null
  readonly grants: readonly RoleGrant[]
  /** True when the person sits on at least one jury (invited or accepted). */
  readonly isJuror: boolean
  /** The challenges whose jury the person chairs, by an accepted seat. */
  readonly chairOf: readonly string[]
  /** True when the person is in at least one team. */
  readonly isApplicant: boolean
  /** True when the person manages or hosts at least one pilot. */
  readonly isPilotParty: boolean
  /** Why no mail can be sent to the person's address at present; absent when it can. */
  readonly mailTrouble?: MailTrouble
}

/** What stands between a person and their mail: it came back, they reported it as spam, or somebody blocked the address. */
export type MailTrouble = 'bounced' | 'complained' | 'manual'

/** Brands a viewer. Only the gate, tests and the command line's system actor call this. */
export function viewerOf(facts: Omit<Viewer, typeof fromTheGate>): Viewer {
  return facts as Viewer
}

const staffRoles: readonly Role[] = [
  'organiser',
  'operator',
  'challenge_owner',
  'screener',
  'chair',
  'auditor',
]
const organiserRoles: readonly Role[] = ['organiser', 'operator']
/** Organisers run the screening, the jury and the pilots; the narrower role may do its own part of it. */
const answererRoles: readonly Role[] = ['organiser', 'operator', 'challenge_owner']
const screenerRoles: readonly Role[] = [...organiserRoles, 'screener']
const readerRoles: readonly Role[] = [...screenerRoles, 'auditor']
const auditorRoles: readonly Role[] = [...organiserRoles, 'auditor']
const chairRoles: readonly Role[] = [...organiserRoles, 'chair']
/** Who enters and confirms results of a competition series. */
const officialRoles: readonly Role[] = [...organiserRoles, 'official']
const pilotRoles: readonly Role[] = ['pilot_manager', 'pilot_host']

/** True when one of `roles` is held for the whole programme, or for that challenge of it. */
export function holdsRole(
  viewer: Viewer,
  roles: readonly Role[],
  scope: { programmeId: string; challengeId?: string | null },
): boolean {
  return viewer.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      grant.programmeId === scope.programmeId &&
      (grant.challengeId === null ||
        (scope.challengeId !== undefined && grant.challengeId === scope.challengeId)),
  )
}

/** Organiser or operator: runs the programme (or that challenge). */
export function isOrganiserOf(
  viewer: Viewer,
  scope: { programmeId: string; challengeId?: string | null },
): boolean {
  return holdsRole(viewer, organiserRoles, scope)
}

/** Decides about awards: an organiser. An operator does the daily work and decides none. */
export function isDeciderOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, ['organiser'], scope)
}

/** Anyone who works for the challenge and may look at how it goes: counts and progress, not more. */
export function isStaffOf(
  viewer: Viewer,
  scope: { programmeId: string; challengeId?: string | null },
): boolean {
  return holdsRole(viewer, staffRoles, scope)
}

/** Staff of the programme as such, or of any one challenge in it. */
export function isStaffSomewhereIn(viewer: Viewer, programmeId: string): boolean {
  return viewer.grants.some((grant) => staffRoles.includes(grant.role) && grant.programmeId === programmeId)
}

/** Enters and confirms the results of the programme's series: an official, or whoever runs the programme. */
export function isOfficialOf(viewer: Viewer, programmeId: string): boolean {
  return holdsRole(viewer, officialRoles, { programmeId })
}

/** A partner of the programme, or of any one challenge in it. */
export function isPartnerSomewhereIn(viewer: Viewer, programmeId: string): boolean {
  return viewer.grants.some((grant) => grant.role === 'partner' && grant.programmeId === programmeId)
}

/**
 * Which challenges of a programme a reader of its progress sees: all (`null`), or those of the ids, where every role they
 * hold in it is for one challenge.
 */
export function challengesSeenIn(viewer: Viewer, programmeId: string): string[] | null {
  const own = viewer.grants.filter((grant) => grant.programmeId === programmeId)
  if (own.some(({ challengeId }) => challengeId === null)) return null
  return own.flatMap(({ challengeId }) => challengeId ?? [])
}

/** May check proposals for eligibility. */
export function isScreenerOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, screenerRoles, scope)
}

/** May read the proposals of the challenge once they are unsealed. */
export function isReaderOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, readerRoles, scope)
}

/** May read all that a result was made from, once it is public. */
export function isAuditorOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, auditorRoles, scope)
}

/** May answer what is asked about the challenge. */
export function isAnswererOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, answererRoles, scope)
}

/** Owns the problem of the challenge: says whether a proposal can be hosted. Nobody says it in their place. */
export function isOwnerOf(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, ['challenge_owner'], scope)
}

/** May lead the jury by a role; a chairing juror's seat counts beside it. */
export function isChairByRole(viewer: Viewer, scope: { programmeId: string; challengeId: string }): boolean {
  return holdsRole(viewer, chairRoles, scope)
}

/** Has something to see at the desk of programmes: staff of any kind, a partner, an official, a chairing juror. */
export function isStaffAnywhere(viewer: Viewer): boolean {
  return (
    isOrganiserAnywhere(viewer) ||
    viewer.chairOf.length > 0 ||
    viewer.grants.some(({ role }) => [...staffRoles, 'partner', 'official'].includes(role))
  )
}

/** Has something to see at the desk of pilots: by the pilot itself, or by a role. */
export function isHostAnywhere(viewer: Viewer): boolean {
  return viewer.isPilotParty || viewer.grants.some(({ role }) => pilotRoles.includes(role))
}

export function isOrganiserAnywhere(viewer: Viewer): boolean {
  return viewer.grants.some((grant) => organiserRoles.includes(grant.role)) || isAdministrator(viewer)
}

export function isAdministrator(viewer: Viewer): boolean {
  return viewer.grants.some((grant) => grant.role === 'administrator')
}
