import type { Ports } from '#app/http/context.ts'
import { openRound } from '#app/judge/core/deliberation/rounds.ts'
import { countingRankingOf } from '#app/judge/data/finalists.server.ts'
import { roundsOf } from '#app/judge/data/rounds.server.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import {
  decisionRefusal,
  hashOfDecision,
  rankedLines,
  withWinnerPlaces,
  type DecisionContent,
  type OutcomeRow,
} from '../core/outcomes.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { unbrokenTies } from '../core/ties.ts'
import { hostedLines, hostingRefusal } from '../core/hosting.ts'
import type { DecidedPlan } from '../core/plan-checks.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { isOwnName } from '../core/typed-name.ts'
import { decidedPlan, organisationsOf } from '../data/claimants.server.ts'
import { insertDecision } from '../data/decisions.server.ts'
import { pilotsOfferedBy } from '../data/heading.server.ts'
import { hostingOf, hostStep, nameOf } from '../data/hosting.server.ts'
import { siteFullRefusal } from '../data/room-at-sites.server.ts'

export type RecordDecisionInput = {
  readonly challengeId: string
  readonly by: string
  /** The name they typed under it. */
  readonly signedName: string
  readonly outcomes: readonly OutcomeRow[]
  /** The jury's words for the public, by language; blank ones are left out. */
  readonly statements: Readonly<Partial<Record<Locale, string>>>
}

/**
 * Records what was decided about every eligible proposal, once judging is over and no round of the jury is open. The ranking it was made against is
 * computed here and kept with it. The record holds the hash, and each reason only as a commitment. Nothing of it can
 * be read outside the organisers before the announcement.
 */
export async function recordDecision(
  { challengeId, by, signedName, outcomes, statements }: RecordDecisionInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ hash: string; number: number }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A decision was recorded about a challenge that does not exist')
    const { counting: ranked } = await countingRankingOf(tx, challengeId)
    const ranking = rankedLines(ranked)
    const plan = await decidedPlan(tx, challengeId)
    const hosting = await hostingOf(tx, challengeId)
    const content: DecisionContent = {
      outcomes: withWinnerPlaces(
        outcomes.map((row) => withPay(trimmed(row), plan)),
        ranking,
      ),
      ranking,
      statements: withoutBlanks(statements),
      hosting: hostedLines(hosting),
      ...(plan && { plan }),
    }
    const hash = hashOfDecision(content, sha256)
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'recordDecision', by, hash }, now)
    if (!decision.ok) return decision
    const facts = {
      eligible: ranking.map(({ proposalId }) => proposalId),
      pilotsOffered: await pilotsOfferedBy(tx, challengeId),
      organisationOf: await organisationsOf(tx, challengeId),
      unbroken: unbrokenTies(ranked),
      barred: ranked.filter(({ isBehind }) => isBehind).map(({ proposalId }) => proposalId),
    }
    const round = openRound(await roundsOf(tx, challengeId), settled(challenge, now).state)
    if (round) return refuse('round-open', { round: round.kind })
    if ((await hostStep(tx, challengeId)).step === 'open') return refuse('host-step-open')
    const refusal = decisionRefusal(content, facts) ?? hostingRefusal(content.outcomes, hosting)
    if (refusal) return { ok: false, refusal }
    const winners = content.outcomes.filter(({ outcome }) => outcome === 'winner')
    const full = await siteFullRefusal(
      tx,
      winners.map(({ proposalId }) => proposalId),
    )
    if (full) return { ok: false, refusal: full }
    if (await isKeptFromOne(tx, { challengeId, personId: by })) return refuse('own-proposal-decided')

    const name = await nameOf(tx, by)
    if (!isOwnName(signedName, name)) return refuse('name-not-yours', { name })

    const number = await insertDecision(tx, {
      ...{ challengeId, by, at: now, hash, content },
      signedName: signedName.trim(),
    })
    await saveChallenge(tx, challenge, decision.value)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'OutcomesCommitted',
      at: now,
      body: { decision: number, hash },
      secrets: { ...secretsOf(content), signature: signedName.trim() },
    })
    await notices.replan(tx, { challengeId })
    return accept({ hash, number })
  })
}

/** One commitment per proposal and one for the statement: each can be opened later without the others. */
function secretsOf({ outcomes, statements }: DecisionContent): Record<string, string> {
  const byProposal = outcomes.map((row) => [`outcome-${row.proposalId}`, canonicalJson(row)])
  return { ...Object.fromEntries(byProposal), statements: canonicalJson(statements) }
}

function trimmed(row: OutcomeRow): OutcomeRow {
  const override = (row.override ?? '').trim()
  return {
    proposalId: row.proposalId,
    outcome: row.outcome,
    place: row.outcome === 'reserve' ? row.place : null,
    reason: row.reason.trim(),
    feedback: row.feedback.trim(),
    ...(override !== '' && { override }),
    ...citationsOf(row),
    ...(row.lineId !== undefined && { lineId: row.lineId }),
    ...(row.amount !== undefined && { amount: row.amount }),
  }
}

/** Words for everybody stand beside those alone whom everybody is told of. */
function citationsOf({ outcome, citations = {} }: OutcomeRow): Pick<OutcomeRow, 'citations'> {
  const written = withoutBlanks(citations)
  const isTold = outcome === 'winner' || outcome === 'honourable_mention'
  return isTold && Object.keys(written).length > 0 ? { citations: written } : {}
}

/** A line that pays a fixed sum pays that; whoever is not selected is paid nothing. */
function withPay(row: OutcomeRow, plan: DecidedPlan | null): OutcomeRow {
  const fixed = plan?.lines.find(({ id }) => id === row.lineId)?.amount ?? null
  const { amount, ...unpaid } = row
  if (row.outcome === 'not_selected') return unpaid
  const paid = fixed ?? amount
  return paid === undefined ? unpaid : { ...unpaid, amount: paid }
}

function withoutBlanks(texts: Readonly<Partial<Record<Locale, string>>>) {
  const written = Object.entries(texts).map(([locale, text]) => [locale, text.trim()])
  return Object.fromEntries(written.filter(([, text]) => text !== '')) as Partial<Record<Locale, string>>
}
