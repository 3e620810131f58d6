import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { answerByOf } from '../core/intake-window.ts'
import { nextInLine } from '../core/waiting-list.ts'
import { lockCohort, lockWaiting, type IntakeRow } from '../data/locked-intake.server.ts'
import { moveApplication } from './move-application.server.ts'

/**
 * Offers the next free place of a cohort to the first who waits and fits. The caller holds the intake. True when
 * somebody was offered it; false where nobody waits or fits, the cohort is full, or it has ended.
 */
export async function offerToNext(
  tx: Tx,
  { intake, cohortId, at, by }: { intake: IntakeRow; cohortId: string; at: Date; by: string | null },
  ports: Pick<Ports, 'notices'>,
): Promise<boolean> {
  const cohort = await lockCohort(tx, { programmeId: intake.programmeId, cohortId })
  if (!cohort || cohort.row.endsOn < instantToWallClock(at, intake.zone).date) return false
  const next = nextInLine(await lockWaiting(tx, intake.programmeId), cohort.room)
  if (next === null) return false
  const answerBy = answerByOf(at, intake.answerDays, intake.zone)
  await moveApplication(tx, next.row, { to: 'offered', at, by, cohortId, answerBy, hasMovedUp: true }, ports)
  return true
}
