import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { shownQuestions } from '#app/publish/core/form/form.ts'
import { findShownQuestion, shownForm } from '#app/publish/core/form/form-words.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { markable, tradeSecretsSchema } from '../core/trade-secrets.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { tradeSecretsOf } from '../data/trade-secrets.server.ts'
import { markSecrets } from '../flows/mark-secrets.server.ts'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'

export const access = {
  loader: { who: 'team editor of :proposal' },
  action: { who: 'team editor of :proposal', bodyBytes: 200_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const answers = await draftAnswersOf(context.db, frame.id)
  const form = await currentForm(context.db, found.row.challengeId)
  const shown = shownForm(form, context.lang, context.t('publish'))
  const secrets = await tradeSecretsOf(context.db, frame.id)
  return json({
    frame,
    questions: markable(shownQuestions(form, answers), answers).map(({ key }) => ({
      key,
      label: findShownQuestion(shown, key).label,
      reason: secrets.find(({ question }) => question === key)?.reason ?? '',
    })),
    pageTitle: `${context.t('apply')('secrets.title')} · ${frame.reference}`,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, tradeSecretsSchema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const secrets = Object.entries(form.value.reasons).map(([question, reason]) => ({ question, reason }))
  const { personId } = context.signedIn
  const asked = { proposalId, personId, role: teamRole ?? 'viewer', secrets } as const
  const result = await markSecrets(asked, context.ports)
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).proposal(proposalId), 'apply:toasts.saved')
}

export default function SecretsPage() {
  const { frame, questions } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.state !== 'withdrawn'
  return (
    <ProposalLayout frame={frame} title={t('secrets.title')} lede={t('secrets.lede')}>
      {isWritable ? null : <StandingCallout frame={frame} />}
      {questions.length === 0 ? (
        <EmptyState title={t('secrets.none')}>
          <p>{t('secrets.none-text')}</p>
        </EmptyState>
      ) : null}
      {questions.length > 0 && (isWritable || result !== undefined) ? (
        <Form result={result} label={t('secrets.title')}>
          <p>{t('secrets.how')}</p>
          {questions.map(({ key, label, reason }) => (
            <TextField
              key={key}
              name={`reasons.${key}`}
              label={label}
              hint={t('secrets.reason-hint')}
              optional
              defaultValue={reason}
            />
          ))}
          <SubmitButton>{t('secrets.save')}</SubmitButton>
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
