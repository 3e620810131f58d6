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
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { completionStanding } from '../core/completion.ts'
import { completionSchema } from '../core/completion-schema.ts'
import { namedQuestions, pendingCompletion, writtenSoFar } from '../data/completions.server.ts'
import { saveCompletion } from '../flows/save-completion.server.ts'
import { CompletionAnswers } from '../parts/completion-answers.tsx'
import { answerCompletion, type AnswerCompletionRefusal } from '../flows/answer-completion.server.ts'

export const access = {
  loader: { who: 'team editor of :proposal' },
  action: { who: 'team editor of :proposal', bodyBytes: 1_000_000 },
} satisfies Access

export const handle = { hydrate: true }

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** What the team is asked for now, with the questions as the form of its version has them; null when nothing is. */
async function askedOf(context: RequestContext, { row }: TeamProposal) {
  const request = row.completionDueAt === null ? null : await pendingCompletion(context.db, row.id)
  const version = request && (await findVersion(context.db, row.id, request.version))
  if (!request || !version) return null
  const body = readFrozenBody(version.body)
  const form = await formNumbered(context.db, { challengeId: row.challengeId, number: body.formNumber ?? 0 })
  const questions = namedQuestions(form, request.questions)
  return { request, body, questions, written: await writtenSoFar(context.db, request.id) }
}

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const pageTitle = `${frame.reference} · ${context.t('deadline')('completion.page')}`
  const asked = await askedOf(context, found)
  if (asked === null) return json({ frame, asked: null, pageTitle })
  const { request, body, questions, written } = asked
  const shown = questions.map((question) => shownQuestion(question, context.lang, context.t('publish')))
  return json({
    frame,
    asked: {
      message: request.message,
      dueAt: request.dueAt.toISOString(),
      standing: completionStanding(request, context.now),
      questions: shown,
      id: request.id,
      /** As saved last, or as it was handed in where nothing has been saved (version 0). */
      answers: Object.fromEntries(
        questions.map(({ key }) => {
          const saved = written.find(({ question }) => question === key)
          return [key, { value: saved?.value ?? body.answers[key] ?? '', version: saved?.version ?? 0 }]
        }),
      ),
      kept: shown.flatMap(({ key, label }) => {
        const saved = written.find(({ question }) => question === key)
        return saved ? [{ label, value: saved.value }] : []
      }),
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
  const { answers, requestId, intent, versions } = form.value
  if (intent === 'save') return save(context, { questions, answers, versions })
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

/** Keeps what is written; the first text that cannot be kept stays in its field with the reason. */
async function save(
  context: RequestContext,
  sent: {
    questions: readonly { key: string }[]
    answers: Readonly<Partial<Record<string, string>>>
    versions: Readonly<Record<string, number>>
  },
): Promise<Response> {
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  for (const { key: question } of sent.questions) {
    const value = sent.answers[question]
    if (value === undefined) continue
    const version = sent.versions[question] ?? 0
    const saved = await saveCompletion({ proposalId, personId, question, value, version }, context.ports)
    if (!saved.ok) return refusalResponse(context, 'deadline', saved.refusal)
  }
  const path = pathsIn(context.lang).completion(proposalId)
  return redirectWithToast(context, path, 'deadline:toasts.completion-saved')
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
  const { message, dueAt, standing, kept } = asked
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
        <CompletionAnswers
          result={result}
          frame={frame}
          completionId={asked.id}
          questions={asked.questions}
          answers={asked.answers}
          language={asked.language}
          lists={asked.lists}
          requestId={asked.requestId}
        />
      ) : (
        <>
          <p>{t('completion.lapsed-text')}</p>
          {kept.length > 0 ? (
            <Section id="kept" title={t('completion.saved-so-far')}>
              <SummaryList
                items={kept.map(({ label, value }) => ({ label, value: <span dir="auto">{value}</span> }))}
              />
            </Section>
          ) : null}
        </>
      )}
    </ProposalLayout>
  )
}
