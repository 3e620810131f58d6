import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'

/** The challenge as it stands now, and what the pages show that move its deadline, for all or for one. */
export async function deadlineDesk(context: RequestContext) {
  const { id, slug, recorded } = sure(context.subject.challenge)
  const current = settled(recorded, context.now)
  const { calendar, policy } = current
  const road = roadStateOf(current)
  return {
    current,
    desk: {
      challenge: { slug, ...titleIn(await challengeTitles(context.db, id), context.lang) },
      canExtend: current.endedFrom === null && hasReached(road, 'open') && !hasReached(road, 'judging'),
      closesAt: calendar.closesAt.toISOString(),
      nowIso: context.now.toISOString(),
      zone: calendar.zone,
      partnerZones: calendar.partnerZones,
      graceMinutes: policy.graceMinutes,
    },
  }
}
