import { defaultLocale, isLocale, type Locale } from '#app/platform/i18n.ts'
import type { DecisionDraft, DraftRow } from '#app/announce/core/decision-views.ts'
import type { OutcomeRow } from '#app/announce/core/outcomes.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { commentsOf } from '#app/announce/data/comments.server.ts'
import { checkComment } from '#app/announce/flows/check-comment.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { waiveHost } from '#app/announce/flows/waive-host.server.ts'
import { savePressKit } from '#app/announce/flows/save-press-kit.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import type { Ports } from '#app/http/context.ts'
import { phraseOf } from '#app/announce/core/typed-name.ts'
import { nameOf } from '#app/announce/data/hosting.server.ts'
import { decisionDraft } from '#app/announce/data/decision-draft.server.ts'
import { accept, refuse, type Refusal, type Result } from '#app/platform/result.ts'
import type { AnnounceDeed } from '../../core/deed.ts'
import {
  challengeIdOf,
  personIdOf,
  standingDecisionHash,
  winningAward,
} from '../../data/cast-lookups.server.ts'

/** What organisers do once the jury is done, and what winners answer. */
export async function performAnnounceDeed(
  deed: AnnounceDeed,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const challengeId = await challengeIdOf(ports.db, deed.challenge)
  switch (deed.do) {
    case 'decide':
      return decideByRanking(deed, challengeId, ports)
    case 'check-comments':
      return checkComments(deed, challengeId, ports)
    case 'confirm': {
      const hash = await standingDecisionHash(ports.db, challengeId)
      if (hash === null) return refuse('decision-missing')
      const by = await personIdOf(ports.db, deed.by)
      const signedName = await nameOf(ports.db, by)
      return confirmDecision({ challengeId, by, hash, signedName, phrase: phraseOf(hash) }, ports)
    }
    case 'prepare-press':
      return savePressKit({ challengeId, by: await personIdOf(ports.db, deed.by), given: deed.kit }, ports)
    case 'answer-award': {
      const award = await winningAward(ports.db, challengeId)
      if (award === null) return refuse('no-award')
      const { proposalId, leadId } = award
      return answerAward({ challengeId, proposalId, by: leadId, answer: deed.answer }, ports)
    }
  }
}

/** Approves what waits word for word, but for the comments that are mended. */
async function checkComments(
  { by, mended }: Extract<AnnounceDeed, { do: 'check-comments' }>,
  challengeId: string,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const personId = await personIdOf(ports.db, by)
  const waiting = (await commentsOf(ports.db, challengeId)).filter(({ standing }) => standing === 'waiting')
  for (const { scorecardId, number: seen, original, language } of waiting) {
    const wording = mended[original] ?? original
    const checked = await checkComment(
      { challengeId, scorecardId, by: personId, seen, language, step: 'approve', wording, reason: '' },
      ports,
    )
    if (!checked.ok) return checked
  }
  return accept(null)
}

/** The owners of the demo have said so before: a site was promised with each challenge. */
const hostSettledBefore = 'The owner promised a site for any of the finalists before the challenge opened.'

type Deciding = Extract<AnnounceDeed, { do: 'decide' }>

/** The first of the ranking wins, or whoever the rule of the awards says; where several share that place, the preferred one. */
async function decideByRanking(
  deed: Deciding,
  challengeId: string,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const personId = await personIdOf(ports.db, deed.by)
  const draft = await decisionDraft(ports.db, { challengeId, lang: defaultLocale })
  if (draft.isHostStepOpen) {
    const waived = await waiveHost({ challengeId, by: personId, reason: hostSettledBefore }, ports)
    if (!waived.ok) return waived
  }
  return recordDecision(
    {
      challengeId,
      by: personId,
      signedName: await nameOf(ports.db, personId),
      outcomes: outcomesBy(deed, draft),
      statements: deed.statement,
    },
    ports,
  )
}

function outcomesBy(
  { preferred, reserves, reasons, budgetReasons, citation }: Deciding,
  { rows, plan }: DecisionDraft,
): OutcomeRow[] {
  const isTaken = (row: DraftRow) =>
    plan ? typeof row.proposed?.lineId === 'string' : row.rank === 1 && row.proposalId === preferred
  const taken = plan || rows.some(isTaken) ? rows.filter(isTaken) : rows.slice(0, 1)
  const others = rows.filter((row) => !taken.includes(row))
  const said = (texts: Readonly<Record<Locale, string>>, { language }: DraftRow) =>
    texts[isLocale(language) ? language : defaultLocale]
  // What jurors wrote reaches the team once it is checked.
  const heard = ({ proposalId }: DraftRow) => ({ proposalId, feedback: '' })
  const line = plan?.lines.find(({ kind }) => kind === 'award')
  const last = taken.at(-1)
  return [
    ...taken.map((row, index): OutcomeRow => {
      const isNext = rows.slice(0, rows.indexOf(row)).some((before) => !taken.includes(before))
      const paid = row.proposed?.amount ?? null
      return {
        ...heard(row),
        outcome: 'winner',
        place: null,
        reason: said(isNext ? budgetReasons.next : reasons.winner, row),
        ...(index === 0 && citation && { citations: citation }),
        ...(row.proposed?.lineId && { lineId: row.proposed.lineId }),
        ...(paid !== null && { amount: paid }),
      }
    }),
    ...others.map((row, index): OutcomeRow => {
      const outcome = index < reserves ? 'reserve' : 'not_selected'
      const isPassedOver = plan !== null && last !== undefined && rows.indexOf(row) < rows.indexOf(last)
      return {
        ...heard(row),
        outcome,
        place: outcome === 'reserve' ? index + 1 : null,
        reason: said(isPassedOver ? budgetReasons['passed-over'] : reasons[outcome], row),
        ...(outcome === 'reserve' && line && { lineId: line.id }),
      }
    }),
  ]
}
