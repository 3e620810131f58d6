import { and, eq, sql } from 'drizzle-orm'
import { frameworkTerms } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { movedTermRefusal, newTermRefusal } from '../core/terms.ts'
import { inPartnership } from './in-partnership.server.ts'
import { planNotices } from './plan-notices.server.ts'

type Days = { readonly startsOn: string; readonly endsOn: string }
type Asked = Days & { readonly programmeId: string; readonly by: string }

/** Writes down the term of a framework, or the next one: a renewal. What is told of its end is planned with it. */
export async function agreeTerm(
  { programmeId, by, startsOn, endsOn }: Asked,
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<{ number: number }, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, { terms }, now) => {
    const refusal = newTermRefusal({ startsOn, endsOn }, terms)
    if (refusal) return { ok: false, refusal }
    const number = (terms.at(-1)?.number ?? 0) + 1
    await tx.insert(frameworkTerms).values({ programmeId, number, startsOn, endsOn, agreedAt: now })
    await appendEntry(tx, {
      programmeId,
      type: number === 1 ? 'FrameworkTermAgreed' : 'FrameworkRenewed',
      at: now,
      body: { by, number, startsOn, endsOn },
    })
    await planNotices(tx, { programmeId, now })
    return accept({ number })
  })
}

/** Gives a term other days; the notice of its end moves along. */
export async function moveTerm(
  { programmeId, by, number, version, startsOn, endsOn }: Asked & { number: number; version: number },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, { terms, reports }, now) => {
    const before = terms.find((term) => term.number === number)
    if (!before) return refuse('term-missing')
    if (before.version !== version) return refuse('partnership-changed')
    const years = reports.map(({ year }) => year)
    const refusal = movedTermRefusal({ number, startsOn, endsOn }, terms, years)
    if (refusal) return { ok: false, refusal }
    await tx
      .update(frameworkTerms)
      .set({ startsOn, endsOn, version: sql`${frameworkTerms.version} + 1` })
      .where(and(eq(frameworkTerms.programmeId, programmeId), eq(frameworkTerms.number, number)))
    await appendEntry(tx, {
      programmeId,
      type: 'FrameworkTermMoved',
      at: now,
      body: {
        by,
        number,
        startsOn,
        endsOn,
        previous: { startsOn: before.startsOn, endsOn: before.endsOn },
      },
    })
    await planNotices(tx, { programmeId, now })
    return accept(null)
  })
}
