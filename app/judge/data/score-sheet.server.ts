import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { criteria, criterionTexts } from '#db/schema/index.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { shapeOf } from '#app/publish/core/rubrics/index.ts'
import type { ReturnedCriterion } from '../core/returned-sheet.ts'
import type { SheetCard, SheetWords } from '../core/score-sheet.ts'
import { criteriaInWords } from './criteria.server.ts'
import { finalistIdsOf } from './finalist-ids.server.ts'
import { jurorQueue, type QueueItem } from './juror-queue.server.ts'
import { scorecardsOfJuror } from './proposal-to-score.server.ts'

/** The words of a score sheet in one language. */
export function sheetWords(lang: Locale): SheetWords {
  const t = translator(lang, 'judge')
  return {
    reference: t('sheet.columns.reference'),
    title: t('sheet.columns.title'),
    comment: t('sheet.columns.comment'),
    note: t('sheet.columns.note'),
    state: t('sheet.columns.state'),
    answers: {
      'cannot-judge': t('sheet.cannot-judge'),
      yes: t('score.answers.yes'),
      partly: t('score.answers.partly'),
      no: t('score.answers.no'),
    },
  }
}

/** A scorecard with its total by the rule of the challenge; null while there is none. */
export type OwnCard = SheetCard & Pick<QueueItem, 'language' | 'ownTotal'>

/** A juror's own scorecards in one challenge, in the juror's own order, and the criteria they answer. */
export async function ownSheet(
  db: Executor,
  { challengeId, jurorId, lang }: { challengeId: string; jurorId: string; lang: Locale },
): Promise<{ cards: OwnCard[]; criteria: Awaited<ReturnType<typeof criteriaInWords>> }> {
  const asked = await criteriaInWords(db, { challengeId, lang })
  const queue = await jurorQueue(db, { challengeId, jurorId, criteria: asked })
  const cards = await scorecardsOfJuror(db, { jurorId, challengeId, criteria: asked })
  const finalists = await finalistIdsOf(db, challengeId)
  const forFinalists = asked.filter(({ isForFinalists }) => isForFinalists).map(({ id }) => id)
  return {
    criteria: asked,
    cards: queue.map(({ assignmentId, proposalId, reference, title, language, ownTotal }) => {
      const own = cards.get(proposalId)
      return {
        ...{ assignmentId, reference, title, language, ownTotal },
        isFinal: own?.state === 'final',
        notAsked: finalists.has(proposalId) ? [] : forFinalists,
        answers: own?.answers ?? {},
        versions: { ...own?.versions, texts: own?.textsVersion ?? 1 },
        commentToTeam: own?.commentToTeam ?? '',
        privateNote: own?.privateNote ?? '',
      }
    }),
  }
}

/** The criteria with their names in every language, for a table that may come back in another. */
export async function returnedCriteria(
  db: Executor,
  asked: Awaited<ReturnType<typeof criteriaInWords>>,
  challengeId: string,
): Promise<ReturnedCriterion[]> {
  const names = await db
    .select({ id: criteria.id, name: criterionTexts.name })
    .from(criterionTexts)
    .innerJoin(criteria, eq(criteria.id, criterionTexts.criterionId))
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criterionTexts.locale))
  return asked.map((criterion) => ({
    id: criterion.id,
    position: criterion.position,
    names: [criterion.name, ...names.filter(({ id }) => id === criterion.id).map(({ name }) => name)],
    takes: (typed) => {
      const { read, say } = shapeOf(criterion.rubric)
      const value = read(typed.replace(',', '.').trim())
      return value && say(value)
    },
  }))
}
