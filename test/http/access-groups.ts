/* Who there is, and who belongs together, for the hand-written table of who may call which handler. It imports nothing. */

export const subjects = [
  'anonymous',
  'stranger',
  'start-up',
  'mentor',
  'lead',
  'editor',
  'viewer',
  'rival',
  'juror',
  'undeclared juror',
  'invited juror',
  'juror elsewhere',
  'chairing juror',
  'organiser',
  'operator',
  'organiser of the challenge',
  'organiser elsewhere',
  'challenge owner',
  'screener',
  'chair by role',
  'auditor',
  'partner',
  'official',
  'pilot manager',
  'pilot manager by role',
  'pilot host',
  'host by role',
  'administrator',
  'removed organiser',
  'pilot team lead',
] as const
export type Subject = (typeof subjects)[number]

/**
 * `allowed`: the handler runs. Everybody else without an account is sent to sign in, everybody else with one is told
 * `not found` (the page is about an object that is hidden from them) or `not allowed` (it is about nothing in
 * particular). With `onlyInDemo` the address does not exist in a real installation, for nobody.
 */
export type Expected = {
  readonly allowed: readonly Subject[]
  readonly others: 'not found' | 'not allowed'
  readonly onlyInDemo?: true
}

export const hidden = (...allowed: Subject[]): Expected => ({ allowed, others: 'not found' })
export const closed = (...allowed: Subject[]): Expected => ({ allowed, others: 'not allowed' })

export const everybody: Expected = { allowed: subjects, others: 'not found' }
export const demo: Expected = { ...everybody, onlyInDemo: true }
export const signedIn = closed(...subjects.filter((subject) => subject !== 'anonymous'))

export const team = hidden('lead', 'editor', 'viewer')
export const writers = hidden('lead', 'editor')
export const lead = hidden('lead')

export const jurorsAnywhere = closed(
  'juror',
  'undeclared juror',
  'invited juror',
  'juror elsewhere',
  'chairing juror',
)
export const jury = hidden('juror', 'undeclared juror', 'chairing juror')
export const theJuror = hidden('juror')

export const organisersAnywhere = closed(
  'organiser',
  'operator',
  'organiser of the challenge',
  'organiser elsewhere',
  'administrator',
)
/** The home of everybody who works for a programme: organisers, the other staff, partners, and whoever chairs a jury. */
export const staffAnywhere = closed(
  ...organisersAnywhere.allowed,
  'chairing juror',
  'challenge owner',
  'screener',
  'chair by role',
  'auditor',
  'partner',
  'official',
)
export const programmeOrganisers = hidden('organiser', 'operator')
export const programmeStaff = hidden(
  'organiser',
  'operator',
  'organiser of the challenge',
  'challenge owner',
  'screener',
  'chair by role',
  'auditor',
)
/** Who enters and confirms results of a series. */
export const officials = hidden(...programmeOrganisers.allowed, 'official')
export const staffAndOfficials = hidden(...programmeStaff.allowed, 'official')
/** Progress and public numbers: the programme's partners, and everybody who works for it. */
export const partners = hidden(...programmeStaff.allowed, 'partner')
export const organisers = hidden('organiser', 'operator', 'organiser of the challenge')
/** An operator does the daily work; awards are decided by organisers. */
export const deciders = hidden('organiser', 'organiser of the challenge')
export const answerers = hidden('organiser', 'operator', 'organiser of the challenge', 'challenge owner')
/** Whose problem it is: they say whether a proposal can be hosted. */
export const owners = hidden('challenge owner')
export const screeners = hidden('organiser', 'operator', 'organiser of the challenge', 'screener')
/** Who reads the proposals themselves, once they are unsealed. */
export const readers = hidden(...screeners.allowed, 'auditor')
/** Who answers for a result, and who checks it. */
export const auditors = hidden(...organisers.allowed, 'auditor')
export const chairs = hidden(
  'organiser',
  'operator',
  'organiser of the challenge',
  'chair by role',
  'chairing juror',
)
export const staff = hidden(...programmeStaff.allowed, 'chairing juror')

export const pilotParties = hidden(
  'organiser',
  'operator',
  'pilot manager',
  'pilot manager by role',
  'pilot host',
)
/** The parties, and the team whose proposal is tried. */
export const pilotSides = hidden(...pilotParties.allowed, 'pilot team lead')
export const hosts = closed('pilot manager', 'pilot manager by role', 'pilot host', 'host by role')
