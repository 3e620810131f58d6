import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { measureBases } from '#app/pilot/core/plan.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { goalSchema } from '../core/forms.ts'
import { goalsOf, managedPartnership } from '../data/managed-partnership.server.ts'
import { keepGoal } from '../flows/keep-goal.server.ts'
import { useBasisWord } from '../parts/basis-word.ts'
import { GoalFigure } from '../parts/goal-figures.tsx'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { answerForm } from './answer-form.server.ts'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = metaFromPageTitle

/** The goals; `?goal=` opens the form of one, otherwise that of a new one is there. */
export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  if (!partnership) throw notFound()
  const goals = await goalsOf(db, programmeId)
  const asked = new URL(request.url).searchParams.get('goal')
  return json({
    pageTitle: `${t('partnership')('goals.title')} · ${partnership.programme.name}`,
    partnership,
    goals,
    open: goals.find(({ id }) => id === asked) ?? null,
  })
}

export async function action(args: ActionArgs) {
  return answerForm(
    args,
    goalSchema,
    { to: (paths, slug) => paths.organise.partnershipGoals(slug), toast: 'goal-saved' },
    async ({ goalId, version, ...goal }, ports) =>
      keepGoal({ ...goal, standing: goalId === '' ? null : { id: goalId, version } }, ports),
  )
}

type Goal = SerializeFrom<typeof loader>['goals'][number]

export default function Goals() {
  const { partnership, goals, open } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { paths } = useSite()
  const here = paths.organise.partnershipGoals(partnership.programme.slug)
  return (
    <PartnershipPage
      programme={partnership.programme}
      isOpen={partnership.isOpen}
      current="goals"
      title={t('goals.title')}
      lede={t('goals.lede')}
    >
      {goals.length === 0 ? (
        <EmptyState title={t('goals.none')}>
          <p>{t('goals.none-hint')}</p>
        </EmptyState>
      ) : (
        goals.map((goal) => (
          <div key={goal.id}>
            <GoalFigure goal={goal} level={2} />
            <p>
              <a href={`${here}?goal=${goal.id}#form`}>
                {t('goals.change-link')}
                <span className="visually-hidden"> {goal.name}</span>
              </a>
            </p>
          </div>
        ))
      )}
      <Section id="form" title={open ? t('goals.change', { name: open.name }) : t('goals.add')} tone="raised">
        <GoalForm key={open?.id ?? 'new'} goal={open} result={result} />
        {open ? <a href={here}>{t('goals.leave')}</a> : null}
      </Section>
    </PartnershipPage>
  )
}

function GoalForm({ goal, result }: { goal: Goal | null; result?: FormProblem }) {
  const { t } = useTranslation('partnership')
  const basisWord = useBasisWord()
  return (
    <Form
      result={result}
      hidden={{ goalId: goal?.id ?? '', version: goal?.version ?? 0 }}
      label={goal ? t('goals.change', { name: goal.name }) : t('goals.add')}
    >
      <TextField
        name="name"
        label={t('goals.name')}
        hint={t('goals.name-hint')}
        defaultValue={goal?.name}
        required
      />
      <TextField
        name="unit"
        label={t('goals.unit')}
        hint={t('goals.unit-hint')}
        width="medium"
        defaultValue={goal?.unit}
        required
      />
      <Fieldset legend={t('goals.baseline')} hint={t('goals.baseline-hint')}>
        <NumberField
          name="baseline"
          label={t('goals.value')}
          defaultValue={goal?.baseline ?? undefined}
          decimal
          optional
        />
        <NumberField
          name="baselineYear"
          label={t('goals.baseline-year')}
          defaultValue={goal?.baselineYear ?? undefined}
          optional
        />
        <SelectField
          name="baselineBasis"
          label={t('goals.baseline-basis')}
          placeholder={t('goals.no-basis')}
          choices={measureBases.map((value) => ({ value, label: basisWord(value) }))}
          defaultValue={goal?.baselineBasis ?? ''}
          optional
        />
      </Fieldset>
      <NumberField name="target" label={t('goals.target')} defaultValue={goal?.target} decimal required />
      <NumberField
        name="targetYear"
        label={t('goals.target-year')}
        defaultValue={goal?.targetYear}
        required
      />
      <SubmitButton>{t('goals.save')}</SubmitButton>
    </Form>
  )
}
