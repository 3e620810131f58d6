import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import { AutosaveState } from '#app/publish/parts/autosave-state.tsx'
import { useFormAutosave } from '#app/publish/parts/use-form-autosave.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { draftOf, draftSchema, type MissingField } from '../core/application-form.ts'
import { ownApplications, ownDraft, themeChoices } from '../data/own-application.server.ts'
import { openIntake, programmeName, windowView } from '../data/public-intake.server.ts'
import { keepDraft, sendApplication } from '../flows/send-application.server.ts'
import { ApplicationFields } from '../parts/application-fields.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { WindowLines } from '../parts/window-lines.tsx'

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in', bodyBytes: 262_144 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** What is typed is kept by itself. Without script the buttons do all there is to do. */
export const handle = { hydrate: true }

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const intake = await openIntake(db, params.programme ?? '')
  if (!intake) throw notFound()
  const { programmeId, slug, languages } = intake
  const about = { programmeId, personId: context.signedIn.personId }
  const { name } = await programmeName(db, programmeId, lang)
  return json({
    pageTitle: `${t('incubation')('apply.title')} · ${name}`,
    programme: { slug, name },
    styles: await publicStyles(db, { programme: slug }),
    window: windowView(intake, now),
    zone: intake.zone,
    draft: await ownDraft(db, about),
    sent: await ownApplications(db, about),
    themes: await themeChoices(db, programmeId, lang),
    countries: countryChoices(lang),
    languages: languageChoices(lang).filter(({ value }) => languages.includes(value)),
  })
}

export async function action({ params, context }: ActionArgs) {
  const intake = await openIntake(context.db, params.programme ?? '')
  if (!intake) throw notFound()
  const form = await parseForm({ context }, draftSchema)
  if (!form.ok) return form.response
  const { programmeId, slug } = intake
  const paths = pathsIn(context.lang)
  const input = { programmeId, personId: context.signedIn.personId, draft: draftOf(form.value) }
  if (form.value.intent === 'keep') {
    const kept = await keepDraft(input, context.ports)
    if (!kept.ok) return refusalResponse(context, 'incubation', kept.refusal)
    return redirectWithToast(context, paths.applyToIntake(slug), 'incubation:toasts.draft-kept')
  }
  const sent = await sendApplication(input, context.ports)
  if (sent.ok) {
    const page = paths.intakeApplication(slug, sent.value.applicationId)
    return redirectWithToast(context, page, 'incubation:toasts.application-sent')
  }
  const { refusal } = sent
  if (refusal.code === 'application-incomplete')
    return problemResponse(context, { errors: errorsOf(context, refusal.missing), code: refusal.code })
  return refusalResponse(context, 'incubation', refusal)
}

function errorsOf({ t }: RequestContext, missing: readonly MissingField[]): Record<string, string> {
  return Object.fromEntries(missing.map((field) => [field, t('incubation')(`missing.${field}`)]))
}

export default function ApplyToIntake() {
  const { programme, styles, window, zone, draft, sent, themes, countries, languages } =
    useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  const { paths } = useSite()
  const autosave = useFormAutosave({
    url: paths.autosaveIntake(programme.slug),
    version: draft?.version ?? 0,
    isOn: result === undefined,
  })
  return (
    <AreaLayout
      area="applicant"
      styles={styles}
      title={t('apply.title')}
      lede={programme.name}
      breadcrumb={[
        { to: paths.programme(programme.slug), label: programme.name },
        { to: paths.intake(programme.slug), label: t('intake.heading') },
      ]}
    >
      <WindowLines window={window} />
      {sent.length > 0 ? (
        <Section id="sent" title={t('apply.sent')}>
          <ul className="plain-list">
            {sent.map(({ id, name, reference, state }) => (
              <li key={id}>
                <a href={paths.intakeApplication(programme.slug, id)}>{name}</a> {reference}{' '}
                <StateTag state={state} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="form" title={t(draft ? 'apply.go-on' : 'apply.form')} intro={t('apply.kept')}>
        <div {...autosave.around}>
          <Form result={result} action={`${paths.applyToIntake(programme.slug)}#form`}>
            <ApplicationFields draft={draft} themes={themes} countries={countries} languages={languages} />
            <AutosaveState autosave={autosave} zone={zone} />
            <p>{t('apply.stays')}</p>
            <ButtonRow>
              <SubmitButton intent="send">{t('apply.send')}</SubmitButton>
              <SubmitButton intent="keep" tone="secondary">
                {t('apply.keep')}
              </SubmitButton>
            </ButtonRow>
          </Form>
        </div>
      </Section>
    </AreaLayout>
  )
}
