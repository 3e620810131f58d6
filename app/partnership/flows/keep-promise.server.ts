import { and, eq } from 'drizzle-orm'
import { programmeSessions, sessionActions } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { addAction, reportAction } from '#app/publish/flows/session-actions.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { lockPartnership } from '../data/locked-partnership.server.ts'

type Asked = {
  readonly programmeId: string
  readonly by: string
  /** The session's part of the address. */
  readonly session: string
}

/** A party promises something at a session of the committee, by a day after it. */
export async function makePromise(
  {
    programmeId,
    by,
    session: slug,
    text,
    owner,
    dueOn,
  }: Asked & { text: string; owner: string; dueOn: string },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const partnership = await lockPartnership(tx, { programmeId, now })
    if (!partnership) return refuse('module-off')
    const session = await sessionOf(tx, programmeId, slug)
    if (!session) return refuse('promise-unknown')
    const party = partnership.parties.find(({ organisationId }) => organisationId === owner)
    if (!party) return refuse('promise-owner')
    const heldOn = instantToWallClock(session.startsAt, session.zone).date
    if (dueOn < heldOn) return refuse('promise-due', { heldOn })
    await addAction({ sessionId: session.id, text, owner: party.name, dueOn }, { db: tx })
    await appendEntry(tx, {
      programmeId,
      type: 'PromiseMade',
      at: now,
      body: { by, session: session.id, edition: session.edition, text, owner: party.name, dueOn },
    })
    return accept(null)
  })
}

/** What became of a promise, as it is read at this session and the next. */
export async function reportPromise(
  asked: Asked & { promiseId: string; report: string; isDone: boolean },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  const { programmeId, by, session: slug, promiseId, report, isDone } = asked
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    if (!(await lockPartnership(tx, { programmeId, now }))) return refuse('module-off')
    const session = await sessionOf(tx, programmeId, slug)
    if (!session) return refuse('promise-unknown')
    const told = { sessionId: session.id, id: promiseId, report, isDone }
    if (!(await reportAction(told, { db: tx, clock }))) return refuse('promise-unknown')
    const [row] = await tx.select().from(sessionActions).where(eq(sessionActions.id, promiseId))
    await appendEntry(tx, {
      programmeId,
      type: 'PromiseReported',
      at: now,
      body: { by, session: session.id, edition: session.edition, text: row?.text ?? '', report, isDone },
    })
    return accept(null)
  })
}

async function sessionOf(tx: Tx, programmeId: string, slug: string) {
  const [row] = await tx
    .select()
    .from(programmeSessions)
    .where(and(eq(programmeSessions.programmeId, programmeId), eq(programmeSessions.slug, slug)))
  return row ?? null
}
