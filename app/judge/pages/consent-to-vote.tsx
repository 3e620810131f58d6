import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { loadFrame } from '#app/apply/pages/frame.server.ts'
import { ProposalLayout } from '#app/apply/parts/proposal-layout.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { longestVoteSummary, voteConsentSchema } from '../core/ballots/vote-schema.ts'
import { publicVoteOf, voteConsentOf } from '../data/public-vote.server.ts'
import { consentToVote } from '../flows/consent-to-vote.server.ts'

export const access = {
  loader: { who: 'team lead of :proposal' },
  action: { who: 'team lead of :proposal' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const vote = await publicVoteOf(context.db, found.row.challengeId)
  const consent = await voteConsentOf(context.db, frame.id)
  return json({
    frame,
    pageTitle: `${context.t('judge')('vote.consent.title')} · ${frame.reference}`,
    vote: vote && {
      opensAtIso: vote.opensAt.toISOString(),
      closesAtIso: vote.closesAt.toISOString(),
      currency: vote.currency,
      isSettled: context.now >= vote.opensAt,
    },
    // Of another challenge's vote, where the proposal was moved: it is asked anew.
    consent:
      consent?.challengeId === found.row.challengeId
        ? { cost: consent.cost, summary: consent.summary }
        : null,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, voteConsentSchema)
  if (!form.ok) return form.response
  const { id: proposalId } = sure(context.subject.proposal)
  const { agrees, ...consent } = form.value
  const by = context.signedIn.personId
  const asked = { proposalId, by, consent: agrees ? consent : null }
  const result = await consentToVote(asked, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  const said = agrees ? 'judge:toasts.consent-given' : 'judge:toasts.consent-taken-back'
  return redirectWithToast(context, pathsIn(context.lang).voteConsent(proposalId), said)
}

/** Whether a proposal stands on the ballot of the public vote, with what is shown of it and nothing more. */
export default function ConsentToVote() {
  const { frame, vote, consent } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('judge')
  return (
    <ProposalLayout frame={frame} title={t('vote.consent.title')} lede={t('vote.consent.lede')}>
      {vote === null ? (
        <EmptyState title={t('refusals.no-public-vote')} />
      ) : (
        <>
          <Callout title={t(consent ? 'vote.consent.on' : 'vote.consent.off')}>
            <p>
              {t('vote.consent.until')} <LocalTime atIso={vote.opensAtIso} zone={frame.zone} />.{' '}
              {t('vote.consent.what')}
            </p>
          </Callout>
          <Form result={result} label={t('vote.consent.title')}>
            <TextArea
              name="summary"
              label={t('vote.consent.summary')}
              hint={t('vote.consent.summary-hint')}
              defaultValue={consent?.summary ?? ''}
              rows={4}
              maxCharacters={longestVoteSummary}
              disabled={vote.isSettled}
            />
            <NumberField
              name="cost"
              label={t('vote.consent.cost')}
              hint={t('vote.consent.cost-hint')}
              unit={vote.currency}
              defaultValue={consent?.cost ?? ''}
              disabled={vote.isSettled}
            />
            <CheckboxField
              name="agrees"
              label={t('vote.consent.agree')}
              defaultChecked={consent !== null}
              disabled={vote.isSettled}
            />
            {vote.isSettled ? (
              <p>{t('refusals.ballot-settled')}</p>
            ) : (
              <SubmitButton>{t('vote.consent.save')}</SubmitButton>
            )}
          </Form>
        </>
      )}
    </ProposalLayout>
  )
}
