import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { agendaOverrun } from '../core/agenda.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { agendaSchema, stepsFromForm } from '../core/session-form.ts'
import { textIn } from '../core/text-in.ts'
import { textLanguage } from '../data/locked.server.ts'
import { sessionFrame } from '../data/session-frame.server.ts'
import { sessionOfProgramme } from '../data/sessions.server.ts'
import { editAgenda } from '../flows/edit-session.server.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { ProgrammePage } from '../parts/programme-page.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = metaFromPageTitle

/** Empty rows below what there is. */
const moreRows = 4

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang } = context
  const { id } = sure(context.subject.programme)
  const session = await sessionOfProgramme(db, id, params.session ?? '')
  if (!session) throw notFound()
  const frame = await sessionFrame(db, id, lang)
  const locale = textLanguage(request, frame.languages, lang)
  const title = textIn(session.texts, lang)?.title ?? session.slug
  const written = (each: keyof (typeof session.agenda)[number]['titles']) =>
    session.agenda.filter(({ titles }) => titles[each]).length
  return json({
    pageTitle: `${context.t('publish')('session-desk.nav.agenda')} · ${title}`,
    programme: frame.programme,
    session: { slug: session.slug, title },
    locale,
    tabs: frame.languages.map((each) => ({
      locale: each,
      written: written(each),
      of: session.agenda.length,
    })),
    overrun: agendaOverrun(session, session.agenda),
    version: session.version,
    steps: session.agenda.map(({ position, minutes, titles, speaker, isSlot, takenBy }) => ({
      from: String(position),
      minutes,
      title: titles[locale] ?? '',
      elsewhere: Object.values(titles)[0] ?? '',
      speaker,
      isSlot,
      takenBy,
    })),
  })
}

export async function action({ context, params, request }: ActionArgs) {
  const form = await parseForm({ context }, agendaSchema)
  if (!form.ok) return form.response
  const programme = sure(context.subject.programme)
  const session = await sessionOfProgramme(context.db, programme.id, params.session ?? '')
  if (!session) throw notFound()
  const frame = await sessionFrame(context.db, programme.id, context.lang)
  const locale = textLanguage(request, frame.languages, context.lang)
  const edited = await editAgenda(
    { id: session.id, version: form.value.version, locale, steps: stepsFromForm(form.value) },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  const next = `${pathsIn(context.lang).organise.agenda(programme.slug, session.slug)}?text=${locale}`
  return redirectWithToast(context, next, 'publish:toasts.agenda-saved')
}

export default function EditAgenda() {
  const { programme, session, locale, tabs, steps, version, overrun } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const rows = [
    ...steps,
    ...Array.from({ length: moreRows }, () => ({
      from: '',
      minutes: 10,
      title: '',
      elsewhere: '',
      speaker: '',
      isSlot: false,
      takenBy: null,
    })),
  ]
  return (
    <ProgrammePage
      programme={programme}
      title={t('session-desk.nav.agenda')}
      lede={t('session-desk.agenda-lede')}
      session={{ ...session, current: 'agenda' }}
    >
      <LanguageTabs tabs={tabs} current={locale} />
      {overrun > 0 ? (
        <Callout tone="warn">
          <p>{t('session-desk.overrun', { count: overrun })}</p>
        </Callout>
      ) : null}
      <Form result={result} hidden={{ version }} label={t('session-desk.nav.agenda')}>
        {rows.map((row, index) => (
          <Fieldset
            key={index}
            legend={
              index < steps.length
                ? t('session-desk.step', { number: index + 1 })
                : t('session-desk.another-step', { number: index + 1 })
            }
            hint={row.takenBy ? t('session-desk.taken-by', { name: row.takenBy }) : undefined}
          >
            <div className="agenda-fields">
              <HiddenFields values={{ [`steps.${index}.from`]: row.from }} />
              <NumberField
                name={`steps.${index}.minutes`}
                label={t('session-desk.minutes')}
                defaultValue={row.minutes}
              />
              <TextField
                name={`steps.${index}.title`}
                label={t('session-desk.step-title')}
                hint={row.title === '' && row.elsewhere ? row.elsewhere : undefined}
                defaultValue={row.title}
              />
              <TextField
                name={`steps.${index}.speaker`}
                label={t('session-desk.speaker')}
                defaultValue={row.speaker}
                optional
              />
              <CheckboxField
                name={`steps.${index}.isSlot`}
                label={t('session-desk.is-slot')}
                defaultChecked={row.isSlot}
              />
              {row.from === '' || row.takenBy ? null : (
                <CheckboxField name={`steps.${index}.isRemoved`} label={t('session-desk.remove-step')} />
              )}
            </div>
          </Fieldset>
        ))}
        <SubmitButton>{t('session-desk.save')}</SubmitButton>
      </Form>
    </ProgrammePage>
  )
}
