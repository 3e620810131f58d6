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
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { whyLocked } from '#app/publish/data/locked.server.ts'
import { setupFrame } from '#app/publish/data/setup-frame.server.ts'
import { Locked } from '#app/publish/parts/locked.tsx'
import { SetupPage } from '#app/publish/parts/setup-page.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { rankRules, wayFromForm, waySchema, waysOfJudging } from '../core/ballots/way.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { stateWayOfJudging } from '../flows/state-way-of-judging.server.ts'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { id } = sure(context.subject.challenge)
  const setup = await challengeSetup(context.db, id)
  return json({
    pageTitle: `${context.t('publish')('setup.way.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    locked: whyLocked(context),
    way: await wayOfJudging(context.db, id),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, waySchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const by = context.signedIn.personId
  const stated = await stateWayOfJudging({ challengeId, by, way: wayFromForm(form.value) }, context.ports)
  if (!stated.ok) return refusalResponse(context, 'judge', stated.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.way(slug), 'judge:toasts.way-stated')
}

/** How the jury judges: scorecards, one ranked ballot each, or pairs. Stated in the brief before anybody applies. */
export default function StateWayOfJudging() {
  const { frame, locked, way } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('judge')
  const isLocked = locked !== null
  const rule = way.way === 'ranked' ? way.rule : null
  return (
    <SetupPage frame={frame} step="way" lede={t('way.lede')}>
      <Locked why={locked} />
      <Form result={result} label={t('way.choose')}>
        <RadioGroup
          name="way"
          label={t('way.choose')}
          defaultValue={way.way}
          disabled={isLocked}
          choices={waysOfJudging.map((value) => ({
            value,
            label: t(`way.${value}`),
            hint: t(`way.${value}-hint`),
          }))}
        />
        {isLocked && rule === null ? null : (
          <>
            <SelectField
              name="rankRule"
              label={t('way.rule')}
              hint={t('way.rule-hint')}
              defaultValue={rule?.by ?? 'mean-rank'}
              disabled={isLocked}
              choices={rankRules.map((value) => ({ value, label: t(`way.rules.${value}`) }))}
            />
            <TextField
              name="points"
              label={t('way.points')}
              hint={t('way.points-hint')}
              defaultValue={rule?.points?.join(', ') ?? ''}
              disabled={isLocked}
              optional
            />
          </>
        )}
        {isLocked ? null : <SubmitButton>{t('way.save')}</SubmitButton>}
      </Form>
    </SetupPage>
  )
}
