import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { loadFrame } from '#app/apply/pages/frame.server.ts'
import { ProposalLayout } from '#app/apply/parts/proposal-layout.tsx'
import { TermsText } from '#app/apply/parts/terms-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { answerMoveSchema } from '../core/move-schema.ts'
import { answerMove } from '../flows/answer-move.server.ts'
import { askedToMove } from './move-view.server.ts'

export const access = {
  loader: { who: 'team of :proposal' },
  action: { who: 'team lead of :proposal' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  return json({
    frame,
    asked: await askedToMove(context, found),
    pageTitle: `${frame.reference} · ${context.t('deadline')('move.page')}`,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, answerMoveSchema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const result = await answerMove(
    { proposalId, personId, role: teamRole ?? 'viewer', ...form.value },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).proposal(proposalId),
    form.value.answer === 'agreed' ? 'deadline:toasts.moved' : 'deadline:toasts.move-declined',
  )
}

/** Whether the proposal may go to another challenge: why, what would be different, and the lead's answer. */
export default function Move() {
  const { frame, asked } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  if (asked === null || asked.standing === 'closed') {
    return (
      <ProposalLayout frame={frame} title={t('move.page')}>
        {/* Taken back while somebody was writing: the text is theirs to keep. */}
        <EmptyState title={t('move.nothing')}>
          <p>{result?.problem ?? t('move.nothing-text')}</p>
        </EmptyState>
      </ProposalLayout>
    )
  }
  const { standing, difference } = asked
  return (
    <ProposalLayout
      frame={frame}
      title={t('move.page')}
      lede={standing === 'open' ? t('move.page-lede') : undefined}
    >
      <Callout
        tone={standing === 'open' ? 'warn' : standing === 'agreed' ? 'good' : 'info'}
        title={t(`move.told.${standing}`)}
      >
        <p>
          {t('move.from-to', { from: asked.from, to: asked.to.title })}{' '}
          <a href={paths.challenge(asked.to.slug)}>{t('move.read-there')}</a>
        </p>
        <p dir="auto">{asked.reason}</p>
        {asked.words === '' ? null : (
          <p>
            <strong>{t('move.words')}</strong>
            <br />
            <span dir="auto">{asked.words}</span>
          </p>
        )}
        {standing === 'open' ? (
          <p>
            {t('completion.until')} <LocalTime atIso={asked.dueAt} zone={frame.zone} />
          </p>
        ) : null}
      </Callout>
      {difference === null && result ? (
        // The time ran out while somebody was writing: the text is theirs to keep.
        <Callout tone="bad">
          <p>{result.problem}</p>
          <p dir="auto">{String(result.values.words ?? '')}</p>
        </Callout>
      ) : null}
      {difference === null ? null : (
        <>
          <Section id="difference" title={t('move.difference')}>
            <div className="prose">
              <ul>
                <li>{t('move.stays')}</li>
                <li>{t('move.carried', { count: difference.carried })}</li>
                <li>{t('move.screened-there')}</li>
                {difference.hasSites ? <li>{t('move.sites')}</li> : null}
              </ul>
              <Questions title={t('move.left')} labels={difference.left} />
              <Questions title={t('move.open-there')} labels={difference.open} />
            </div>
            {difference.terms ? (
              <>
                <p>{t('move.terms')}</p>
                <TermsText terms={difference.terms} />
              </>
            ) : null}
          </Section>
          {difference.isOrganisationThere ? (
            <Callout tone="bad" title={t('move.there-already')}>
              <p>{t('move.there-already-text')}</p>
            </Callout>
          ) : null}
          {frame.role === 'lead' ? (
            <Form
              result={result}
              hidden={{ moveId: asked.id, briefNumber: difference.briefNumber }}
              label={t('move.page')}
            >
              <RadioGroup
                name="answer"
                label={t('move.question')}
                choices={[
                  {
                    value: 'agreed',
                    label: t('move.agree'),
                    ...(difference.isOrganisationThere && { disabled: true }),
                  },
                  { value: 'declined', label: t('move.decline') },
                ]}
              />
              <TextArea
                name="words"
                label={t('move.words')}
                hint={t('move.words-hint')}
                rows={3}
                maxCharacters={2000}
                optional
              />
              <SubmitButton>{t('move.send')}</SubmitButton>
            </Form>
          ) : (
            <p>{t('move.lead-decides')}</p>
          )}
        </>
      )}
    </ProposalLayout>
  )
}

function Questions({ title, labels }: { title: string; labels: readonly string[] }) {
  if (labels.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </>
  )
}
