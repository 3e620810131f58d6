import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestNeed, needIntentSchema, needSchema, needStateSchema } from '../core/forms.ts'
import { managedPartnership, needsOf } from '../data/managed-partnership.server.ts'
import { keepNeed, moveNeed } from '../flows/keep-need.server.ts'
import { NeedList } from '../parts/need-list.tsx'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { answerForm } from './answer-form.server.ts'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: organiser,
  action: { need: organiser, 'need-state': organiser },
} satisfies Access

export const meta = metaFromPageTitle

/** The needs; `?need=` opens the form of one, otherwise that of a new one is there. */
export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  if (!partnership) throw notFound()
  const needs = await needsOf(db, programmeId)
  const asked = new URL(request.url).searchParams.get('need')
  return json({
    pageTitle: `${t('partnership')('needs.title')} · ${partnership.programme.name}`,
    partnership,
    needs,
    open: needs.find(({ id }) => id === asked) ?? null,
  })
}

const page = (toast: string) =>
  ({ to: (paths, slug) => paths.organise.partnershipNeeds(slug), toast }) satisfies Parameters<
    typeof answerForm
  >[2]

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, needIntentSchema)
  if (!asked.ok) return asked.response
  if (asked.value.intent === 'need') {
    return answerForm(args, needSchema, page('need-saved'), async ({ needId, version, ...need }, ports) =>
      keepNeed({ ...need, standing: needId === '' ? null : { id: needId, version } }, ports),
    )
  }
  const isOpened = typedValues(args.context).to === 'open'
  return answerForm(
    args,
    needStateSchema,
    page(isOpened ? 'need-opened' : 'need-closed'),
    async ({ needId: id, version, ...move }, ports) =>
      moveNeed({ ...move, standing: { id, version } }, ports),
  )
}

type Need = SerializeFrom<typeof loader>['needs'][number]

export default function Needs() {
  const { partnership, needs, open } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { paths } = useSite()
  const here = paths.organise.partnershipNeeds(partnership.programme.slug)
  return (
    <PartnershipPage
      programme={partnership.programme}
      isOpen={partnership.isOpen}
      current="needs"
      title={t('needs.title')}
      lede={t('needs.lede')}
    >
      {needs.length === 0 ? (
        <EmptyState title={t('needs.none')}>
          <p>{t('needs.none-hint')}</p>
        </EmptyState>
      ) : (
        <NeedList
          needs={needs}
          doFor={(need) => (
            <>
              <p>
                <a href={`${here}?need=${need.id}#form`}>
                  {t('needs.change-link')}
                  <span className="visually-hidden"> {need.title}</span>
                </a>
              </p>
              {need.state === 'closed' ? null : (
                <p>
                  <a href={`${paths.organise.propose(partnership.programme.slug)}?need=${need.number}`}>
                    {t('needs.propose')}
                    <span className="visually-hidden"> {need.title}</span>
                  </a>
                </p>
              )}
              <MoveNeed need={need} result={result?.values.needId === need.id ? result : undefined} />
            </>
          )}
        />
      )}
      <Section
        id="form"
        title={open ? t('needs.change', { title: open.title }) : t('needs.add')}
        tone="raised"
      >
        <NeedForm
          key={open?.id ?? 'new'}
          need={open}
          result={result?.values.intent === 'need' ? result : undefined}
        />
        {open ? <a href={here}>{t('needs.leave')}</a> : null}
      </Section>
    </PartnershipPage>
  )
}

function NeedForm({ need, result }: { need: Need | null; result?: FormProblem }) {
  const { t } = useTranslation('partnership')
  return (
    <Form
      intent="need"
      result={result}
      hidden={{ needId: need?.id ?? '', version: need?.version ?? 0 }}
      label={need ? t('needs.change', { title: need.title }) : t('needs.add')}
    >
      <TextField name="title" label={t('needs.title-field')} defaultValue={need?.title} required />
      <TextArea
        name="description"
        label={t('needs.description')}
        maxCharacters={longestNeed}
        defaultValue={need?.description}
        required
      />
      <NumberField name="year" label={t('needs.year')} defaultValue={need?.year} required />
      <SubmitButton>{t('needs.save')}</SubmitButton>
    </Form>
  )
}

/** Closes a need with the reason, or opens it again. */
function MoveNeed({ need, result }: { need: Need; result?: FormProblem }) {
  const { t } = useTranslation('partnership')
  const asked = result?.values.intent === 'need-state' ? result : undefined
  const hidden = { needId: need.id, version: need.version }
  if (need.state === 'closed') {
    return (
      <Form
        intent="need-state"
        result={asked}
        hidden={{ ...hidden, to: 'open' }}
        label={`${t('needs.reopen')}: ${need.title}`}
      >
        <SubmitButton tone="quiet">{t('needs.reopen')}</SubmitButton>
      </Form>
    )
  }
  return (
    <Disclosure summary={t('needs.close')} size="small" open={asked !== undefined}>
      <Form
        intent="need-state"
        result={asked}
        hidden={{ ...hidden, to: 'closed' }}
        label={`${t('needs.close')}: ${need.title}`}
      >
        <TextArea name="reason" label={t('needs.close-reason')} rows={2} maxCharacters={2000} required />
        <SubmitButton tone="secondary">{t('needs.close-button')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
