import { answerTranslations } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { sourceOf, summaryQuestion, type Origin } from '../core/translation.ts'
import { readAnswerText, type AnswerTextRefusal } from '../core/answer-text.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { workingLanguageOf } from '../data/translations.server.ts'
import { changingDraft, type DraftChange } from './draft-change.server.ts'

export type SaveTranslationRefusal =
  | LifecycleRefusal
  | AnswerTextRefusal
  /** There is no summary yet that could be said in another language. */
  | { readonly code: 'summary-missing' }
  /** Somebody changed the summary since the page was opened: the translation would be of another text. */
  | { readonly code: 'summary-changed' }

/** Keeps the team's summary in the programme's language beside the original, by the hash of what it translates. */
export async function saveTranslation(
  input: DraftChange & {
    readonly text: string
    readonly origin: Origin
    readonly isChecked: boolean
    readonly sourceHash: string
  },
  ports: Ports,
): Promise<Result<null, SaveTranslationRefusal>> {
  const read = readAnswerText(input.text)
  if (!read.ok) return read
  const { proposalId, personId, origin, isChecked } = input
  return changingDraft<Exclude<SaveTranslationRefusal, LifecycleRefusal>>(
    input,
    ports,
    async (tx, { now }) => {
      const source = sourceOf((await draftAnswersOf(tx, proposalId))[summaryQuestion])
      if (source === '') return refuse('summary-missing')
      const sourceHash = sha256(source)
      if (sourceHash !== input.sourceHash) return refuse('summary-changed')
      const said = {
        ...{ text: read.value.trim(), sourceHash, origin },
        ...{ writtenBy: personId, writtenAt: now },
        ...{ checkedBy: isChecked ? personId : null, checkedAt: isChecked ? now : null },
      }
      const language = await workingLanguageOf(tx, proposalId)
      await tx
        .insert(answerTranslations)
        .values({ proposalId, question: summaryQuestion, language, side: 'team', ...said })
        .onConflictDoUpdate({
          target: [
            answerTranslations.proposalId,
            answerTranslations.question,
            answerTranslations.language,
            answerTranslations.side,
          ],
          set: said,
        })
      return accept({ isChanged: true })
    },
  )
}
