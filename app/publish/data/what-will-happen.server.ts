import type { RequestContext } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Challenge, ChallengePolicy } from '#app/lifecycle/challenge.ts'
import type { Calendar, NewCalendar } from '#app/lifecycle/calendar.ts'
import { hasReached, isEndState, type AutomaticCommand } from '#app/lifecycle/phases.ts'
import { tellsWinnersAt } from '#app/lifecycle/telling-time.ts'
import { audiences, type Audience } from '#app/notify/core/audience.ts'
import type { ForeseenMail } from '#app/notify/core/rehearsal.ts'
import { mailRunProgramme, mailRuns } from '#app/notify/data/mail-run.server.ts'
import { kindOf } from '#app/notify/kind-of.ts'
import { movesBetween, type ComingThing } from '../core/coming.ts'

type Context = Pick<RequestContext, 'db' | 'lang' | 't' | 'now' | 'ports'>

/** A coming thing in words, as pages show it. */
export type ComingInWords = {
  readonly atIso: string
  readonly label: string
  /** For whom; null when it is not a message. */
  readonly audience: string | null
  readonly people: number | null
}

export type MoveInWords = Omit<ComingInWords, 'atIso'> & {
  readonly fromIso: string | null
  readonly toIso: string | null
}

/**
 * Everything the calendar and the outbox will do for a challenge without anybody, in order: transitions still to come
 * and messages, each with for whom and how many. From the opening on it is what stands in the outbox; before, the mail
 * is rehearsed, so that an author sees what approving will set in motion.
 */
export async function whatWillHappen(context: Context, challenge: Challenge): Promise<ComingInWords[]> {
  const { state } = settled(challenge, context.now)
  if (isEndState(state)) return []
  if (!hasReached(state, 'open')) {
    const [mail = []] = await foreseen(context, challenge, [challenge.calendar])
    return inWords(context, thingsOf(challenge.calendar, mail, { policy: challenge.policy }))
  }
  const programme = await mailRunProgramme(context.db, challenge.programmeId, context.lang)
  const { runs } = await mailRuns(context.db, {
    programmeId: programme.id,
    zone: programme.zone,
    which: 'upcoming',
    challengeId: challenge.id,
    size: 200,
  })
  const mail = runs.map(({ notice, at, people }) => ({
    notice,
    at,
    people,
    audience: context.ports.notices.audienceOf(notice),
  }))
  return inWords(
    context,
    thingsOf(challenge.calendar, mail, { policy: challenge.policy, recorded: challenge }, context.now),
  )
}

/** What moves when a challenge that is not public yet gets this calendar instead of its own. */
export async function whatMoves(
  context: Context,
  challenge: Challenge,
  calendar: NewCalendar,
): Promise<{ coming: ComingInWords[]; moves: MoveInWords[] }> {
  const [before = [], after = []] = await foreseen(context, challenge, [challenge.calendar, calendar])
  const { policy } = challenge
  const coming = thingsOf(calendar, after, { policy })
  const moves = movesBetween(thingsOf(challenge.calendar, before, { policy }), coming)
  return {
    coming: inWords(context, coming),
    moves: moves.map(({ what, audience, people, from, to }) => ({
      label: labelOf(context, what),
      audience: audienceInWords(context, audience),
      people,
      fromIso: from?.toISOString() ?? null,
      toIso: to?.toISOString() ?? null,
    })),
  }
}

function foreseen(
  { db, now, ports }: Context,
  challenge: Challenge,
  calendars: readonly (Calendar | NewCalendar)[],
) {
  return ports.notices.foresee(db, { challengeId: challenge.id, calendars, now })
}

type KnownMail = Omit<ForeseenMail, 'audience'> & { readonly audience: Audience | null }

/** `recorded`: the challenge whose past transitions are left out; without it none is. */
function thingsOf(
  calendar: Calendar | NewCalendar,
  mail: readonly KnownMail[],
  { policy, recorded }: { readonly policy: ChallengePolicy; readonly recorded?: Challenge },
  now = new Date(0),
): ComingThing[] {
  const current = recorded && settled(recorded, now)
  const state = current?.state ?? 'scheduled'
  const isAhead = (reached: 'open' | 'closed' | 'deliberating' | 'announced') =>
    !isEndState(state) && !hasReached(state, reached)
  const telling = tellingAt(calendar, policy, current)
  const transitions = [
    { what: 'open', at: calendar.opensAt, isAhead: isAhead('open') },
    { what: 'close', at: calendar.closesAt, isAhead: isAhead('closed') },
    { what: 'endJudging', at: calendar.judgingEndsAt, isAhead: isAhead('deliberating') },
    ...(telling
      ? [{ what: 'tellWinners', at: telling, isAhead: telling > now && isAhead('announced') }]
      : []),
    { what: 'release', at: calendar.announcesAt, isAhead: isAhead('announced') },
  ].filter((transition) => transition.isAhead)
  return [
    ...transitions.map(({ what, at }) => ({ what, at, audience: null, people: null })),
    ...mail.map(({ notice, at, audience, people }) => ({ what: notice, at, audience, people })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** When the winners are told under embargo: as announced until a decision is confirmed, then exactly; null for not before. */
function tellingAt(
  { announcesAt }: Pick<Calendar, 'announcesAt'>,
  { embargoHours }: ChallengePolicy,
  current: Challenge | undefined,
): Date | null {
  if (current?.state === 'confirmed') return tellsWinnersAt(current)
  return embargoHours === 0 ? null : new Date(announcesAt.getTime() - embargoHours * 3_600_000)
}

function inWords(context: Context, things: readonly ComingThing[]): ComingInWords[] {
  return things.map(({ what, at, audience, people }) => ({
    atIso: at.toISOString(),
    label: labelOf(context, what),
    audience: audienceInWords(context, audience),
    people,
  }))
}

const commands: readonly string[] = [
  'open',
  'close',
  'endJudging',
  'tellWinners',
  'release',
] satisfies AutomaticCommand[]

function labelOf(context: Context, what: string): string {
  return commands.includes(what)
    ? context.t('lifecycle')(`automatic.${what as AutomaticCommand}`)
    : kindOf(context, what)
}

function audienceInWords({ t }: Context, audience: string | null): string | null {
  const known = audiences.find((name) => name === audience)
  return known ? t('notify')(`audiences.${known}`) : null
}
