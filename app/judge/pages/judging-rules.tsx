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
import { peerSights } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { whyLocked } from '#app/publish/data/locked.server.ts'
import { setupFrame } from '#app/publish/data/setup-frame.server.ts'
import { SetupPage } from '#app/publish/parts/setup-page.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { judgingRulesSchema } from '../core/judging-rules-schema.ts'
import { editJudgingRules } from '../flows/edit-judging-rules.server.ts'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id, recorded, effectiveState } = sure(context.subject.challenge)
  const setup = await challengeSetup(context.db, id)
  const { jurorsSeeOthers, isBlind } = recorded.policy
  const isOrganiser = isOrganiserOf(context.signedIn, {
    programmeId: recorded.programmeId,
    challengeId: id,
  })
  const hasEnded = effectiveState === 'cancelled' || effectiveState === 'archived'
  return json({
    pageTitle: `${context.t('publish')('setup.judging.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    jurorsSeeOthers,
    isBlind,
    blindLocked: whyLocked(context),
    isSightOpen: isOrganiser && !hasEnded && !hasReached(effectiveState, 'judging'),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, judgingRulesSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { jurorsSeeOthers, isBlind } = form.value
  const edited = await editJudgingRules(
    { challengeId, by: context.signedIn.personId, jurorsSeeOthers, isBlind: isBlind === 'yes' },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'judge', edited.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.judging(slug),
    'judge:toasts.judging-rules-saved',
  )
}

export default function JudgingRules() {
  const { frame, jurorsSeeOthers, isBlind, blindLocked, isSightOpen } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const isBlindOpen = blindLocked === null
  return (
    <SetupPage
      frame={frame}
      step="judging"
      lede={t('judging-rules.lede')}
      actions={
        <ButtonLink to={paths.organise.judgingPreview(frame.slug)} tone="quiet">
          {t('judging-rules.preview')}
        </ButtonLink>
      }
    >
      {blindLocked === null ? null : (
        <Callout tone="warn">
          <p>{blindLocked}</p>
          {isSightOpen ? <p>{t('judging-rules.sight-open')}</p> : null}
        </Callout>
      )}
      <Form result={result}>
        <CheckboxField
          name="isBlind"
          label={t('judging-rules.blind')}
          hint={t('judging-rules.blind-hint')}
          defaultChecked={isBlind}
          disabled={!isBlindOpen}
        />
        {/* A disabled box sends nothing, and what stands is to stay. */}
        {!isBlindOpen && isBlind ? <HiddenFields values={{ isBlind: 'yes' }} /> : null}
        <RadioGroup
          name="jurorsSeeOthers"
          label={t('judging-rules.others')}
          hint={t('judging-rules.others-hint')}
          defaultValue={jurorsSeeOthers}
          disabled={!isSightOpen}
          choices={peerSights.map((value) => ({
            value,
            label: t(`judging-rules.sights.${value}`),
            hint: t(`judging-rules.sight-hints.${value}`),
          }))}
        />
        {isSightOpen ? <SubmitButton>{t('judging-rules.save')}</SubmitButton> : null}
      </Form>
      <Section id="blind" title={t('judging-rules.what-blind')} tone="bare">
        <ul className="prose">
          {(['hidden', 'stays', 'files', 'organisers'] as const).map((key) => (
            <li key={key}>{t(`judging-rules.blind-means.${key}`)}</li>
          ))}
        </ul>
      </Section>
    </SetupPage>
  )
}
