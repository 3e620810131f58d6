import type { Ports } from '#app/http/context.ts'
import { changePhase, setBriefPublished, type Asking } from './change-phase.server.ts'

/** Puts an approved challenge on the calendar: from then on it opens by itself at its instant. */
export async function scheduleChallenge({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'schedule', by }, ports, {
    also: (tx) => setBriefPublished(tx, challengeId, true),
  })
}

/** Takes a scheduled challenge off the calendar again, before anybody has seen it. */
export async function unscheduleChallenge({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'unschedule', by }, ports, {
    also: (tx) => setBriefPublished(tx, challengeId, false),
  })
}

/** Opens an approved challenge at once; the calendar's opening becomes now. */
export async function publishNow({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'publish', by }, ports, {
    also: (tx) => setBriefPublished(tx, challengeId, true),
  })
}

/** Calls a challenge off for good, with a reason that those who can see the challenge will read. */
export async function cancelChallenge(
  { challengeId, by, reason }: Asking & { reason: string },
  ports: Ports,
) {
  return changePhase(challengeId, { type: 'cancel', by, reason }, ports)
}

/** Takes a challenge out of the archive again, to where it was put away. Mail that was due meanwhile is not sent late. */
export async function unarchiveChallenge({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'unarchive', by }, ports)
}

/** Puts away a challenge that is over: it stays readable as it is, and nothing about it changes or is sent any more. */
export async function archiveChallenge({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'archive', by }, ports)
}
