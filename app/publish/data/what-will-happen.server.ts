import type { RequestContext } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { hasReached, isEndState } from '#app/lifecycle/phases.ts'
import { mailRunProgramme, mailRuns } from '#app/notify/data/mail-run.server.ts'
import { subjectOf } from '#emails/subject-of.ts'

export type ComingThing = {
  readonly atIso: string
  readonly label: string
  /** How many people a message goes to; null when it is not a message. */
  readonly people: number | null
}

/**
 * Everything the calendar and the outbox will do for a challenge without anybody, in order: transitions still to come,
 * and each planned message with how many people it goes to. Two queries.
 */
export async function whatWillHappen(
  context: Pick<RequestContext, 'db' | 'lang' | 't' | 'now' | 'env'>,
  challenge: Challenge,
): Promise<ComingThing[]> {
  const { db, lang, env } = context
  const programme = await mailRunProgramme(db, challenge.programmeId, lang)
  const runs = await mailRuns(db, { programmeId: programme.id, zone: programme.zone, which: 'upcoming' })
  const messages = runs
    .filter((run) => run.challengeId === challenge.id)
    .map(({ at, people, notice, sample }) => ({
      atIso: at.toISOString(),
      people,
      label: subjectOf({
        ...sample,
        notice,
        locale: lang,
        organiserZone: programme.zone,
        programme,
        origin: env.publicOrigin,
      }),
    }))
  return [...transitions(context, challenge), ...messages]
    .map((thing) => ({ ...thing, label: thing.label ?? '' }))
    .filter((thing) => thing.label !== '')
    .sort((a, b) => a.atIso.localeCompare(b.atIso))
}

/** What the calendar does from here on, provided that people have done what it waits for. */
function transitions({ t, now }: Pick<RequestContext, 't' | 'now'>, recorded: Challenge) {
  const { state, calendar } = settled(recorded, now)
  if (isEndState(state) || !hasReached(state, 'scheduled')) return []
  const say = t('lifecycle')
  const all = [
    { command: 'open', at: calendar.opensAt, isAhead: !hasReached(state, 'open') },
    { command: 'close', at: calendar.closesAt, isAhead: !hasReached(state, 'closed') },
    { command: 'endJudging', at: calendar.judgingEndsAt, isAhead: !hasReached(state, 'deliberating') },
    { command: 'release', at: calendar.announcesAt, isAhead: !hasReached(state, 'announced') },
  ] as const
  return all
    .filter(({ isAhead }) => isAhead)
    .map(({ command, at }) => ({ atIso: at.toISOString(), label: say(`automatic.${command}`), people: null }))
}
