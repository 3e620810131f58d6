/**
 * The lifecycle told a second time, as a programme officer would on two sheets of paper. It knows nothing of the
 * transition table, the guards or `settle`, so that a mistake would have to be made twice to go unseen.
 */
import type { calendarInstants } from '../calendar.ts'
import type { Command } from '../commands.ts'
import { storyCalendar, storyGraceMinutes } from './stories.ts'

/** Milestones instead of states: what has been done, and the calendar. Where it stands is read off at each question. */
export type Model = {
  times: Record<(typeof calendarInstants)[number], number>
  stage: 'writing' | 'review' | 'returned' | 'approved' | 'published'
  /** The latest deadline that a single team was given; before every other where there is none. */
  lastOwn: number
  asker: string
  judging: boolean
  judged: boolean
  decision: { hash: string; by: string; confirmed: boolean } | null
  pilots: 'none' | 'running' | 'done'
  end: 'none' | 'cancelled' | 'archived'
  /** Of a challenge in the archive: whether it had been called off before. */
  wasCancelled: boolean
}

const tenMinutes = 600_000

/** A draft with the calendar of the stories. */
export function newModel(): Model {
  return {
    times: timesOf(storyCalendar),
    stage: 'writing',
    lastOwn: 0,
    asker: '',
    judging: false,
    judged: false,
    decision: null,
    pilots: 'none',
    end: 'none',
    wasCancelled: false,
  }
}

/** The four instants as milliseconds. */
export function timesOf(calendar: Record<(typeof calendarInstants)[number], Date>): Model['times'] {
  return {
    opensAt: calendar.opensAt.getTime(),
    closesAt: calendar.closesAt.getTime(),
    judgingEndsAt: calendar.judgingEndsAt.getTime(),
    announcesAt: calendar.announcesAt.getTime(),
  }
}

function inOrder({ opensAt, closesAt, judgingEndsAt, announcesAt }: Model['times']) {
  return opensAt < closesAt && closesAt < judgingEndsAt && judgingEndsAt < announcesAt
}

/** When the last of all can hand in no more. */
function lastCall({ times, lastOwn }: Model): number {
  return Math.max(times.closesAt, lastOwn) + storyGraceMinutes * 60_000
}

