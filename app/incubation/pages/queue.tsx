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
import { countryName, formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { moveSchema } from '../core/decide-form.ts'
import { cohortList, incubationFrame, queueOf } from '../data/organisers-intake.server.ts'
import { moveInLine } from '../flows/decide-application.server.ts'
import { setUpFromTemplate } from '../flows/set-up-from-template.server.ts'
import { IncubationPage } from '../parts/incubation-page.tsx'
import { StateTag } from '../parts/state-tag.tsx'

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** What start-ups wrote is for the organisers, as they were told; other staff read how the cohorts fill. */
const nobody: Awaited<ReturnType<typeof queueOf>> = { toDecide: [], waiting: [], inCohorts: [], over: [] }

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t, signedIn } = context
  const { id: programmeId } = sure(context.subject.programme)
  const { programme, intake, zone, today, hasTemplate } = await incubationFrame(db, {
    programmeId,
    lang,
    now,
  })
  const all = await cohortList(db, programmeId, today)
  const isOrganiser = isOrganiserOf(signedIn, { programmeId })
  return json({
    pageTitle: `${t('incubation')('queue.title')} · ${programme.name}`,
    programme,
    zone,
    isSetUp: intake !== null,
    hasTemplate,
    isOrganiser,
    cohorts: all.filter(({ isOver }) => !isOver),
    ...(isOrganiser ? await queueOf(db, programmeId, lang) : nobody),
  })
}

const intentSchema = z.discriminatedUnion('intent', [
  moveSchema,
  z.object({ intent: z.literal('from-template') }),
])

/** Moves somebody on the waiting list, or sets the intake up as the template has it. */
export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, intentSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  if (form.value.intent === 'from-template') {
    const set = await setUpFromTemplate({ programmeId, by: context.signedIn.personId }, context.ports)
    if (!set.ok) return refusalResponse(context, 'incubation', set.refusal)
    const settings = pathsIn(context.lang).organise.intakeSettings(slug)
    return redirectWithToast(context, settings, 'incubation:toasts.intake-saved')
  }
  const { application: applicationId, place, reason } = form.value
  const by = context.signedIn.personId
  const moved = await moveInLine({ programmeId, applicationId, place, reason, by }, context.ports)
  if (!moved.ok) return refusalResponse(context, 'incubation', moved.refusal)
  return redirectWithToast(
    context,
    `${pathsIn(context.lang).organise.intake(slug)}#waiting`,
    'incubation:toasts.moved',
  )
}

type Data = SerializeFrom<typeof loader>

export default function Queue() {
  const data = useLoaderData<typeof loader>()
  const { programme, isSetUp, hasTemplate, isOrganiser, cohorts } = data
  const { t } = useTranslation('incubation')
  const { organise } = useSite().paths
  if (!isSetUp)
    return (
      <IncubationPage
        programme={programme}
        title={t('queue.title')}
        current="queue"
        isOrganiser={isOrganiser}
      >
        <EmptyState
          title={t('queue.not-set-up')}
          action={
            isOrganiser ? (
              <>
                {hasTemplate ? (
                  <Form intent="from-template" label={t('queue.from-template')}>
                    <SubmitButton>{t('queue.from-template')}</SubmitButton>
                  </Form>
                ) : null}
                <ButtonLink
                  to={organise.intakeSettings(programme.slug)}
                  tone={hasTemplate ? 'secondary' : 'primary'}
                >
                  {t('queue.set-up')}
                </ButtonLink>
              </>
            ) : null
          }
        >
          <p>{t('queue.not-set-up-hint')}</p>
        </EmptyState>
      </IncubationPage>
    )
  return (
    <IncubationPage
      programme={programme}
      title={t('queue.title')}
      lede={
        cohorts.length === 0
          ? t('queue.no-cohort')
          : cohorts
              .map(({ number, placesTaken, capacity }) =>
                t('queue.room', { number, left: capacity - placesTaken, capacity }),
              )
              .join(' · ')
      }
      current="queue"
      isOrganiser={isOrganiser}
    >
      {isOrganiser ? <Queues data={data} /> : <p>{t('queue.for-organisers')}</p>}
    </IncubationPage>
  )
}

function Queues({ data }: { data: Data }) {
  const { toDecide, waiting, inCohorts, over } = data
  const { t } = useTranslation('incubation')
  return (
    <>
      <Section
        id="to-decide"
        title={t('queue.to-decide', { count: toDecide.length })}
        intro={t('queue.order')}
      >
        <Rows data={data} rows={toDecide} caption={t('queue.to-decide', { count: toDecide.length })} />
      </Section>
      <Section
        id="waiting"
        title={t('queue.waiting', { count: waiting.length })}
        intro={t('queue.waiting-order')}
      >
        <Rows data={data} rows={waiting} caption={t('queue.waiting', { count: waiting.length })} hasPlaces />
        {waiting.length > 1 ? <MoveForm waiting={waiting} /> : null}
      </Section>
      <Section id="in-cohorts" title={t('queue.in-cohorts', { count: inCohorts.length })}>
        <Rows data={data} rows={inCohorts} caption={t('queue.in-cohorts', { count: inCohorts.length })} />
      </Section>
      {over.length > 0 ? (
        <Section id="over" title={t('queue.over', { count: over.length })}>
          <Rows data={data} rows={over} caption={t('queue.over', { count: over.length })} />
        </Section>
      ) : null}
    </>
  )
}

function MoveForm({ waiting }: { waiting: Data['waiting'] }) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  return (
    <Disclosure summary={t('queue.move')} open={result !== undefined}>
      <Form intent="move" result={result} label={t('queue.move')}>
        <SelectField
          name="application"
          label={t('queue.move-whom')}
          choices={waiting.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={waiting[0]?.id}
        />
        <NumberField name="place" label={t('queue.move-to')} defaultValue="1" />
        <TextArea name="reason" label={t('queue.move-why')} hint={t('queue.move-why-hint')} rows={3} />
        <SubmitButton tone="secondary">{t('queue.move-do')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}

function Rows({
  data,
  rows,
  caption,
  hasPlaces = false,
}: {
  data: Data
  rows: Data['toDecide']
  caption: string
  hasPlaces?: boolean
}) {
  const { t } = useTranslation('incubation')
  const { lang, paths } = useSite()
  if (rows.length === 0) return <p>{t('queue.nobody')}</p>
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowTo={({ id }) => paths.organise.intakeApplication(data.programme.slug, id)}
      columns={[
        ...(hasPlaces
          ? [
              {
                key: 'place',
                header: t('queue.place'),
                align: 'end' as const,
                cell: (row: Data['waiting'][number]) => String(rows.indexOf(row) + 1),
              },
            ]
          : []),
        { key: 'name', header: t('fields.name'), isRowName: true, cell: ({ name }) => name },
        { key: 'state', header: t('queue.state'), cell: ({ state }) => <StateTag state={state} /> },
        {
          key: 'sent',
          header: t('queue.sent'),
          cell: ({ submittedAtIso }) => formatInstant(lang, submittedAtIso, data.zone, 'datetime'),
        },
        {
          key: 'country',
          header: t('fields.country'),
          cell: ({ country }) => (country === null ? '–' : countryName(lang, country)),
        },
        { key: 'theme', header: t('fields.theme'), cell: ({ theme }) => theme ?? '–' },
        {
          key: 'cohort',
          header: t('cohorts.cohort'),
          align: 'end',
          cell: ({ cohort }) => (cohort === null ? '–' : String(cohort)),
        },
      ]}
    />
  )
}
