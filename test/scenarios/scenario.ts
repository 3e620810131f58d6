/**
 * Whole programmes as data: invented people, teams and jurors, and what they do when. Everything here is made up;
 * addresses end in `.example`, which nobody can own.
 */
import { createHash } from 'node:crypto'
import type { ApplicantKind } from '#app/apply/core/eligibility.ts'
import type { Deed, TimedDeed } from '#app/desks/core/deed.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import type { Approval } from '#app/people/core/approvals.ts'
import type { Role } from '#app/people/core/viewer.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ProgrammeTemplate } from '#app/publish/templates/template.ts'

export type CastPerson = {
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly zone: string
}

/** What a programme looks like, with pictures as SVG of our own; they are stored as PNG like everybody's. */
export type FoundingLook = {
  /** `#rrggbb`; both accents are made of it. */
  readonly brand: string
  readonly senderName: string
  readonly logo: string
  readonly alts: Readonly<Record<Locale, string>>
  /** Logos of parties, by their names. */
  readonly partyLogos: Readonly<Record<string, string>>
}

/** A programme as it is founded: from a template, by its first organiser, with the roles that are given at once. */
export type Founding = {
  readonly at: Date
  readonly slug: string
  readonly template: ProgrammeTemplate
  readonly calendar: NewCalendar
  readonly contactEmail: string
  readonly by: string
  readonly roles: readonly { readonly email: string; readonly role: Role }[]
  readonly look?: FoundingLook
  /** Who approves what and who stands in, by address; where nobody is named, any other organiser may. */
  readonly approvals?: readonly {
    readonly approval: Approval
    readonly approvers: readonly string[]
    readonly deputies: readonly string[]
  }[]
}

export type Scenario = {
  readonly people: readonly CastPerson[]
  readonly foundings: readonly Founding[]
  readonly deeds: readonly TimedDeed[]
}

/** One invented team's proposal. Points are what an average juror would give, by criterion. */
export type ScenarioProposal = {
  /** Also the team's domain: `lead@<key>.example`. */
  readonly key: string
  readonly organisation: readonly [name: string, kind: ApplicantKind, country: string]
  readonly lead: readonly [name: string, mailbox: string]
  readonly mate?: readonly [name: string, mailbox: string]
  readonly language: Locale
  readonly title: string
  readonly summary: string
  readonly fit: string
  readonly solution: string
  readonly novelty: string
  readonly plan: string
  readonly needs: string
  readonly measures: string
  readonly experience: string
  readonly maturity: number
  readonly weeks: number
  readonly points: readonly [number, number, number, number]
  /** Every juror gives exactly these points. */
  readonly isExact?: boolean
  /** Number of the rule it does not meet, with the reason the team is told. */
  readonly ineligible?: { readonly rule: string; readonly reason: string }
}

/** The same identity for the same words, at every start of the demo. */
export function identityOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex')
  const variant = ((parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-${variant}${hash.slice(18, 20)}-${hash.slice(20, 32)}`
}

/** A whole number from 0 to `below - 1` that the words decide. */
export function chanceOf(words: string, below: number): number {
  return createHash('sha256').update(words).digest().readUInt32BE(0) % below
}

export const emailOf = (proposal: Pick<ScenarioProposal, 'key'>, mailbox: string) =>
  `${mailbox}@${proposal.key}.example`

/** An instant as people of the story say it: "2021-12-22T19:30" on the wall of Helsinki in winter. */
export const at = (wall: string, offset = '+02:00') => new Date(`${wall}:00${offset}`)

export const minutesAfter = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000)

export const timed = (instant: Date, deed: Deed): TimedDeed => ({ at: instant, deed })

const zones: Readonly<Record<string, string>> = {
  FI: 'Europe/Helsinki',
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  LV: 'Europe/Riga',
  DE: 'Europe/Berlin',
  NL: 'Europe/Amsterdam',
  FR: 'Europe/Paris',
  ES: 'Europe/Madrid',
  PT: 'Europe/Lisbon',
  IT: 'Europe/Rome',
  AT: 'Europe/Vienna',
  PL: 'Europe/Warsaw',
  IE: 'Europe/Dublin',
  GB: 'Europe/London',
  CN: 'Asia/Shanghai',
  HK: 'Asia/Hong_Kong',
  SG: 'Asia/Singapore',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  IN: 'Asia/Kolkata',
  AU: 'Australia/Sydney',
  CA: 'America/Toronto',
  US: 'America/New_York',
  BR: 'America/Sao_Paulo',
  KE: 'Africa/Nairobi',
  ZA: 'Africa/Johannesburg',
}

/** The people of a team: the lead, and a colleague where there is one. */
export function teamOf(proposal: ScenarioProposal): CastPerson[] {
  const { lead, mate, language: locale, organisation } = proposal
  const zone = zones[organisation[2]] ?? 'Europe/Helsinki'
  return [lead, ...(mate ? [mate] : [])].map(([name, mailbox]) => ({
    email: emailOf(proposal, mailbox),
    name,
    locale,
    zone,
  }))
}
