import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { frameworkCorrections, frameworkGoals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { correctingRefusal, publishingCorrectionRefusal } from '../core/corrections.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { inPartnership } from './in-partnership.server.ts'
import type { ValueGiven } from './write-report.server.ts'

type Asked = { readonly programmeId: string; readonly by: string; readonly year: number }
type Doors = Pick<Ports, 'db' | 'clock'>

/** One person writes what a published report got wrong, and where goals stood in truth. It counts once another publishes it. */
export async function writeCorrection(
  {
    programmeId,
    by,
    year,
    body,
    values,
  }: Asked & { readonly body: string; readonly values: readonly ValueGiven[] },
  ports: Doors,
): Promise<Result<{ number: number }, PartnershipRefusal>> {
  return inPartnership<{ number: number }>(programmeId, ports, async (tx, { reports }, now) => {
    const report = reports.find((each) => each.year === year) ?? null
    const waiting = await waitingOf(tx, { programmeId, year })
    const refusal = correctingRefusal(report, { year, waiting })
    if (refusal) return { ok: false, refusal }
    const goals = await tx
      .select({ id: frameworkGoals.id })
      .from(frameworkGoals)
      .where(eq(frameworkGoals.programmeId, programmeId))
    const known = new Set(goals.map(({ id }) => id))
    if (values.some(({ goalId }) => !known.has(goalId))) return refuse('goal-unknown')
    const [last] = await tx
      .select({ number: frameworkCorrections.number })
      .from(frameworkCorrections)
      .where(and(eq(frameworkCorrections.programmeId, programmeId), eq(frameworkCorrections.year, year)))
      .orderBy(desc(frameworkCorrections.number))
      .limit(1)
    const number = (last?.number ?? 0) + 1
    await tx
      .insert(frameworkCorrections)
      .values({ programmeId, year, number, body: body.trim(), values, writtenBy: by, writtenAt: now })
    await appendEntry(tx, {
      programmeId,
      type: 'ReportCorrectionWritten',
      at: now,
      body: { by, year, number },
      secrets: { correction: canonicalJson({ body: body.trim(), values }) },
    })
    return accept({ number })
  })
}

/** Another person publishes the correction they have read; it stands beside the report, with its day, from then on. */
export async function publishCorrection(
  { programmeId, by, year, number }: Asked & { readonly number: number },
  ports: Doors,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const waiting = await waitingOf(tx, { programmeId, year })
    const refusal = publishingCorrectionRefusal(waiting, { by, number })
    if (refusal || !waiting) return { ok: false, refusal: refusal ?? { code: 'correction-gone' } }
    await tx
      .update(frameworkCorrections)
      .set({ publishedBy: by, publishedAt: now })
      .where(itself({ programmeId, year, number }))
    const { body, values, writtenBy } = waiting
    await appendEntry(tx, {
      programmeId,
      type: 'ReportCorrectionPublished',
      at: now,
      body: {
        ...{ by, writtenBy, year, number, correction: body },
        values: values.map(({ goalId, value, basis }) => ({ goalId, value, basis })),
      },
    })
    return accept(null)
  })
}

/** Takes back a correction that nobody has published. */
export async function takeBackCorrection(
  { programmeId, by, year, number }: Asked & { readonly number: number },
  ports: Doors,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const waiting = await waitingOf(tx, { programmeId, year })
    if (waiting?.number !== number) return refuse('correction-gone')
    await tx.delete(frameworkCorrections).where(itself({ programmeId, year, number }))
    await appendEntry(tx, {
      programmeId,
      type: 'ReportCorrectionTakenBack',
      at: now,
      body: { by, year, number },
    })
    return accept(null)
  })
}

const itself = ({ programmeId, year, number }: { programmeId: string; year: number; number: number }) =>
  and(
    eq(frameworkCorrections.programmeId, programmeId),
    eq(frameworkCorrections.year, year),
    eq(frameworkCorrections.number, number),
  )

async function waitingOf(tx: Tx, { programmeId, year }: { programmeId: string; year: number }) {
  const [row] = await tx
    .select()
    .from(frameworkCorrections)
    .where(
      and(
        eq(frameworkCorrections.programmeId, programmeId),
        eq(frameworkCorrections.year, year),
        isNull(frameworkCorrections.publishedAt),
      ),
    )
  return row ?? null
}
