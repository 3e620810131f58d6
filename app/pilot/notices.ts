/** Who hears what about a pilot: that it begins, what is to be signed, where it stands, that a milestone is due, that its values are missing. */
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import type { ChallengeFacts, PersonFacts, PilotFacts, PilotPaperFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, before, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { pilotSides, unsignedSides, type PilotSide } from './core/papers.ts'
import { isOver } from './core/pilot-states.ts'
import { followupMonths, monthsAfter } from './core/scaling.ts'

function aboutPilot(pilot: PilotFacts) {
  const { slug, title, organisation, host, site, startsOn, endsOn } = pilot
  return { pilotSlug: slug, title, organisation, host, site, startsOn, endsOn }
}

/** The manager and the host's contact, once each. */
function partiesOf({ manager, hostContact }: PilotFacts): PersonFacts[] {
  return [manager, hostContact].filter(
    (person, index, all): person is PersonFacts =>
      person !== null && all.findIndex((other) => other?.personId === person.personId) === index,
  )
}

/** Both parties and the team, once each. */
function everybodyOf(facts: ChallengeFacts, pilot: PilotFacts): PersonFacts[] {
  const parties = partiesOf(pilot)
  const team = facts.proposals.find(({ id }) => id === pilot.proposalId)?.team ?? []
  return [...parties, ...team.filter(({ personId }) => !parties.some((party) => party.personId === personId))]
}

/** Nine in the morning of a calendar day, in the challenge's zone. */
function morningOf(day: string, { challenge }: ChallengeFacts): Date {
  const nine = wallClockToInstant({ date: day, time: '09:00', zone: challenge.calendar.zone })
  if (!nine.ok) throw new Error(`the day ${day} has no nine o'clock: ${nine.refusal.code}`)
  return nine.value
}

const isRunning = ({ challenge }: ChallengeFacts) =>
  challenge.state !== 'cancelled' && challenge.state !== 'archived'

/** At once, to both parties and to the team. For a manager or host without an account it is the invitation too. */
const kickoff = notice({
  name: 'pilot.kickoff',
  class: 'mandatory',
  audience: 'pilot-parties',
  wanted: (facts) =>
    facts.pilots.flatMap((pilot) => {
      const parties = partiesOf(pilot)
      const team = facts.proposals.find(({ id }) => id === pilot.proposalId)?.team ?? []
      const others = team.filter(({ personId }) => !parties.some((party) => party.personId === personId))
      const messageTo = (to: PersonFacts, part: 'party' | 'team') => ({
        to,
        about: pilot.id,
        anchor: 1,
        sendAt: pilot.createdAt,
        expiresAt: after(pilot.createdAt, days(14)),
        data: {
          ...aboutPilot(pilot),
          proposalId: pilot.proposalId,
          part,
          manager: pilot.manager?.name ?? '',
          hostContact: pilot.hostContact?.name ?? '',
        },
      })
      return [...parties.map((to) => messageTo(to, 'party')), ...others.map((to) => messageTo(to, 'team'))]
    }),
})

/** At once, to both parties and the team, each time the pilot came to another state. The kick-off tells of the first. */
const statusChanged = notice({
  name: 'pilot.status_changed',
  class: 'mandatory',
  audience: 'pilot-parties',
  wanted: (facts) =>
    isRunning(facts)
      ? facts.pilots
          .filter(({ stateAt, createdAt }) => stateAt > createdAt)
          .flatMap((pilot) =>
            everybodyOf(facts, pilot).map((to) => ({
              to,
              about: pilot.id,
              anchor: pilot.state,
              sendAt: pilot.stateAt,
              expiresAt: after(pilot.stateAt, days(14)),
              data: { ...aboutPilot(pilot), state: pilot.state, reason: pilot.stopReason ?? '' },
            })),
          )
      : [],
})

/** Days after which whoever has not signed is asked again. */
const signAgainAfter = 5

/**
 * At once to each side that signs, again after five days while it has not, and to everybody once all have. A new version
 * is asked for anew; what was to be signed before is asked for no more.
 */
const agreement = notice({
  name: 'pilot.agreement',
  class: 'mandatory',
  audience: 'pilot-parties',
  wanted: (facts) =>
    isRunning(facts)
      ? facts.pilots.flatMap((pilot) => pilot.papers.flatMap((paper) => aboutPaper(facts, pilot, paper)))
      : [],
})

function aboutPaper(facts: ChallengeFacts, pilot: PilotFacts, paper: PilotPaperFacts) {
  const { kind, number, signBy, sentAt, signatures } = paper
  const message = (to: PersonFacts, part: 'sign' | 'again' | 'signed', sendAt: Date) => ({
    to,
    about: paper.id,
    anchor: part,
    sendAt,
    expiresAt: after(sendAt, days(14)),
    data: { ...aboutPilot(pilot), kind, number, signBy, part },
  })
  const unsigned = unsignedSides(signatures.map(({ side }) => side))
  if (unsigned.length === 0) {
    const last = new Date(Math.max(...signatures.map(({ signedAt }) => signedAt.getTime())))
    return everybodyOf(facts, pilot).map((to) => message(to, 'signed', last))
  }
  if (isOver(pilot.state)) return []
  const again = after(sentAt, days(signAgainAfter))
  return unsigned.flatMap((side) => {
    const to = signatoryOf(facts, pilot, side)
    return to ? [message(to, 'sign', sentAt), message(to, 'again', again)] : []
  })
}

function signatoryOf(facts: ChallengeFacts, pilot: PilotFacts, side: PilotSide): PersonFacts | null {
  if (side === 'host') return pilot.hostContact
  if (side === 'manager') return pilot.manager
  const team = facts.proposals.find(({ id }) => id === pilot.proposalId)?.team ?? []
  return team.find(({ role }) => role === 'lead') ?? null
}

/** How long before the day, or after it, and how long the words stay true. */
const milestoneMoments = [
  { left: '14d', at: (due: Date) => before(due, days(14)), until: (due: Date) => before(due, days(4)) },
  { left: '3d', at: (due: Date) => before(due, days(3)), until: (due: Date) => due },
  { left: 'overdue', at: (due: Date) => after(due, days(1)), until: (due: Date) => after(due, days(7)) },
  { left: 'late', at: (due: Date) => after(due, days(7)), until: (due: Date) => after(due, days(21)) },
] as const

/**
 * Two weeks and three days before a milestone, and a day and a week after it, to the manager, while there is no report;
 * after the week to the host's contact too.
 */
const milestoneDue = notice({
  name: 'pilot.milestone_due',
  class: 'service',
  audience: 'pilot-reporters',
  isReminder: true,
  wanted: (facts) =>
    isRunning(facts)
      ? facts.pilots
          .filter(({ state }) => !isOver(state))
          .flatMap((pilot) => pilot.milestones.flatMap((step) => remindOf(facts, pilot, step)))
      : [],
})

function remindOf(facts: ChallengeFacts, pilot: PilotFacts, step: PilotFacts['milestones'][number]) {
  const { manager } = pilot
  if (manager === null || step.reportedAt !== null) return []
  const due = morningOf(step.dueOn, facts)
  return milestoneMoments
    .filter(({ at }) => at(due) >= pilot.createdAt)
    .flatMap((moment) =>
      (moment.left === 'late' ? partiesOf(pilot) : [manager]).map((to) => ({ ...moment, to })),
    )
    .map(({ left, at, until, to }) => ({
      to,
      about: step.id,
      anchor: `${step.dueOn}-${left}`,
      sendAt: at(due),
      expiresAt: until(due),
      data: { ...aboutPilot(pilot), milestoneId: step.id, milestone: step.title, dueOn: step.dueOn, left },
    }))
}

/** The morning after the last day and a week later, to both parties, while a measure has no value. */
const measureRequest = notice({
  name: 'pilot.measure_request',
  class: 'service',
  audience: 'pilot-reporters',
  wanted: (facts) =>
    isRunning(facts)
      ? facts.pilots
          .filter(({ state, measuresWithoutValue }) => !isOver(state) && measuresWithoutValue.length > 0)
          .flatMap((pilot) => {
            const first = after(morningOf(pilot.endsOn, facts), days(1))
            const again = after(first, days(7))
            const moments = [
              { anchor: pilot.endsOn, sendAt: first, expiresAt: again, isAgain: false },
              {
                anchor: `${pilot.endsOn}-7d`,
                sendAt: again,
                expiresAt: after(again, days(14)),
                isAgain: true,
              },
            ]
            return moments.flatMap(({ anchor, sendAt, expiresAt, isAgain }) =>
              partiesOf(pilot).map((to) => ({
                ...{ to, about: pilot.id, anchor, sendAt, expiresAt },
                data: { ...aboutPilot(pilot), measures: [...pilot.measuresWithoutValue], isAgain },
              })),
            )
          })
      : [],
})

/** Half a year and a year after the last day, at nine in the morning, to each side that has not answered yet. */
const followupSurvey = notice({
  name: 'pilot.followup_survey',
  class: 'service',
  audience: 'pilot-parties',
  wanted: (facts) =>
    isRunning(facts)
      ? facts.pilots
          .filter(({ state }) => isFollowed(state))
          .flatMap((pilot) =>
            followupMonths.flatMap((months) => {
              const sendAt = morningOf(monthsAfter(pilot.endsOn, months), facts)
              return pilotSides.flatMap((side) => {
                const to = signatoryOf(facts, pilot, side)
                const isAnswered = pilot.followups.some(
                  (each) => each.months === months && each.side === side,
                )
                if (!to || isAnswered) return []
                return [
                  {
                    to,
                    about: pilot.id,
                    anchor: `${pilot.endsOn}-${months}`,
                    sendAt,
                    expiresAt: after(sendAt, days(30)),
                    data: { ...aboutPilot(pilot), months },
                  },
                ]
              })
            }),
          )
      : [],
})

/**
 * Once, by day where they are, an hour after the page of a pilot is public with its final report, so that it can be taken
 * back first: to those who follow the challenge, its jury and its teams. Whoever takes part in the pilot wrote or approved it.
 */
const resultPublished = notice({
  name: 'pilot.result_published',
  class: 'bulletin',
  audience: 'followers-teams-and-jury',
  wanted: (facts) =>
    isRunning(facts)
      ? facts.pilots.flatMap((pilot) => {
          const publicAt = pilot.resultPublicAt
          if (publicAt === null) return []
          const { challenge } = facts
          return readersOfResult(facts, pilot).map((to) => ({
            to,
            about: pilot.id,
            anchor: 1,
            sendAt: afterTheNight(after(publicAt, hours(1)), to.zone ?? challenge.calendar.zone),
            expiresAt: after(publicAt, days(14)),
            data: {
              ...aboutPilot(pilot),
              challenge: inLanguage(challenge.titles, to.locale),
              achieved: [...pilot.achieved],
              following: facts.followers.find(({ personId }) => personId === to.personId)?.followingId ?? '',
            },
          }))
        })
      : [],
})

/** Everybody who had to do with the challenge and not with this pilot, once each. */
function readersOfResult(facts: ChallengeFacts, pilot: PilotFacts): PersonFacts[] {
  const told = new Set(everybodyOf(facts, pilot).map(({ personId }) => personId))
  const readers = [
    ...facts.followers,
    ...facts.jurors.filter(({ state }) => state === 'accepted'),
    ...facts.proposals.filter(({ state }) => state === 'submitted').flatMap(({ team }) => team),
  ]
  return readers.filter(({ personId }) => !told.has(personId) && told.add(personId))
}

/** What was measured, scaled or stopped has become something; what never ran has not. */
const isFollowed = (state: PilotFacts['state']) => ['measured', 'scaled', 'stopped'].includes(state)

export const pilotNotices: readonly Notice[] = [
  resultPublished,
  kickoff,
  agreement,
  statusChanged,
  milestoneDue,
  measureRequest,
  followupSurvey,
]