/** The officer's answer to a command: true when it may be done, and then the model has changed. */
export function modelAccepts(model: Model, command: Command, now: number): boolean {
  const { times, stage, decision } = model
  const alive = model.end === 'none'
  const published = stage === 'published' && now >= times.opensAt
  const isReleased = decision !== null && decision.confirmed && now >= times.announcesAt
  const isTaking = published && now < lastCall(model)
  const isClosed = published && now >= lastCall(model) && !model.judging
  const isJudged = model.judged || (model.judging && now >= times.judgingEndsAt)
  const isJudging = model.judging && !isJudged
  const can = (condition: boolean, change: () => void) => {
    if (alive && condition) change()
    return alive && condition
  }
  const laterThan = (at: Date, key: keyof Model['times'], reason: string) =>
    reason.trim() !== '' &&
    at.getTime() > times[key] &&
    at.getTime() > now &&
    inOrder({ ...times, [key]: at.getTime() })

  /** Another person asked for it, and ten minutes are left to stop it. */
  const isAgreedInTime = (asked: { by: string; askedBy: string | null; announcesAt: Date }) =>
    asked.askedBy !== null && asked.askedBy !== asked.by && now <= asked.announcesAt.getTime() - tenMinutes

  switch (command.type) {
    case 'editBrief':
      return can(stage === 'writing' || stage === 'returned' || stage === 'approved', () => {
        if (stage === 'approved') model.stage = 'writing'
      })
    case 'changeCalendar': {
      const moved = timesOf(command.calendar)
      const isWritable = stage === 'writing' || stage === 'returned' || stage === 'approved'
      return can(isWritable && moved.opensAt >= now && inOrder(moved), () => {
        model.times = moved
        if (stage === 'approved') model.stage = 'writing'
      })
    }
    case 'requestReview':
      return can(
        (stage === 'writing' || stage === 'returned') && times.opensAt >= now && inOrder(times),
        () => {
          model.stage = 'review'
          model.asker = command.by
        },
      )
    case 'requestChanges':
      return can(stage === 'review' && command.remarks.trim() !== '', () => {
        model.stage = 'returned'
      })
    case 'approve':
      return can(stage === 'review' && command.by !== model.asker && command.by !== 'aino', () => {
        model.stage = 'approved'
      })
    case 'schedule':
      return can(stage === 'approved' && times.opensAt >= now, () => {
        model.stage = 'published'
      })
    case 'unschedule':
      return can(stage === 'published' && !published, () => {
        model.stage = 'approved'
      })
    case 'publish':
      return can(
        (stage === 'approved' || (stage === 'published' && !published)) && now < times.closesAt,
        () => {
          model.stage = 'published'
          times.opensAt = now
        },
      )
    case 'issueAddendum':
      return can(isTaking && !command.writtenBy.includes(command.by), () => undefined)
    case 'extendDeadline':
      return can((isTaking || isClosed) && laterThan(command.closesAt, 'closesAt', command.reason), () => {
        times.closesAt = command.closesAt.getTime()
      })
    case 'extendForOne': {
      const at = command.closesAt.getTime()
      const before = Math.max(times.closesAt, command.ownClosesAt?.getTime() ?? 0)
      const fits = at > before && at > now && at < times.judgingEndsAt && command.reason.trim() !== ''
      return can((isTaking || isClosed) && fits, () => {
        model.lastOwn = Math.max(model.lastOwn, at)
      })
    }
    case 'startJudging':
      return can(isClosed && now < times.judgingEndsAt && command.unscreened === 0, () => {
        model.judging = true
      })
    case 'extendJudging': {
      const isUndecided = isTaking || isClosed || isJudging || (isJudged && decision === null)
      return can(isUndecided && laterThan(command.judgingEndsAt, 'judgingEndsAt', command.reason), () => {
        times.judgingEndsAt = command.judgingEndsAt.getTime()
        model.judged = false
      })
    }
    case 'endJudging':
      return can(isJudging && command.unfinishedScorecards === 0, () => {
        model.judged = true
      })
    case 'recordDecision':
      return can(isJudged && decision === null, () => {
        model.judged = true
        model.decision = { hash: command.hash, by: command.by, confirmed: false }
      })
    case 'withdrawDecision':
      return can(decision !== null && !isReleased && command.reason.trim() !== '', () => {
        model.decision = null
      })
    case 'confirmDecision': {
      const isConfirmable = decision !== null && !decision.confirmed && now <= times.announcesAt - tenMinutes
      return can(isConfirmable && command.by !== decision.by && command.hash === decision.hash, () => {
        if (decision !== null) decision.confirmed = true
      })
    }
    case 'postponeAnnouncement':
      return can(
        published &&
          !isReleased &&
          laterThan(command.announcesAt, 'announcesAt', command.reason) &&
          (decision?.confirmed !== true || isAgreedInTime(command)),
        () => {
          times.announcesAt = command.announcesAt.getTime()
        },
      )
    case 'announceSooner': {
      const at = command.announcesAt.getTime()
      const isSooner = at < times.announcesAt && at > times.judgingEndsAt && command.reason.trim() !== ''
      const isRead = decision?.confirmed === true && command.hash === decision.hash
      return can(isRead && !isReleased && isSooner && isAgreedInTime(command), () => {
        times.announcesAt = at
      })
    }
    case 'startPilot':
      return can(isReleased && model.pilots !== 'done' && command.acceptedAwards > 0, () => {
        model.pilots = 'running'
      })
    case 'completePilots':
      return can(model.pilots === 'running' && command.runningPilots === 0, () => {
        model.pilots = 'done'
      })
    case 'cancel':
      return can(!isReleased && command.reason.trim() !== '', () => {
        model.end = 'cancelled'
      })
    case 'archive': {
      const isArchivable = model.end === 'cancelled' || (alive && isReleased && model.pilots !== 'running')
      if (isArchivable) {
        model.wasCancelled = model.end === 'cancelled'
        model.end = 'archived'
      }
      return isArchivable
    }
    case 'unarchive': {
      const isArchived = model.end === 'archived'
      if (isArchived) model.end = model.wasCancelled ? 'cancelled' : 'none'
      return isArchived
    }
    case 'settle':
      return true
  }
}

/** The model's word for where it stands. */
export function modelState(model: Model, now: number): string {
  const { stage, times, decision, pilots } = model
  if (model.end !== 'none') return model.end
  if (stage === 'writing') return 'draft'
  if (stage === 'review') return 'in_review'
  if (stage === 'returned') return 'changes_requested'
  if (stage === 'approved') return 'approved'
  if (now < times.opensAt) return 'scheduled'
  if (now < lastCall(model)) return 'open'
  if (!model.judging) return 'closed'
  if (!model.judged && now < times.judgingEndsAt) return 'judging'
  if (decision === null) return 'deliberating'
  if (!decision.confirmed) return 'decided'
  if (now < times.announcesAt) return 'confirmed'
  return pilots === 'none' ? 'announced' : pilots === 'running' ? 'piloting' : 'completed'
}
