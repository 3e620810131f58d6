/** What a cockpit page is given of a challenge: instants as text, nothing that was not asked for. */
import { markedDates } from '#app/lifecycle/dates.ts'
import { standingAt } from '#app/lifecycle/standing.ts'
import {
  funnelOf,
  funnelSteps,
  railOf,
  stepStateAt,
  stepsOf,
  waitingAt,
  type DeskCounts,
  type NamedApprovers,
} from './challenge-desk.ts'
import { isTurnOf, mayDo, openStepsOf } from './open-steps.ts'
import { isAboutToBeTold } from '#app/announce/core/announcement-move.ts'
import { roadStateOf, type Challenge } from '#app/lifecycle/challenge.ts'
import type { Viewer } from '#app/people/core/viewer.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type DeskFacts = {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly titleLang: Locale
  readonly challenge: Challenge
  readonly counts: DeskCounts
  readonly named: NamedApprovers
  readonly addendumBy: readonly string[] | null
  /** A round of the jury draws finalists. */
  readonly hasShortlist: boolean
}

/** One challenge as the cockpits draw it for that viewer: what waits is theirs only where they may do it. */
export function deskView(facts: DeskFacts, { viewer, now }: { viewer: Viewer; now: Date }) {
  const { slug, number, title, titleLang, challenge, counts, named, addendumBy } = facts
  const standing = standingAt(challenge, now)
  const { zone, partnerZones } = challenge.calendar
  const funnel = funnelOf(counts, challenge)
  const scope = { programmeId: challenge.programmeId, challengeId: challenge.id }
  const openSteps = openStepsOf(viewer, scope)
  return {
    slug,
    number,
    title,
    titleLang,
    state: standing.state,
    phase: standing.phase,
    zone,
    zones: [zone, ...partnerZones.filter((partner) => partner !== zone)],
    rail: railOf(standing),
    next: standing.next && { command: standing.next.command, atIso: standing.next.at.toISOString() },
    missed: standing.missed,
    isAboutToBeTold: isAboutToBeTold(challenge, now),
    instants: markedDates(roadStateOf(challenge), challenge.calendar, now).map(({ instant, at, mark }) => ({
      key: instant,
      atIso: at.toISOString(),
      mark,
    })),
    waiting: waitingAt({ challenge, counts, viewerId: viewer.personId, named, addendumBy }).map((item) => {
      const isLinked = mayDo(viewer, item.code, scope)
      return { ...item, isLinked, isYours: item.isYours && isLinked && isTurnOf(viewer, item.code, scope) }
    }),
    funnel: funnelSteps.map((step) => ({ step, count: funnel[step] })),
    steps: stepsOf(facts).map((step) => ({
      step,
      state: stepStateAt(step, challenge),
      isOpen: openSteps.includes(step),
    })),
    drafts: counts.drafts,
    submitted: counts.submitted,
  }
}
export type DeskView = ReturnType<typeof deskView>
