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
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { mostSites, sitesFromForm, sitesSchema } from '../core/sites-form.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { sitesWithTexts } from '../data/sites.server.ts'
import { versionOfSites } from '../data/versions.server.ts'
import { editSites } from '../flows/edit-sites.server.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge', bodyBytes: 200_000 },
} satisfies Access

export const meta = metaFromPageTitle

/** Empty rows below what there is. */
const moreRows = 2

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang } = context
  const { id } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const sites = await sitesWithTexts(db, id)
  const locale = textLanguage(request, setup.languages, lang)
  return json({
    pageTitle: `${context.t('publish')('setup.sites.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({
      locale: each,
      ...(sites.length > 0 && {
        written: sites.filter(({ texts }) => texts[each] !== undefined).length,
        of: sites.length,
      }),
    })),
    version: versionOfSites(sites),
    locked: whyLocked(context),
    sites: sites.map(({ position, texts, maximumPilots, minimumMonths, maximumMonths }) => ({
      from: String(position),
      ...{ maximumPilots, minimumMonths, maximumMonths },
      name: texts[locale]?.name ?? '',
      limits: texts[locale]?.limits ?? '',
      elsewhere: Object.values(texts)[0]?.name ?? '',
    })),
  })
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, sitesSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const { languages } = await challengeSetup(context.db, challenge.id)
  const locale = textLanguage(request, languages, context.lang)
  const edited = await editSites(
    {
      challengeId: challenge.id,
      by: context.signedIn.personId,
      version: form.value.version,
      locale,
      rows: sitesFromForm(form.value),
    },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  const next = `${pathsIn(context.lang).organise.sites(challenge.slug)}?text=${locale}`
  return redirectWithToast(context, next, 'publish:toasts.sites-saved')
}

/** The places where pilots of a challenge can be tried, each with its limits. */
export default function EditSites() {
  const { frame, locale, tabs, sites, version, locked } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const isLocked = locked !== null
  const empty = {
    from: '',
    ...{ maximumPilots: 1, minimumMonths: 3, maximumMonths: 6 },
    ...{ name: '', limits: '', elsewhere: '' },
  }
  const free = isLocked ? 0 : Math.min(moreRows, mostSites - sites.length)
  const rows = [...sites, ...Array.from({ length: free }, () => empty)]
  return (
    <SetupPage frame={frame} step="sites" lede={t('edit-sites.lede')}>
      <Locked why={locked} />
      {sites.length === 0 ? <p>{t('edit-sites.none')}</p> : null}
      {rows.length === 0 ? null : <LanguageTabs tabs={tabs} current={locale} />}
      <Form result={result} hidden={{ version }} label={t('setup.sites.title')}>
        <div className="row-list">
          {rows.map((row, index) => (
            <Fieldset
              key={index}
              legend={
                row.from === ''
                  ? t('edit-sites.another', { number: index + 1 })
                  : t('edit-sites.site', { number: index + 1 })
              }
            >
              <div className="criterion-fields">
                <TextField
                  name={`sites.${index}.name`}
                  label={t('edit-sites.name')}
                  hint={row.name === '' && row.elsewhere ? row.elsewhere : undefined}
                  defaultValue={row.name}
                  disabled={isLocked}
                />
                <TextArea
                  name={`sites.${index}.limits`}
                  label={t('edit-sites.limits')}
                  hint={t('edit-sites.limits-hint')}
                  defaultValue={row.limits}
                  disabled={isLocked}
                  lang={htmlLangs[locale]}
                  rows={3}
                  maxCharacters={2000}
                />
                <div className="fields-in-row">
                  <NumberField
                    name={`sites.${index}.maximumPilots`}
                    label={t('edit-sites.pilots')}
                    defaultValue={row.maximumPilots}
                    disabled={isLocked}
                  />
                  <NumberField
                    name={`sites.${index}.minimumMonths`}
                    label={t('edit-sites.minimum')}
                    defaultValue={row.minimumMonths}
                    disabled={isLocked}
                  />
                  <NumberField
                    name={`sites.${index}.maximumMonths`}
                    label={t('edit-sites.maximum')}
                    defaultValue={row.maximumMonths}
                    disabled={isLocked}
                  />
                </div>
                {row.from === '' || isLocked ? null : (
                  <CheckboxField name={`sites.${index}.isRemoved`} label={t('edit-sites.remove')} />
                )}
              </div>
              <HiddenFields values={{ [`sites.${index}.from`]: row.from }} />
            </Fieldset>
          ))}
        </div>
        {isLocked ? null : <SubmitButton>{t('edit-sites.save')}</SubmitButton>}
      </Form>
    </SetupPage>
  )
}
