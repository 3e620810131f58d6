/** What the teams of finalists hear about their pitches: that they are invited, when it is, moved, called off, near. */
import type { ChallengeFacts, PitchSlotFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, before, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'

/** Finalists that still take part, while the jury deliberates and once the round of pitches has been opened. */
function invited({ challenge, finals, proposals }: ChallengeFacts): readonly ProposalFacts[] {
  if (challenge.effectiveState !== 'deliberating' || finals.openedAt === null) return []
  return proposals.filter(
    ({ id, state, screening }) =>
      finals.finalists.includes(id) && state === 'submitted' && screening === 'eligible',
  )
}

/** A message to everybody in the team of one finalist. */
function toTeam(
  { challenge }: ChallengeFacts,
  { id, reference, title, team }: ProposalFacts,
  { anchor, sendAt, expiresAt }: { anchor: string; sendAt: Date; expiresAt: Date },
) {
  return team.map((member) => ({
    to: member,
    about: id,
    proposalId: id,
    anchor,
    sendAt,
    expiresAt,
    data: { proposalId: id, reference, title, challenge: inLanguage(challenge.titles, member.locale) },
  }))
}

function mailed({ id, startsAt, endsAt, place, link, sequence }: PitchSlotFacts) {
  return {
    id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place,
    isOnline: link !== '',
    sequence,
  }
}

const ownSlots = ({ finals }: ChallengeFacts, proposalId: string) =>
  finals.slots.filter((slot) => slot.proposalId === proposalId)

/** Once without a time, to choose one; once with the time, as soon as there is one, with its calendar file. */
const pitchInvited = notice({
  name: 'pitch.invited',
  class: 'mandatory',
  audience: 'finalist-teams',
  wanted: (facts) => {
    const { openedAt } = facts.finals
    if (openedAt === null) return []
    return invited(facts).flatMap((proposal) => {
      const slot = ownSlots(facts, proposal.id).find(({ cancelledAt }) => cancelledAt === null)
      const joinedAt = facts.finals.joinedAt[proposal.id] ?? openedAt
      const from = joinedAt > openedAt ? joinedAt : openedAt
      const moment = slot
        ? { anchor: slot.id, sendAt: slot.takenAt, expiresAt: slot.startsAt }
        : { anchor: 'choose', sendAt: from, expiresAt: after(from, days(14)) }
      return toTeam(facts, proposal, moment).map((message) => ({
        ...message,
        data: { ...message.data, slot: slot ? mailed(slot) : null },
      }))
    })
  },
})

/** When the slot of a team moves after it was given: the calendar file moves the entry. */
const pitchMoved = notice({
  name: 'pitch.moved',
  class: 'mandatory',
  audience: 'finalist-teams',
  wanted: (facts) =>
    invited(facts).flatMap((proposal) =>
      ownSlots(facts, proposal.id)
        .filter(({ cancelledAt, changedAt, takenAt }) => cancelledAt === null && changedAt > takenAt)
        .flatMap((slot) =>
          toTeam(facts, proposal, {
            anchor: `${slot.id}-${slot.sequence}`,
            sendAt: slot.changedAt,
            expiresAt: slot.startsAt,
          }).map((message) => ({ ...message, data: { ...message.data, slot: mailed(slot) } })),
        ),
    ),
})

/** When it is called off: the calendar file takes the entry out. */
const pitchCancelled = notice({
  name: 'pitch.cancelled',
  class: 'mandatory',
  audience: 'finalist-teams',
  wanted: (facts) =>
    invited(facts).flatMap((proposal) =>
      ownSlots(facts, proposal.id).flatMap((slot) =>
        slot.cancelledAt === null
          ? []
          : toTeam(facts, proposal, {
              anchor: slot.id,
              sendAt: slot.cancelledAt,
              expiresAt: slot.startsAt,
            }).map((message) => ({
              ...message,
              data: { ...message.data, slot: mailed(slot), reason: slot.cancelReason },
            })),
      ),
    ),
})

/** How long before it, and how long the words stay true. */
const pitchMoments = [
  { left: '7d', length: days(7), until: days(3) },
  { left: '24h', length: hours(24), until: hours(2) },
] as const

/** A week and a day before the slot of a team; a moment that lay before the team was told of it is left out. */
const pitchReminder = notice({
  name: 'pitch.reminder',
  class: 'service',
  audience: 'finalist-teams',
  isReminder: true,
  wanted: (facts) =>
    invited(facts).flatMap((proposal) =>
      ownSlots(facts, proposal.id)
        .filter(({ cancelledAt }) => cancelledAt === null)
        .flatMap((slot) =>
          pitchMoments
            .map((moment) => ({ ...moment, sendAt: before(slot.startsAt, moment.length) }))
            .filter(({ sendAt }) => sendAt > slot.takenAt && sendAt > slot.changedAt)
            .flatMap(({ left, until, sendAt }) =>
              toTeam(facts, proposal, {
                anchor: `${slot.id}-${slot.sequence}-${left}`,
                sendAt,
                expiresAt: before(slot.startsAt, until),
              }).map((message) => ({ ...message, data: { ...message.data, slot: mailed(slot), left } })),
            ),
        ),
    ),
})

export const pitchNotices: readonly Notice[] = [pitchInvited, pitchMoved, pitchCancelled, pitchReminder]
