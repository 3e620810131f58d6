import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { formatInstant } from '#app/platform/format.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { promiseIntentSchema, promiseSchema, reportPromiseSchema } from '../core/forms.ts'
import { managedPartnership, sessionItemsOf } from '../data/managed-partnership.server.ts'
import { makePromise, reportPromise } from '../flows/keep-promise.server.ts'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { PromiseTable } from '../parts/promise-table.tsx'
import { answerForm } from './answer-form.server.ts'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: organiser,
  action: { promise: organiser, 'report-promise': organiser },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  const session = await sessionItemsOf(db, { programmeId, slug: params.session ?? '', lang })
  if (!partnership || !session) throw notFound()
  return json({ pageTitle: `${session.title} · ${partnership.programme.name}`, partnership, session })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, promiseIntentSchema)
  if (!asked.ok) return asked.response
  const session = args.params.session ?? ''
  const page = (toast: string) =>
    ({ to: (paths, slug) => paths.organise.partnershipPromises(slug, session), toast }) satisfies Parameters<
      typeof answerForm
    >[2]
  if (asked.value.intent === 'promise') {
    return answerForm(args, promiseSchema, page('promise-made'), async (given, ports) =>
      makePromise({ ...given, session }, ports),
    )
  }
  return answerForm(
    args,
    reportPromiseSchema,
    page('promise-reported'),
    async ({ isDone, ...given }, ports) =>
      reportPromise({ ...given, session, isDone: isDone === 'yes' }, ports),
  )
}

type Item = SerializeFrom<typeof loader>['session']['made'][number]

/** A session of the committee for those who run it: what became of the last promises first, then new ones. */
export default function Promises() {
  const { partnership, session } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const { programme, isOpen, today, parties } = partnership
  const becameTitle =
    session.beforeEdition === null ? '' : t('promises.became', { edition: session.beforeEdition })
  const own = result?.values.intent === 'promise' ? result : undefined
  return (
    <PartnershipPage
      programme={programme}
      isOpen={isOpen}
      title={`${t('promises.session', { edition: session.edition })}: ${session.title}`}
      lede={formatInstant(lang, session.startsAtIso, session.zone)}
    >
      {session.beforeEdition === null ? (
        <p>{t('promises.first')}</p>
      ) : (
        <Section id="became" title={becameTitle}>
          {session.became.length > 0 ? (
            <PromiseTable caption={becameTitle} promises={session.became} today={today} />
          ) : (
            <p>{t('promises.became-none', { edition: session.beforeEdition })}</p>
          )}
          {session.became
            .filter(({ isCarried }) => isCarried)
            .map((item) => (
              <ReportForm key={item.id} item={item} result={result} />
            ))}
        </Section>
      )}
      <Section id="made" title={t('promises.made')}>
        {session.made.length > 0 ? (
          <PromiseTable caption={t('promises.made')} promises={session.made} today={today} />
        ) : (
          <p>{t('promises.made-none')}</p>
        )}
        {session.made.map((item) => (
          <ReportForm key={item.id} item={item} result={result} />
        ))}
      </Section>
      <Section id="add" title={t('promises.add')} tone="raised">
        <Form intent="promise" result={own} label={t('promises.add')}>
          <TextArea name="text" label={t('promises.text')} rows={2} maxCharacters={500} required />
          <SelectField
            name="owner"
            label={t('promises.owner-field')}
            choices={parties.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
            defaultValue={parties[0]?.organisationId}
          />
          <DayField name="dueOn" label={t('promises.due-field')} required />
          <SubmitButton>{t('promises.add-button')}</SubmitButton>
        </Form>
      </Section>
      <p>
        <a href={paths.organise.session(programme.slug, session.slug)}>{t('promises.about-session')}</a>
      </p>
    </PartnershipPage>
  )
}

function ReportForm({ item, result }: { item: Item; result?: FormProblem }) {
  const { t } = useTranslation('partnership')
  const own = result?.values.promiseId === item.id ? result : undefined
  const label = t('promises.report-on', { text: item.text })
  return (
    <Disclosure summary={label} size="small" open={own !== undefined}>
      <Form intent="report-promise" result={own} hidden={{ promiseId: item.id }} label={label}>
        <TextArea
          name="report"
          label={t('promises.report-field')}
          rows={3}
          maxCharacters={1000}
          defaultValue={item.report}
          required
        />
        <CheckboxField name="isDone" value="yes" label={t('promises.is-done')} defaultChecked={item.isDone} />
        <SubmitButton tone="secondary">{t('promises.report-button')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
