import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { briefs } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { stateRefusal } from '#app/lifecycle/decide.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { factsChange, factsInOrder, shutsOut, type AddendumFacts } from '../core/addendum-facts.ts'
import {
  addendumDraft,
  insertAddendum,
  writeAddendum,
  writeAddendumFacts,
  type AddendumDraft,
} from '../data/addenda.server.ts'
import { addendumFactsOf } from '../data/challenge-facts.server.ts'
import { loadChallenge } from '../data/challenges.server.ts'
import type { BriefTexts } from '../templates/template.ts'
import type { Asking } from './change-phase.server.ts'

/** Begins an addendum with the texts of the brief as they are. An addendum that is being written is simply found. */
export async function startAddendum(
  { challengeId, by }: Asking,
  ports: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return ports.db.transaction(async (tx) => {
    const refusal = await refusalNow(tx, challengeId, ports)
    if (refusal) return { ok: false, refusal }
    await insertAddendum(tx, { challengeId, by })
    return accept(null)
  })
}

export type EditAddendum = Asking & {
  readonly locale: Locale
  /** Of the draft as its author saw it. */
  readonly version: number
  /** What changes and why; may be empty until it is issued. */
  readonly summary: string
  readonly texts: BriefTexts
}

export type WriteAddendumRefusal =
  | LifecycleRefusal
  | { readonly code: 'no-addendum' }
  /** Somebody saved meanwhile. */
  | { readonly code: 'addendum-changed' }

/** Saves one language of the addendum that is being written. Nobody outside reads it before it is issued. */
export async function editAddendum(
  { challengeId, by, version, ...written }: EditAddendum,
  ports: Ports,
): Promise<Result<null, WriteAddendumRefusal>> {
  return withDraft({ challengeId, version }, ports, async (tx, { briefId }) => {
    await writeAddendum(tx, { briefId, by, ...written })
  })
}

/** Saves the facts as the addendum is to make them; the facts as they are: it changes none. */
export async function editAddendumFacts(
  { challengeId, by, version, facts }: Asking & { version: number; facts: AddendumFacts },
  ports: Ports,
): Promise<Result<null, WriteAddendumRefusal | { readonly code: 'addendum-shuts-out' }>> {
  const before = await addendumFactsOf(ports.db, challengeId)
  // Once the challenge is public the facts move by addenda alone, and never to fewer: what is refused here stays so.
  if (shutsOut(before, facts)) return refuse('addendum-shuts-out')
  return withDraft({ challengeId, version }, ports, async (tx, { briefId, factsBefore }) => {
    const changed = factsChange(factsBefore, facts) === null ? null : factsInOrder(facts)
    await writeAddendumFacts(tx, { briefId, by, facts: changed })
  })
}

/** Throws the draft away. Its texts were never public. */
export async function discardAddendum(
  { challengeId, version }: Asking & { version: number },
  ports: Ports,
): Promise<Result<null, WriteAddendumRefusal>> {
  return withDraft({ challengeId, version }, ports, async (tx, { briefId }) => {
    await tx.delete(briefs).where(eq(briefs.id, briefId))
  })
}

async function withDraft(
  { challengeId, version }: { challengeId: string; version: number },
  ports: Ports,
  work: (tx: Tx, draft: AddendumDraft) => Promise<void>,
): Promise<Result<null, WriteAddendumRefusal>> {
  return ports.db.transaction(async (tx) => {
    const refusal = await refusalNow(tx, challengeId, ports)
    if (refusal) return { ok: false, refusal }
    const draft = await addendumDraft(tx, challengeId)
    if (draft === null) return refuse('no-addendum')
    if (draft.version !== version) return refuse('addendum-changed')
    await work(tx, draft)
    return accept(null)
  })
}

/** Addenda are written while proposals are taken. The challenge stays locked for the rest of the transaction. */
async function refusalNow(tx: Tx, challengeId: string, { clock }: Ports): Promise<LifecycleRefusal | null> {
  const challenge = await loadChallenge(tx, challengeId, 'update')
  if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
  const { state } = settled(challenge, await clock.now(tx))
  return state === 'open' ? null : stateRefusal(state, 'issueAddendum')
}
