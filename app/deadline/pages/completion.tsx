import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { fieldLists } from '#app/apply/data/field-lists.server.ts'
import { problemSentence } from '#app/apply/data/problem-sentence.server.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { findTeamProposal, type TeamProposal } from '#app/apply/data/team-proposal.server.ts'
import { loadFrame } from '#app/apply/pages/frame.server.ts'
import { ProposalLayout } from '#app/apply/parts/proposal-layout.tsx'
import { QuestionField } from '#app/apply/parts/questions/question-field.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { shownQuestion } from '#app/publish/core/form/form-words.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { completionStanding } from '../core/completion.ts'
import { completionSchema } from '../core/completion-schema.ts'
import { namedQuestions, pendingCompletion } from '../data/completions.server.ts'
import { answerCompletion, type AnswerCompletionRefusal } from '../flows/answer-completion.server.ts'

export const access = {
  loader: { who: 'team editor of :proposal' },
  action: { who: 'team editor of :proposal', bodyBytes: 1_000_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** What the team is asked for now, with the questions as the form of its version has them; null when nothing is. */
async function askedOf(context: RequestContext, { row }: TeamProposal) {
  const request = row.completionDueAt === null ? null : await pendingCompletion(context.db, row.id)
  const version = request && (await findVersion(context.db, row.id, request.version))
  if (!request || !version) return null
  const body = readFrozenBody(version.body)
  const form = await formNumbered(context.db, { challengeId: row.challengeId, number: body.formNumber ?? 0 })
  return { request, body, questions: namedQuestions(form, request.questions) }
}

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const pageTitle = `${frame.reference} · ${context.t('deadline')('completion.page')}`
  const asked = await askedOf(context, found)
  if (asked === null) return json({ frame, asked: null, pageTitle })
  const { request, body, questions } = asked
  const shown = questions.map((question) => shownQuestion(question, context.lang, context.t('publish')))
  return json({
    frame,
    asked: {
      message: request.message,
      dueAt: request.dueAt.toISOString(),
      standing: completionStanding(request, context.now),
      questions: shown,
      answers: Object.fromEntries(questions.map(({ key }) => [key, body.answers[key] ?? ''])),
      language: body.language,
      lists: await fieldLists(context, { proposalId: frame.id, questions: shown }),
      requestId: newId(),
    },
    pageTitle,
  })
}

export async function action({ context }: ActionArgs) {
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const found = await findTeamProposal(context.db, proposalId)
  if (!found) throw notFound()
  const asked = await askedOf(context, found)
  if (asked === null) return refusalResponse(context, 'deadline', { code: 'nothing-asked' })
  const { questions } = asked
  const form = await parseForm({ context }, completionSchema(questions))
  if (!form.ok) return form.response
  const { answers, requestId } = form.value
  const result = await answerCompletion(
    {
      proposalId,
      personId: context.signedIn.personId,
      role: teamRole ?? 'viewer',
      answers: answers as Record<string, string>,
      requestId,
    },
    context.ports,
  )
  if (result.ok) {
    const path = pathsIn(context.lang).receipt(proposalId, result.value.version)
    return redirectWithToast(context, path, 'deadline:toasts.completed')
  }
  return refused(context, questions, result.refusal)
}

function refused(
  context: RequestContext,
  questions: Parameters<typeof shownQuestion>[0][],
  refusal: AnswerCompletionRefusal,
): Response {
  if (refusal.code !== 'completion-problems') return refusalResponse(context, 'deadline', refusal)
  const { problems } = refusal as Extract<AnswerCompletionRefusal, { code: 'completion-problems' }>
  const errors = Object.fromEntries(
    problems.flatMap(({ question: key, problem }) => {
      const question = questions.find((each) => each.key === key)
      if (!question) return []
      const shown = shownQuestion(question, context.lang, context.t('publish'))
      return [[`answers.${key}`, problemSentence(context, 'field-problems', { question: shown, problem })]]
    }),
  )
  return problemResponse(context, { errors })
}

/** What the screening asks the team for: the named questions, open until their own deadline. */
export default function Completion() {
  const { frame, asked } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('deadline')
  if (asked === null) {
    return (
      <ProposalLayout frame={frame} title={t('completion.page')}>
        {/* Answered or closed while somebody was writing: the text is theirs to keep. */}
        <EmptyState title={t('completion.nothing')}>
          <p>{result?.problem ?? t('completion.nothing-text')}</p>
        </EmptyState>
      </ProposalLayout>
    )
  }
  const { message, dueAt, standing, questions, answers, language, lists, requestId } = asked
  return (
    <ProposalLayout frame={frame} title={t('completion.page')} lede={t('completion.page-lede')}>
      <Callout tone={standing === 'open' ? 'warn' : 'bad'} title={t('completion.asked')}>
        <p dir="auto">{message}</p>
        <p>
          {t(standing === 'open' ? 'completion.until' : 'completion.lapsed-at')}{' '}
          <LocalTime atIso={dueAt} zone={frame.zone} />
        </p>
      </Callout>
      {standing === 'open' || result ? (
        <Form result={result} hidden={{ requestId }} label={t('completion.page')}>
          {questions.map((question) => (
            <QuestionField
              key={question.key}
              question={question}
              value={answers[question.key] ?? ''}
              language={language}
              lists={lists}
            />
          ))}
          <p>{t('completion.rest')}</p>
          <SubmitButton>{t('completion.send')}</SubmitButton>
        </Form>
      ) : (
        <p>{t('completion.lapsed-text')}</p>
      )}
    </ProposalLayout>
  )
}
