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
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { readHours } from '#app/publish/core/session-form.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { whyLocked } from '#app/publish/data/locked.server.ts'
import { hoursProblem } from '#app/publish/data/session-frame.server.ts'
import { setupFrame } from '#app/publish/data/setup-frame.server.ts'
import { Locked } from '#app/publish/parts/locked.tsx'
import { SetupPage } from '#app/publish/parts/setup-page.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { countings } from '../core/ballots/budget-vote.ts'
import { afterUnaffordable, publicVoteSchema, voteWeights } from '../core/ballots/vote-schema.ts'
import { publicVoteOf } from '../data/public-vote.server.ts'
import { statePublicVote } from '../flows/state-public-vote.server.ts'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(context.db, id)
  const vote = await publicVoteOf(context.db, id)
  const { zone, closesAt, announcesAt } = recorded.calendar
  return json({
    pageTitle: `${context.t('publish')('setup.vote.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    locked: whyLocked(context),
    zone,
    isHeld: vote !== null,
    opensAt: instantToWallClock(vote?.opensAt ?? closesAt, zone),
    closesAt: instantToWallClock(vote?.closesAt ?? announcesAt, zone),
    vote,
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, publicVoteSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { isHeld, isWithinBudget, opensAt, closesAt, ...rule } = form.value
  const { zone } = recorded.calendar
  const hours = readHours({ zone, startsAt: opensAt, endsAt: closesAt })
  if (isHeld && !hours.ok) {
    const field = hours.refusal.field === 'startsAt' ? 'opensAt' : 'closesAt'
    return hoursProblem(context, { ...hours.refusal, field })
  }
  const vote =
    isHeld && hours.ok
      ? {
          ...rule,
          isWithinBudget: isWithinBudget === 'yes',
          ...{ opensAt: hours.value.startsAt, closesAt: hours.value.endsAt },
        }
      : null
  const by = context.signedIn.personId
  const stated = await statePublicVote({ challengeId, by, vote }, context.ports)
  if (!stated.ok) return refusalResponse(context, 'judge', stated.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.vote(slug), 'judge:toasts.vote-stated')
}

/** Whether the public votes beside the jury: when, over how much money, by which rule, and what its result means. */
export default function StatePublicVote() {
  const { frame, locked, isHeld, vote, zone, opensAt, closesAt } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('judge')
  const isLocked = locked !== null
  return (
    <SetupPage frame={frame} step="vote" lede={t('vote.setup.lede')}>
      <Locked why={locked} />
      {isLocked && !isHeld ? (
        <p>{t('refusals.no-public-vote')}</p>
      ) : (
        <Form result={result} hidden={{ zone }} label={t('vote.setup.held')}>
          <CheckboxField
            name="isHeld"
            label={t('vote.setup.held')}
            hint={t('vote.setup.held-hint')}
            defaultChecked={isHeld}
            disabled={isLocked}
          />
          <DateTimeField
            name="opensAt"
            label={t('vote.setup.opens')}
            hint={t('vote.setup.opens-hint')}
            fixedZone={zone}
            defaultValue={{ date: opensAt.date, time: opensAt.time }}
            disabled={isLocked}
          />
          <DateTimeField
            name="closesAt"
            label={t('vote.setup.closes')}
            hint={t('vote.setup.closes-hint')}
            fixedZone={zone}
            defaultValue={{ date: closesAt.date, time: closesAt.time }}
            disabled={isLocked}
          />
          <NumberField
            name="budget"
            label={t('vote.setup.budget')}
            defaultValue={vote?.budget ?? 100000}
            disabled={isLocked}
          />
          <TextField
            name="currency"
            label={t('vote.setup.currency')}
            defaultValue={vote?.currency ?? 'EUR'}
            width="short"
            disabled={isLocked}
          />
          <NumberField
            name="maximum"
            label={t('vote.setup.maximum')}
            hint={t('vote.setup.maximum-hint')}
            defaultValue={vote?.maximum ?? ''}
            disabled={isLocked}
            optional
          />
          <CheckboxField
            name="isWithinBudget"
            label={t('vote.setup.within')}
            defaultChecked={vote?.isWithinBudget ?? true}
            disabled={isLocked}
          />
          <RadioGroup
            name="counting"
            label={t('vote.rule')}
            defaultValue={vote?.counting ?? 'by-votes'}
            disabled={isLocked}
            choices={countings.map((value) => ({
              value,
              label: t(`vote.countings.${value}`),
              hint: t(`vote.countings.${value}-hint`),
            }))}
          />
          <RadioGroup
            name="afterUnaffordable"
            label={t('vote.setup.after')}
            defaultValue={vote?.afterUnaffordable ?? 'next-affordable'}
            disabled={isLocked}
            choices={afterUnaffordable.map((value) => ({ value, label: t(`vote.after.${value}`) }))}
          />
          <RadioGroup
            name="weight"
            label={t('vote.setup.weight')}
            defaultValue={vote?.weight ?? 'advice'}
            disabled={isLocked}
            choices={voteWeights.map((value) => ({ value, label: t(`vote.weight.${value}`) }))}
          />
          {isLocked ? null : <SubmitButton>{t('vote.setup.save')}</SubmitButton>}
        </Form>
      )}
    </SetupPage>
  )
}
