import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { intakeApplications } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { withdrawMessages } from '#app/notify/flows/withdraw-messages.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { holdsPlace, type IntakeState } from '../core/intake-states.ts'
import { keepFigures } from '../data/figures.server.ts'
import type { ApplicationRow } from '../data/locked-intake.server.ts'
import { keysOfOffer } from '../notices.ts'
import { tellApplicant } from './tell-applicant.server.ts'

export type Move = {
  readonly to: IntakeState
  readonly at: Date
  /** Null for what happens by itself. */
  readonly by: string | null
  /** The cohort whose place it has from now on. */
  readonly cohortId?: string
  readonly answerBy?: Date
  readonly hasMovedUp?: boolean
  /** Told to the start-up. */
  readonly reason?: string
}

const entries: Readonly<Record<Exclude<IntakeState, 'draft' | 'submitted'>, string>> = {
  waiting: 'ApplicationPutOnWaitingList',
  offered: 'PlaceOffered',
  joined: 'PlaceAccepted',
  declined: 'ApplicationDeclined',
  withdrawn: 'ApplicationWithdrawn',
  lapsed: 'PlaceOfferLapsed',
  left: 'StartUpLeft',
  graduated: 'StartUpGraduated',
}

/**
 * Takes an application to another state: row, record, figures and mail in one transaction. The caller holds the intake
 * and has asked whether the road leads there.
 */
export async function moveApplication(
  tx: Tx,
  row: ApplicationRow,
  move: Move,
  ports: Pick<Ports, 'notices'>,
): Promise<void> {
  const { to, at, by, answerBy = null, hasMovedUp = row.hasMovedUp, reason = '' } = move
  if (to === 'draft' || to === 'submitted') throw new Error(`nothing is moved to ${to}`)
  const keepsCohort = holdsPlace(to) || to === 'left'
  const cohortId = move.cohortId ?? (keepsCohort ? row.cohortId : null)
  await withdrawMessages(tx, keysOfOffer(row), at)
  await tx
    .update(intakeApplications)
    .set({
      state: to,
      stateAt: at,
      cohortId,
      answerBy,
      hasMovedUp,
      reason,
      waitingPlace: null,
      ...(to === 'joined' && { joinedAt: at }),
      version: sql`${intakeApplications.version} + 1`,
    })
    .where(eq(intakeApplications.id, row.id))
  await appendEntry(tx, {
    programmeId: row.programmeId,
    type: entries[to],
    at,
    body: {
      applicationId: row.id,
      reference: row.reference,
      ...(by !== null && { by }),
      ...(cohortId !== null && { cohortId }),
      ...(row.cohortId !== null && cohortId === null && { freedCohortId: row.cohortId }),
      ...(answerBy !== null && { answerBy: answerBy.toISOString() }),
      ...(hasMovedUp && to === 'offered' && { hasMovedUp }),
    },
    ...(reason !== '' && { secrets: { reason } }),
  })
  await keepFigures(tx, row.programmeId, at)
  await tellApplicant(tx, row.id, ports)
}
