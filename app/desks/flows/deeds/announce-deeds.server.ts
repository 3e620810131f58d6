import { defaultLocale, isLocale } from '#app/platform/i18n.ts'
import type { Outcome } from '#app/announce/core/outcomes.ts'
import { answerAward } from '#app/announce/flows/answer-award.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import type { Ports } from '#app/http/context.ts'
import { decisionDraft } from '#app/announce/data/decision-draft.server.ts'
import { refuse, type Refusal, type Result } from '#app/platform/result.ts'
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
    case 'confirm': {
      const hash = await standingDecisionHash(ports.db, challengeId)
      if (hash === null) return refuse('decision-missing')
      return confirmDecision({ challengeId, by: await personIdOf(ports.db, deed.by), hash }, ports)
    }
    case 'answer-award': {
      const award = await winningAward(ports.db, challengeId)
      if (award === null) return refuse('no-award')
      const { proposalId, leadId } = award
      return answerAward({ challengeId, proposalId, by: leadId, answer: deed.answer }, ports)
    }
  }
}

/** The first of the ranking wins; where several share that place, the preferred one. */
async function decideByRanking(
  { by, preferred, reserves, reasons, statement }: Extract<AnnounceDeed, { do: 'decide' }>,
  challengeId: string,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const { rows } = await decisionDraft(ports.db, challengeId)
  const isFirst = ({ proposalId, rank }: (typeof rows)[number]) => rank === 1 && proposalId === preferred
  const inOrder = [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))]
  return recordDecision(
    {
      challengeId,
      by: await personIdOf(ports.db, by),
      outcomes: inOrder.map(({ proposalId, language, comments }, index) => {
        const outcome: Outcome = index === 0 ? 'winner' : index <= reserves ? 'reserve' : 'not_selected'
        return {
          proposalId,
          outcome,
          place: outcome === 'reserve' ? index : null,
          reason: reasons[outcome][isLocale(language) ? language : defaultLocale],
          // As the form offers it: what the jurors wrote to the team.
          feedback: comments.join('\n\n'),
        }
      }),
      statements: statement,
    },
    ports,
  )
}
