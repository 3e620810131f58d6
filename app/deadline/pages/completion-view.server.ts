import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import type { TeamProposal } from '#app/apply/data/team-proposal.server.ts'
import type { Answers, Form } from '#app/publish/core/form/form.ts'
import { shownQuestion } from '#app/publish/core/form/form-words.ts'
import { completableQuestions, completionStanding, usualDue } from '../core/completion.ts'
import { completionsOf, namedQuestions } from '../data/completions.server.ts'

/** What whoever screens sees of requests to the team: those there were, and what can be asked for. */
export async function completionView(
  context: RequestContext,
  { row, form, answers }: { row: TeamProposal['row']; form: Form; answers: Answers },
) {
  const { zone } = sure(context.subject.challenge).recorded.calendar
  const inWords = (questions: readonly Parameters<typeof shownQuestion>[0][]) =>
    questions.map((question) => shownQuestion(question, context.lang, context.t('publish')))
  const requests = await completionsOf(context.db, row.id)
  return {
    questions: inWords(completableQuestions(form, answers)).map(({ key, label }) => ({ key, label })),
    due: usualDue(context.now, zone),
    requests: requests.map((request) => ({
      id: request.id,
      message: request.message,
      questions: inWords(namedQuestions(form, request.questions)).map(({ label }) => label),
      dueAt: request.dueAt.toISOString(),
      answeredAt: request.answeredAt?.toISOString() ?? null,
      standing: completionStanding(request, context.now),
    })),
  }
}
