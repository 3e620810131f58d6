/** What whoever runs a jury hears of its work, one mail a morning; and what a juror hears who has stepped back. */
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import type { ChallengeFacts, JudgedProposalFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, days, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutJudging, seated } from './about-judging.ts'
import { strongDivergence } from './core/divergence.ts'

/** Those that are not closed to the reader: nothing of the others is counted. */
const openTo = ({ judged }: ChallengeFacts, { personId }: PersonFacts) =>
  judged.filter(({ closedTo }) => !closedTo.includes(personId))

/** Chairs and organisers, each once. */
function leadsOf(facts: ChallengeFacts): PersonFacts[] {
  const chairs = seated(facts).filter(({ isChair }) => isChair)
  const others = facts.organisers.filter(
    (person) => !chairs.some(({ personId }) => personId === person.personId),
  )
  return [...chairs, ...others]
}

/** What each juror has of these proposals: how many, how many are final, and when. A ballot is final as a whole. */
function workOf(facts: ChallengeFacts, open: readonly JudgedProposalFacts[]) {
  return seated(facts).flatMap(({ jurorId, name }) => {
    const own = open.flatMap(({ judgements }) => judgements.filter((each) => each.jurorId === jurorId))
    if (own.length === 0) return []
    const finals = own.flatMap(({ finalisedAt }) => finalisedAt ?? [])
    if (facts.judgedBy === 'scorecards') return { name, all: own.length, finals }
    const last = new Date(Math.max(...finals.map((at) => at.getTime())))
    return { name, all: 1, finals: finals.length === own.length ? [last] : [] }
  })
}

/**
 * While judging lasts, on the morning after something became final: how far the jury is and for whom it waits. Each reader's
 * is counted without what is closed to them; where nothing has become final no mail comes.
 */
const dailyDigest = notice({
  name: 'jury.daily_digest',
  class: 'service',
  audience: 'jury-leads-and-organisers',
  digestHour: 8,
  wanted: (facts) => {
    const startedAt = facts.happenedAt.JudgingStarted
    if (facts.challenge.effectiveState !== 'judging' || startedAt === undefined) return []
    return leadsOf(facts).flatMap((to) => {
      const work = workOf(facts, openTo(facts, to))
      const assigned = work.reduce((sum, { all }) => sum + all, 0)
      const finished = work.reduce((sum, { finals }) => sum + finals.length, 0)
      const waiting = work.flatMap(({ name, all, finals }) =>
        finals.length < all ? [{ name, left: all - finals.length }] : [],
      )
      return work
        .flatMap(({ finals }) => finals)
        .filter((at) => at > startedAt)
        .map((at) => ({
          to,
          about: facts.challenge.id,
          anchor: 1,
          sendAt: at,
          expiresAt: after(at, days(2)),
          data: {
            ...aboutJudging(facts, to),
            assigned,
            finished,
            waiting,
            items: [{ at: at.toISOString() }],
          },
        }))
    })
  },
})

/**
 * From when a reader may be told how far scores lie apart, as the embargo says: while judging lasts only where organisers
 * see scores then, or jurors those of others after their own; else from its end. Null for not yet.
 */
function toldFrom({ challenge, happenedAt }: ChallengeFacts, isSeated: boolean): Date | null {
  const startedAt = happenedAt.JudgingStarted
  if (startedAt === undefined) return null
  const viewer = isSeated
    ? { ...nobody, isJuror: true, assignment: 'clear' as const }
    : { ...nobody, isOrganiser: true }
  if (mayRead('scorecards', viewer, { ...challenge, state: 'judging' }, startedAt)) return startedAt
  if (challenge.effectiveState === 'judging') return null
  return happenedAt.JudgingEnded ?? challenge.calendar.judgingEndsAt
}

/** Who hears that a proposal divides the jury, and when all that they judge themselves was final. */
function divergenceLeads(facts: ChallengeFacts, { closedTo }: JudgedProposalFacts) {
  const open = (person: PersonFacts) => !closedTo.includes(person.personId)
  const chairs = seated(facts).filter((juror) => juror.isChair && open(juror))
  if (chairs.length === 0) {
    const from = toldFrom(facts, false)
    return from === null ? [] : facts.organisers.filter(open).map((to) => ({ to, readyAt: from }))
  }
  const from = toldFrom(facts, true)
  if (from === null) return []
  return chairs
    .filter(({ finished, assigned }) => finished >= assigned)
    .map((to) => ({ to, readyAt: latest([from, to.lastFinishedAt]) }))
}

/**
 * On the morning after all judgements of a proposal are final, where they lie far apart: to the chair once their own are
 * all final, or to the organisers where no chair may hear of it. Nobody hears of a proposal that is closed to them, and
 * no mail tells a figure or who gave it. Wanted no more once a meeting has talked about it.
 */
const divergence = notice({
  name: 'jury.divergence',
  class: 'service',
  audience: 'jury-leads',
  digestHour: 8,
  wanted: (facts) => {
    const { effectiveState, id } = facts.challenge
    if (effectiveState !== 'judging' && effectiveState !== 'deliberating') return []
    return facts.judged.flatMap((proposal) => {
      const { reference, judgements, spread, isDiscussed } = proposal
      if (spread === null || spread < strongDivergence || isDiscussed) return []
      return divergenceLeads(facts, proposal).map(({ to, readyAt }) => {
        const sendAt = latest([readyAt, ...judgements.map(({ finalisedAt }) => finalisedAt)])
        return {
          to,
          about: id,
          anchor: 1,
          sendAt,
          expiresAt: after(sendAt, days(2)),
          data: { ...aboutJudging(facts, to), items: [{ reference }] },
        }
      })
    })
  },
})

/** What follows within this time is told together. */
const settledMinutes = 15

/** In which a juror may step back from a proposal. */
const recusalStates: ReadonlySet<string> = new Set(['closed', 'judging', 'deliberating'])

/**
 * A juror who has declared a conflict or abstained has it in writing, once for what follows shortly; without naming what is
 * closed to them. Where the challenge is read blind, not even how many: a name may close more than was said.
 */
const recusalConfirmed = notice({
  name: 'jury.recusal_confirmed',
  class: 'mandatory',
  audience: 'recused-jurors',
  wanted: (facts) => {
    const { effectiveState, policy } = facts.challenge
    if (!recusalStates.has(effectiveState)) return []
    return seated(facts).flatMap((juror) => {
      const { recusedAt, recusals, assigned, finished } = juror
      if (recusedAt === null) return []
      const sendAt = after(recusedAt, minutes(settledMinutes))
      return {
        to: juror,
        about: juror.jurorId,
        anchor: recusedAt.toISOString(),
        sendAt,
        expiresAt: after(sendAt, days(2)),
        data: {
          ...aboutJudging(facts, juror),
          recusedAt: recusedAt.toISOString(),
          recusals: policy.isBlind ? null : recusals,
          left: effectiveState === 'judging' ? assigned - finished : null,
        },
      }
    })
  },
})

export const leadNotices: readonly Notice[] = [dailyDigest, divergence, recusalConfirmed]

function latest(instants: readonly (Date | null)[]): Date {
  return new Date(Math.max(...instants.map((at) => at?.getTime() ?? 0)))
}
