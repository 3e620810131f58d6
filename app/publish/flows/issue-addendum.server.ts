import { eq } from 'drizzle-orm'
import { briefs, challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { factsInOrder, type AddendumFacts } from '../core/addendum-facts.ts'
import { addendumProblem, type AddendumProblem } from '../core/addendum-problem.ts'
import { addendumDraft, type AddendumDraft } from '../data/addenda.server.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import type { Asking } from './change-phase.server.ts'

export type IssueAddendumRefusal =
  LifecycleRefusal | { readonly code: 'no-addendum' | 'addendum-changed' } | AddendumProblem

/**
 * Makes the addendum part of the brief, in one transaction with its entry in the record and the messages to everybody
 * who follows the challenge or works on a proposal. Whoever issues it has read it (`version`) and wrote nothing in it.
 * It is never taken back: a mistake in it is another addendum.
 */
export async function issueAddendum(
  {
    challengeId,
    by,
    version,
    languages,
  }: Asking & { version: number; /** Those of the programme. */ languages: readonly Locale[] },
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number }, IssueAddendumRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const draft = await addendumDraft(tx, challengeId)
    if (draft === null) return refuse('no-addendum')
    if (draft.version !== version) return refuse('addendum-changed')
    const { number, writtenBy, briefId } = draft
    const hash = hashOf(draft)
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'issueAddendum', by, number, hash, writtenBy }, now)
    if (!decision.ok) return decision
    const { programmeId } = challenge
    const notNamed = await notNamedFor(tx, { programmeId, approval: 'addendum', by })
    if (notNamed) return { ok: false, refusal: notNamed }
    const problem = addendumProblem({ ...draft, languages })
    if (problem) return { ok: false, refusal: problem }
    const { facts } = draft
    await tx
      .update(briefs)
      .set({
        ...{ isPublished: true, issuedAt: now, issuedBy: by, hash },
        factsBefore: facts && draft.factsBefore,
      })
      .where(eq(briefs.id, briefId))
    if (facts) await tx.update(challenges).set(columnsOf(facts)).where(eq(challenges.id, challengeId))
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept({ number })
  })
}

function columnsOf({ pilots, grant, kinds, countries }: AddendumFacts) {
  return {
    pilotsOffered: pilots,
    grantAmount: grant?.amount ?? null,
    grantCurrency: grant?.currency ?? null,
    grantVat: grant?.vat ?? null,
    eligibleKinds: [...kinds],
    eligibleCountries: [...countries],
  }
}

/**
 * What the record commits to: every text of the new version and every summary, by language and field in order, and the
 * facts and the form where it changes them.
 */
function hashOf({ after, summaries, facts, form }: AddendumDraft): string {
  const texts = after.map(({ locale, texts }) => [locale, Object.entries(texts).sort(byName)])
  const said = [texts.sort(byName), Object.entries(summaries).sort(byName)]
  const changed = [...(facts ? [factsInOrder(facts)] : []), ...(form ? [canonicalJson(form.sections)] : [])]
  return sha256(JSON.stringify([...said, ...changed]))
}

function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1
}
