import { json, type SerializeFrom } from '@remix-run/node'
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
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { changeCohortSchema, fillCohortSchema, newCohortSchema } from '../core/intake-form.ts'
import { cohortList, incubationFrame } from '../data/organisers-intake.server.ts'
import { fillCohort } from '../flows/decide-application.server.ts'
import { addCohort, changeCohort } from '../flows/edit-intake.server.ts'
import { IncubationPage } from '../parts/incubation-page.tsx'

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t, signedIn } = context
  const { id: programmeId } = sure(context.subject.programme)
  const { programme, intake, today } = await incubationFrame(db, { programmeId, lang, now })
  return json({
    pageTitle: `${t('incubation')('cohorts.title')} · ${programme.name}`,
    programme,
    isSetUp: intake !== null,
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    cohorts: await cohortList(db, programmeId, today),
  })
}

const intentSchema = z.discriminatedUnion('intent', [newCohortSchema, changeCohortSchema, fillCohortSchema])

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, intentSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const by = context.signedIn.personId
  const asked = form.value
  const done =
    asked.intent === 'fill'
      ? await fillCohort({ programmeId, cohortId: asked.cohort, by }, context.ports)
      : asked.intent === 'add'
        ? await addCohort({ programmeId, by, facts: factsOf(asked) }, context.ports)
        : await changeCohort(
            { programmeId, by, cohortId: asked.cohort, version: asked.version, facts: factsOf(asked) },
            context.ports,
          )
  if (!done.ok) return refusalResponse(context, 'incubation', done.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.cohorts(slug),
    `incubation:toasts.cohort-${asked.intent}`,
  )
}

function factsOf({
  name,
  startsOn,
  endsOn,
  capacity,
  mostPerTheme,
}: Omit<z.output<typeof newCohortSchema>, 'intent'>) {
  return { name, startsOn, endsOn, capacity, mostPerTheme }
}

type Cohort = SerializeFrom<typeof loader>['cohorts'][number]

export default function Cohorts() {
  const { programme, isSetUp, isOrganiser, cohorts } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  return (
    <IncubationPage
      programme={programme}
      title={t('cohorts.title')}
      lede={t('cohorts.lede')}
      current="cohorts"
      isOrganiser={isOrganiser}
    >
      {isSetUp ? null : <p>{t('queue.not-set-up-hint')}</p>}
      {cohorts.map((cohort) => (
        <CohortSection key={cohort.id} cohort={cohort} isOrganiser={isOrganiser} result={result} />
      ))}
      {isOrganiser && isSetUp ? (
        <Section id="add" title={t('cohorts.add')} tone="raised">
          <Form
            intent="add"
            result={result?.values.intent === 'add' ? result : undefined}
            label={t('cohorts.add')}
          >
            <CohortFields />
            <SubmitButton>{t('cohorts.add-do')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </IncubationPage>
  )
}

function CohortSection({
  cohort,
  isOrganiser,
  result,
}: {
  cohort: Cohort
  isOrganiser: boolean
  result: FormProblem | undefined
}) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const { id, number, name, startsOn, endsOn, capacity, placesTaken, mostPerTheme, version, isOver } = cohort
  const title = name === '' ? t('cohorts.number', { number }) : `${number} · ${name}`
  const resultOf = (intent: string) =>
    result?.values.intent === intent && result.values.cohort === id ? result : undefined
  return (
    <Section id={`cohort-${number}`} title={title}>
      <p>
        {t('cohorts.from-to', {
          from: formatCalendarDay(lang, startsOn),
          to: formatCalendarDay(lang, endsOn),
        })}
        {isOver ? ` · ${t('cohorts.over')}` : ''}
      </p>
      <p>
        {t('cohorts.taken', { count: placesTaken, capacity })}
        {mostPerTheme === null ? '' : ` · ${t('cohorts.per-theme', { count: mostPerTheme })}`}
      </p>
      {isOrganiser ? (
        <>
          {isOver ? null : (
            <Form
              intent="fill"
              hidden={{ cohort: id }}
              result={resultOf('fill')}
              label={t('cohorts.fill-of', { cohort: title })}
            >
              <SubmitButton tone="secondary">{t('cohorts.fill')}</SubmitButton>
            </Form>
          )}
          <Disclosure
            summary={
              <span>
                {t('cohorts.change')}
                <span className="visually-hidden"> {title}</span>
              </span>
            }
            open={resultOf('change') !== undefined}
          >
            <Form
              intent="change"
              hidden={{ cohort: id, version }}
              result={resultOf('change')}
              label={t('cohorts.change-of', { cohort: title })}
            >
              <CohortFields cohort={cohort} />
              <SubmitButton>{t('cohorts.save')}</SubmitButton>
            </Form>
          </Disclosure>
        </>
      ) : null}
    </Section>
  )
}

function CohortFields({ cohort }: { cohort?: Cohort }) {
  const { t } = useTranslation('incubation')
  return (
    <>
      <TextField name="name" label={t('cohorts.name')} defaultValue={cohort?.name} optional />
      <DayField name="startsOn" label={t('cohorts.starts')} defaultValue={cohort?.startsOn} />
      <DayField name="endsOn" label={t('cohorts.ends')} defaultValue={cohort?.endsOn} />
      <NumberField name="capacity" label={t('cohorts.capacity')} defaultValue={cohort?.capacity} />
      <p className="facts__note">{t('cohorts.most-per-theme-hint')}</p>
      <NumberField
        name="mostPerTheme"
        label={t('cohorts.most-per-theme')}
        defaultValue={cohort?.mostPerTheme ?? ''}
        optional
      />
    </>
  )
}
