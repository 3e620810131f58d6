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
import { countryName } from '#app/platform/format.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { consortiumRules } from '../core/eligibility.ts'
import { eligibilityFromForm, factsSchema, grantFromForm, ownerFromForm } from '../core/facts-form.ts'
import { maturityLevels } from '../core/form/types/maturity.ts'
import { organisationKinds } from '../core/organisation-kinds.ts'
import { leastAppealDays, mostAppealDays } from '#app/lifecycle/appeal-time.ts'
import { leastAnswerDays, mostAnswerDays, mostEmbargoHours } from '#app/lifecycle/telling-time.ts'
import { mostGraceMinutes } from '#app/lifecycle/intake.ts'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { sdgGoals } from '../core/sdg-goals.ts'
import { challengeFacts, possibleOwners } from '../data/challenge-facts.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { whyLocked } from '../data/locked.server.ts'
import { remarksForPage } from '../data/remarks-for-page.server.ts'
import { autosaveFor } from '../data/autosave-for.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { versionOfFacts } from '../data/versions.server.ts'
import { editChallengeFacts } from '../flows/edit-challenge-facts.server.ts'
import { AutosaveState } from '../parts/autosave-state.tsx'
import { useFormAutosave } from '../parts/use-form-autosave.ts'
import { Locked } from '../parts/locked.tsx'
import { OfferFields } from '../parts/offer-fields.tsx'
import { RemarksOn } from '../parts/section-remarks.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { id } = sure(context.subject.challenge)
  const setup = await challengeSetup(context.db, id)
  const facts = await challengeFacts(context.db, id)
  return json({
    pageTitle: `${context.t('publish')('setup.facts.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    facts: {
      ...facts,
      eligibleCountries: facts.eligibleCountries.map((code) => countryName(context.lang, code)).join(', '),
    },
    owners: await possibleOwners(context.db, id),
    version: versionOfFacts(facts),
    locked: whyLocked(context),
    ...autosaveFor(context),
    sectionRemarks: await remarksForPage(context),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, factsSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const { version, minimumReviews, pilotsOffered, isSealed, graceMinutes, appealDays, sdgGoals } = form.value
  const { embargoHours, answerDays } = form.value
  const edited = await editChallengeFacts(
    {
      challengeId: challenge.id,
      by: context.signedIn.personId,
      version,
      owner: ownerFromForm(form.value),
      minimumReviews,
      pilotsOffered,
      grant: grantFromForm(form.value),
      isSealed: isSealed === 'yes',
      graceMinutes,
      ...{ appealDays, embargoHours, answerDays },
      eligibility: eligibilityFromForm(form.value),
      sdgGoals,
    },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.facts(challenge.slug),
    'publish:toasts.facts-saved',
  )
}

export default function EditFacts() {
  const { frame, facts, owners, version, locked, sectionRemarks, ...data } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const autosave = useFormAutosave({
    url: paths.organise.setupAutosave(frame.slug),
    part: 'facts',
    version,
    isOn: data.isAutosaved && result === undefined,
  })
  const isLocked = locked !== null
  return (
    <SetupPage frame={frame} step="facts" lede={t('edit-facts.lede')}>
      <Locked why={locked} />
      <RemarksOn section="facts" {...sectionRemarks} />
      <div {...autosave.around}>
        <Form result={result} hidden={{ version: autosave.version }}>
          <SelectField
            name="owner"
            label={t('edit-facts.owner')}
            hint={t('edit-facts.owner-hint')}
            defaultValue={facts.ownerId ?? 'none'}
            disabled={isLocked}
            choices={[
              { value: 'none', label: t('edit-facts.nobody-yet') },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'new', label: t('edit-facts.somebody-else') },
            ]}
          />
          {isLocked ? null : (
            <Fieldset legend={t('edit-facts.new-owner')} hint={t('edit-facts.new-owner-hint')}>
              <TextField name="ownerName" label={t('parties.name')} hint={t('parties.name-hint')} optional />
              <SelectField
                name="ownerKind"
                label={t('parties.kind')}
                choices={organisationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
                defaultValue="city"
              />
              <TextField
                name="ownerCountry"
                label={t('parties.country')}
                hint={t('parties.country-hint')}
                width="short"
                optional
              />
            </Fieldset>
          )}
          <OfferFields facts={facts} isLocked={isLocked} />
          <RadioGroup
            name="consortium"
            label={t('edit-facts.consortium')}
            hint={t('edit-facts.consortium-hint')}
            defaultValue={facts.consortium}
            disabled={isLocked}
            choices={consortiumRules.map((value) => ({ value, label: t(`edit-facts.consortia.${value}`) }))}
          />
          <Fieldset legend={t('edit-facts.maturity')} hint={t('edit-facts.maturity-hint')}>
            {(['maturityFrom', 'maturityTo'] as const).map((name) => (
              <SelectField
                key={name}
                name={name}
                label={t(`edit-facts.${name === 'maturityFrom' ? 'maturity-from' : 'maturity-to'}`)}
                defaultValue={String(facts[name])}
                disabled={isLocked}
                choices={maturityLevels.map((value) => ({ value, label: t(`form.maturity.${value}`) }))}
              />
            ))}
          </Fieldset>
          <CheckboxField
            name="isOncePerOrganisation"
            label={t('edit-facts.once')}
            hint={t('edit-facts.once-hint')}
            defaultChecked={facts.isOncePerOrganisation}
            disabled={isLocked}
          />
          <NumberField
            name="minimumReviews"
            label={t('edit-facts.reviews')}
            hint={t('edit-facts.reviews-hint')}
            defaultValue={facts.minimumReviews}
            disabled={isLocked}
            required
          />
          <DisclosedFields
            summary={t('edit-facts.goals')}
            names={['sdgGoals[]']}
            open={facts.sdgGoals.length > 0}
          >
            <CheckboxGroup
              name="sdgGoals[]"
              label={t('edit-facts.goals')}
              hint={t('edit-facts.goals-hint')}
              defaultValue={facts.sdgGoals.map(String)}
              disabled={isLocked}
              choices={sdgGoals.map((goal) => ({
                value: String(goal),
                label: `${goal} ${t(`goals.${goal}`)}`,
              }))}
            />
          </DisclosedFields>
          <NumberField
            name="graceMinutes"
            label={t('edit-facts.grace')}
            hint={t('edit-facts.grace-hint', { count: mostGraceMinutes })}
            defaultValue={facts.graceMinutes}
            disabled={isLocked}
          />
          <NumberField
            name="appealDays"
            label={t('edit-facts.appeals')}
            hint={t('edit-facts.appeals-hint', { least: leastAppealDays, most: mostAppealDays })}
            defaultValue={facts.appealDays}
            disabled={isLocked}
            required
          />
          <NumberField
            name="embargoHours"
            label={t('edit-facts.embargo')}
            hint={t('edit-facts.embargo-hint', { most: mostEmbargoHours })}
            defaultValue={facts.embargoHours}
            disabled={isLocked}
            required
          />
          <NumberField
            name="answerDays"
            label={t('edit-facts.answer')}
            hint={t('edit-facts.answer-hint', { least: leastAnswerDays, most: mostAnswerDays })}
            defaultValue={facts.answerDays}
            disabled={isLocked}
            required
          />
          <CheckboxField
            name="isSealed"
            label={t('edit-facts.sealed')}
            hint={t('edit-facts.sealed-hint')}
            defaultChecked={facts.isSealed}
            disabled={isLocked}
          />
          <AutosaveState autosave={autosave} zone={data.zone} />
          {isLocked ? null : <SubmitButton>{t('edit-facts.save')}</SubmitButton>}
        </Form>
      </div>
    </SetupPage>
  )
}
