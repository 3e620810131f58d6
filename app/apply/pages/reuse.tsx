import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import { shownForm, type ShownSection } from '#app/publish/core/form/form-words.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { answerProblems, languageOf } from '../core/completeness.ts'
import { earlierInWords } from '../core/earlier-in-words.ts'
import { isNothingWritten } from '../core/reuse.ts'
import { problemSentence } from '../data/problem-sentence.server.ts'
import { draftAnswersOf, memberIdsOf } from '../data/proposals.server.ts'
import { reusableProposals, reuseOf } from '../data/reuses.server.ts'
import { reuseProposal } from '../flows/reuse-proposal.server.ts'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { ReuseReport } from '../parts/reuse-report.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'

export const access = {
  loader: { who: 'team editor of :proposal' },
  action: { who: 'team editor of :proposal' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, signedIn } = context
  const { found, frame } = await loadFrame(context)
  const answers = await draftAnswersOf(db, frame.id)
  const reused = await reuseOf(db, frame.id)
  const form = await currentForm(db, found.row.challengeId)
  const { sections } = shownForm(form, lang, context.t('publish'))
  const facts = { language: languageOf(answers, frame.language), members: await memberIdsOf(db, frame.id) }
  const problems = answerProblems(form, answers, facts)
  const placed = (key: string) => placeOf(sections, key)
  const earlier = reused
    ? []
    : await reusableProposals(db, { personId: signedIn.personId, exceptId: frame.id })
  return json({
    frame,
    isEmpty: isNothingWritten(answers),
    earlier: earlier.map((each) => ({ value: each.id, label: earlierInWords(each, lang) })),
    report: reused && {
      reference: reused.reference,
      copied: reused.copied.flatMap((key) => {
        const at = placed(key)
        const problem = problems.find(({ question }) => question === key)?.problem
        const said = at && problem && { question: at.question, problem }
        return at
          ? [{ ...named(at), sentence: said ? problemSentence(context, 'problems', said) : null }]
          : []
      }),
      left: reused.left.map(({ question: key, reason }) => {
        const at = placed(key)
        return { ...(at ? named(at) : { key, label: key, section: null }), reason }
      }),
    },
    pageTitle: `${frame.reference} · ${context.t('apply')('reuse.title')}`,
  })
}

/** Where a question stands in the form; null where it is not asked. */
function placeOf(sections: readonly ShownSection[], key: string) {
  for (const { key: section, questions } of sections) {
    const question = questions.find((each) => each.key === key)
    if (question) return { section, question }
  }
  return null
}

function named({ section, question }: NonNullable<ReturnType<typeof placeOf>>) {
  return { key: question.key, label: question.label, section }
}

const schema = z.object({ source: z.uuid('ui:errors.choice') })

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const asked = { proposalId, personId, role: teamRole ?? 'viewer', sourceId: form.value.source } as const
  const result = await reuseProposal(asked, context.ports)
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).reuse(proposalId), 'apply:toasts.reused')
}

export default function ReusePage() {
  const { frame, isEmpty, earlier, report } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.state !== 'withdrawn'
  return (
    <ProposalLayout frame={frame} title={t('reuse.title')} lede={report ? undefined : t('reuse.lede')}>
      {isWritable ? null : <StandingCallout frame={frame} />}
      {report ? <ReuseReport proposalId={frame.id} report={report} isWritable={isWritable} /> : null}
      {!report && earlier.length === 0 ? (
        <EmptyState title={t('reuse.none')}>
          <p>{t('reuse.none-text')}</p>
        </EmptyState>
      ) : null}
      {!report && earlier.length > 0 && !isEmpty ? (
        <Callout title={t('reuse.begun')}>
          <p>{t('reuse.begun-text')}</p>
          <ul>
            {earlier.map(({ value, label }) => (
              <li key={value}>
                <a href={paths.copy(value)}>{label}</a>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {!report && earlier.length > 0 && ((isEmpty && isWritable) || result !== undefined) ? (
        <Form result={result} label={t('reuse.title')}>
          <RadioGroup
            name="source"
            label={t('reuse.which')}
            choices={earlier}
            defaultValue={earlier.length === 1 ? earlier[0]?.value : undefined}
          />
          <SubmitButton>{t('reuse.button')}</SubmitButton>
        </Form>
      ) : null}
      <ButtonRow>
        <ButtonLink to={paths.proposal(frame.id)} tone="quiet" icon="arrow-left">
          {t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
