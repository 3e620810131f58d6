import { and, eq, max, sql } from 'drizzle-orm'
import { frameworkNeeds } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { inPartnership } from './in-partnership.server.ts'

type Standing = { readonly id: string; readonly version: number }

export type KeepNeedInput = {
  readonly programmeId: string
  readonly by: string
  /** The need that changes, in the version the person saw; null for a new one. */
  readonly standing: Standing | null
  readonly title: string
  readonly description: string
  readonly year: number
}

/** Lists a need, or writes it anew. */
export async function keepNeed(
  { programmeId, by, standing, ...need }: KeepNeedInput,
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<{ number: number }, PartnershipRefusal>> {
  return inPartnership<{ number: number }>(programmeId, ports, async (tx, _, now) => {
    const before = standing && (await needOf(tx, programmeId, standing.id))
    if (standing && !before) return refuse('need-unknown')
    if (before && before.version !== standing?.version) return refuse('partnership-changed')
    const [last] = await tx
      .select({ number: max(frameworkNeeds.number) })
      .from(frameworkNeeds)
      .where(eq(frameworkNeeds.programmeId, programmeId))
    const number = before?.number ?? (last?.number ?? 0) + 1
    if (before) {
      await tx
        .update(frameworkNeeds)
        .set({ ...need, version: sql`${frameworkNeeds.version} + 1` })
        .where(eq(frameworkNeeds.id, before.id))
    } else await tx.insert(frameworkNeeds).values({ programmeId, number, ...need, createdAt: now })
    await appendEntry(tx, {
      programmeId,
      type: before ? 'NeedChanged' : 'NeedListed',
      at: now,
      body: { by, number, title: need.title, year: need.year },
    })
    return accept({ number })
  })
}

/** Closes a need with the reason, or opens it again. That a project takes it up is said by its decision. */
export async function moveNeed(
  asked: { programmeId: string; by: string; standing: Standing; to: 'open' | 'closed'; reason: string },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  const { programmeId, by, standing, to, reason } = asked
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const before = await needOf(tx, programmeId, standing.id)
    if (!before) return refuse('need-unknown')
    if (before.version !== standing.version) return refuse('partnership-changed')
    const closeReason = to === 'closed' ? reason.trim() : ''
    if (to === 'closed' && closeReason === '') return refuse('close-reason-missing')
    await tx
      .update(frameworkNeeds)
      .set({ state: to, closeReason, version: sql`${frameworkNeeds.version} + 1` })
      .where(eq(frameworkNeeds.id, before.id))
    await appendEntry(tx, {
      programmeId,
      type: to === 'closed' ? 'NeedClosed' : 'NeedOpened',
      at: now,
      body: { by, number: before.number, ...(closeReason !== '' && { reason: closeReason }) },
    })
    return accept(null)
  })
}

/** A need of the partnership, or null. */
export async function needOf(tx: Tx, programmeId: string, id: string) {
  const [row] = await tx
    .select()
    .from(frameworkNeeds)
    .where(and(eq(frameworkNeeds.id, id), eq(frameworkNeeds.programmeId, programmeId)))
  return row ?? null
}
