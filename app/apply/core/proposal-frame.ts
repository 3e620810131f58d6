/** What every page about one proposal shows around itself: whose it is, where it stands, and when the gate shuts. */
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { deadlineFor, takenUntil } from '#app/lifecycle/intake.ts'
import { markedDates } from '#app/lifecycle/dates.ts'
import {
  intakeRefusal,
  hasUnsubmittedChanges,
  type Proposal,
  type TeamRole,
} from '#app/lifecycle/proposal.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { lookStylesPath } from '#app/publish/core/look/addresses.ts'
import type { Accents } from '#app/publish/core/look/accent.ts'
import { railStations } from './stations.ts'

/** `shut`: over in another way than by its deadline (cancelled, archived) or not open yet. */
export type Intake = 'open' | 'closed' | 'shut'

export type FrameInput = {
  readonly proposal: Proposal
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly challenge: Challenge
  readonly challengeSlug: string
  readonly titles: Partial<Record<Locale, string>>
  readonly contactEmail: string
  /** The programme's own; null for the house's. */
  readonly accents: Accents | null
  /** Until when the team may complete what the screening asks it for; null when it asks for nothing. */
  readonly completionDueAt: Date | null
  /** Until when the lead may say whether it goes to another challenge; null when that is not asked. */
  readonly moveDueAt: Date | null
  /** The team has been told what the screening said, before the judging tells everybody. */
  readonly isScreeningReleased: boolean
  /** Its team was told the result before everybody else. */
  readonly isTold: boolean
  /** The version of the brief the draft answers, and the one that counts now. */
  readonly brief: { readonly answered: number; readonly newest: number }
  readonly role: TeamRole
  readonly lang: Locale
  readonly now: Date
}

export type ProposalFrame = ReturnType<typeof proposalFrame>

/** Plain data for the page; instants as ISO strings. */
export function proposalFrame(input: FrameInput) {
  const { proposal, challenge, now, lang, role } = input
  // As if this team's deadline were the only one of its own: that others have more time is not told to it.
  const { ownClosesAt } = proposal
  const seen = { ...challenge, ownDeadlinesUntil: ownClosesAt }
  const current = settled(seen, now)
  const refusal = intakeRefusal(current, now, ownClosesAt)
  const intake: Intake = refusal === null ? 'open' : refusal.code === 'deadline-passed' ? 'closed' : 'shut'
  const { calendar, policy } = current
  const closesAt = deadlineFor(current, ownClosesAt)
  return {
    id: proposal.id,
    reference: input.reference,
    title: input.title,
    language: input.language,
    organisation: input.organisation,
    role,
    canWrite: role !== 'viewer',
    state: proposal.state,
    versions: proposal.versions,
    draftVersion: proposal.draftVersion,
    submittedAt: proposal.submittedAt?.toISOString() ?? null,
    hasUnsubmittedChanges: hasUnsubmittedChanges(proposal),
    /** What the screening said, once the team may know: when it was told, or when the judging has begun. */
    screening:
      input.isScreeningReleased || hasReached(roadStateOf(current), 'judging')
        ? proposal.screening
        : 'unscreened',
    /** While the team may answer what the screening asks it for. */
    completionDueAt:
      input.completionDueAt !== null &&
      now < input.completionDueAt &&
      !hasReached(roadStateOf(current), 'judging')
        ? input.completionDueAt.toISOString()
        : null,
    /** While the lead may say whether it goes to another challenge. */
    moveDueAt:
      input.moveDueAt !== null &&
      now < input.moveDueAt &&
      proposal.state === 'submitted' &&
      !hasReached(roadStateOf(current), 'judging')
        ? input.moveDueAt.toISOString()
        : null,
    intake,
    isAnnounced: hasReached(roadStateOf(current), 'announced'),
    /** The result is there for this team alone, under embargo. */
    isTold: input.isTold && !hasReached(roadStateOf(current), 'announced'),
    challenge: { slug: input.challengeSlug, ...titleIn(input.titles, lang) },
    contactEmail: input.contactEmail,
    styles: input.accents && lookStylesPath(input.accents),
    brief: input.brief,
    zone: calendar.zone,
    partnerZones: [...calendar.partnerZones],
    closesAt: closesAt.toISOString(),
    /** The deadline is this team's own. */
    hasOwnDeadline: closesAt > calendar.closesAt,
    graceMinutes: policy.graceMinutes,
    /** The jury is not told who applies. */
    isBlind: policy.isBlind,
    takenUntil: takenUntil(current, ownClosesAt).toISOString(),
    judgingEndsAt: calendar.judgingEndsAt.toISOString(),
    announcesAt: calendar.announcesAt.toISOString(),
    /** How many hours before the announcement winners are told under embargo. */
    embargoHours: policy.embargoHours,
    /** What happens from the deadline on; empty when the challenge ended before it was decided. */
    dates: comingDates(current, closesAt, now),
    nowIso: now.toISOString(),
    stations: railStations(seen, now),
  }
}

function comingDates(challenge: Challenge, closesAt: Date, now: Date) {
  const road = roadStateOf(challenge)
  if (challenge.endedFrom !== null && !hasReached(road, 'announced')) return []
  return markedDates(road, { ...challenge.calendar, closesAt }, now).flatMap(({ instant, at, mark }) =>
    instant === 'opensAt' ? [] : [{ instant, atIso: at.toISOString(), mark }],
  )
}

/** A title in the reader's language, or in the first there is, with its language. */
export function titleIn(
  titles: Partial<Record<Locale, string>>,
  lang: Locale,
): { title: string; titleLang: Locale } {
  for (const locale of [lang, ...locales]) {
    const title = titles[locale]
    if (title) return { title, titleLang: locale }
  }
  return { title: '', titleLang: lang }
}
