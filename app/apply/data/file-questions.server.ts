import type { Executor } from '#db/client.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { shownKeys } from '#app/publish/core/form/conditions.ts'
import { findQuestion, type Answers } from '#app/publish/core/form/form.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'

/** How many files a question takes; null when the form that counts asks no such question, or not for files. */
export async function mostFilesAsked(
  db: Executor,
  { challengeId, question: key }: { challengeId: string; question: string },
): Promise<number | null> {
  const question = findQuestion(await currentForm(db, challengeId), key)
  return question?.type === 'file' ? question.config.most : null
}

/** The questions that this team answers by files, in the reader's language. */
export async function questionsForFiles(
  { db, lang, t }: Pick<RequestContext, 'db' | 'lang' | 't'>,
  { challengeId, answers }: { challengeId: string; answers: Answers },
) {
  const { sections } = shownForm(await currentForm(db, challengeId), lang, t('publish'))
  const all = sections.flatMap(({ questions }) => questions)
  const shown = shownKeys(all, answers)
  return all.flatMap((question) =>
    question.type === 'file' && shown.has(question.key)
      ? [{ key: question.key, label: question.label, help: question.help, most: question.config.most }]
      : [],
  )
}
