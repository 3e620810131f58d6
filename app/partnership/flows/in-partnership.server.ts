import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { refuse, type Result } from '#app/platform/result.ts'
import { lockPartnership } from '../data/locked-partnership.server.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'

type Locked = NonNullable<Awaited<ReturnType<typeof lockPartnership>>>
export type Partnership = Locked & { readonly framework: NonNullable<Locked['framework']> }

/** Runs a verb on a partnership that is locked and written down; refused where the module is off or nothing is written. */
export async function inPartnership<Value>(
  programmeId: string,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
  work: (tx: Tx, partnership: Partnership, now: Date) => Promise<Result<Value, PartnershipRefusal>>,
): Promise<Result<Value, PartnershipRefusal>> {
  return db.transaction(async (tx) => {
    const partnership = await lockPartnership(tx, { programmeId, now: await clock.now(tx) })
    if (!partnership) return refuse('module-off')
    const { framework } = partnership
    if (!framework) return refuse('framework-missing')
    return work(tx, { ...partnership, framework }, await clock.now(tx))
  })
}
