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
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { firstOwnRule, longestRule, mostOwnRules, rulesFromForm, rulesSchema } from '../core/rules.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { rulesWithTexts } from '../data/rules.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { versionOfRules } from '../data/versions.server.ts'
import { editRules } from '../flows/edit-rules.server.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { RuleList } from '../parts/rule-list.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = metaFromPageTitle

/** Empty rows below what there is. */
const moreRows = 3

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang } = context
  const { id } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const rules = await rulesWithTexts(db, id)
  const locale = textLanguage(request, setup.languages, lang)
  return json({
    pageTitle: `${context.t('publish')('setup.rules.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({
      locale: each,
      ...(rules.length > 0 && {
        written: rules.filter(({ texts }) => texts[each] !== undefined).length,
        of: rules.length,
      }),
    })),
    version: versionOfRules(rules),
    locked: whyLocked(context),
    rules: rules.map(({ texts }, index) => ({
      from: String(firstOwnRule + index),
      text: texts[locale] ?? '',
      elsewhere: Object.values(texts)[0] ?? '',
    })),
  })
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, rulesSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const { languages } = await challengeSetup(context.db, challenge.id)
  const locale = textLanguage(request, languages, context.lang)
  const edited = await editRules(
    {
      challengeId: challenge.id,
      by: context.signedIn.personId,
      version: form.value.version,
      locale,
      rows: rulesFromForm(form.value),
    },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  const next = `${pathsIn(context.lang).organise.rules(challenge.slug)}?text=${locale}`
  return redirectWithToast(context, next, 'publish:toasts.rules-saved')
}

/** The rules that proposals to a challenge are screened by: the general ones, and those it adds. */
export default function EditRules() {
  const { frame, locale, tabs, rules, version, locked } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const isLocked = locked !== null
  const free = isLocked ? 0 : Math.min(moreRows, mostOwnRules - rules.length)
  const rows = [...rules, ...Array.from({ length: free }, () => ({ from: '', text: '', elsewhere: '' }))]
  return (
    <SetupPage frame={frame} step="rules" lede={t('edit-rules.lede')}>
      <Section id="general" title={t('edit-rules.general')} intro={t('edit-rules.general-intro')}>
        <RuleList own={[]} />
      </Section>
      <Section id="own" title={t('edit-rules.own')} intro={t('edit-rules.own-intro')}>
        <Locked why={locked} />
        {rows.length === 0 ? <p>{t('edit-rules.none')}</p> : <LanguageTabs tabs={tabs} current={locale} />}
        {rows.length === 0 ? null : (
          <Form result={result} hidden={{ version }} label={t('setup.rules.title')}>
            <div className="row-list">
              {rows.map((row, index) => (
                <Fieldset key={index} legend={t('edit-rules.rule', { number: firstOwnRule + index })}>
                  <TextArea
                    name={`rules.${index}.text`}
                    label={t('edit-rules.text')}
                    hint={row.text === '' && row.elsewhere ? row.elsewhere : undefined}
                    defaultValue={row.text}
                    disabled={isLocked}
                    lang={htmlLangs[locale]}
                    rows={2}
                    maxCharacters={longestRule}
                  />
                  {row.from === '' || isLocked ? null : (
                    <CheckboxField name={`rules.${index}.isRemoved`} label={t('edit-rules.remove')} />
                  )}
                  <HiddenFields values={{ [`rules.${index}.from`]: row.from }} />
                </Fieldset>
              ))}
            </div>
            {isLocked ? null : <SubmitButton>{t('edit-rules.save')}</SubmitButton>}
          </Form>
        )}
      </Section>
    </SetupPage>
  )
}
