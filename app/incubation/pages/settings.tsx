import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import { textLanguage } from '#app/publish/data/locked.server.ts'
import { LanguageTabs } from '#app/publish/parts/language-tabs.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { intakeSchema, linesOf, longestText, readWindow, themesSchema } from '../core/intake-form.ts'
import { incubationFrame, intakeSetup } from '../data/organisers-intake.server.ts'
import { editIntake, editThemes } from '../flows/edit-intake.server.ts'
import { IncubationPage } from '../parts/incubation-page.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const { programme, languages, intake, zone } = await incubationFrame(db, { programmeId, lang, now })
  const { texts, themes } = await intakeSetup(db, programmeId)
  const locale = textLanguage(request, languages, lang)
  const text = texts.find((each) => each.locale === locale)
  const wallOf = (instant: Date | null | undefined) => {
    if (!instant) return { date: '', time: '' }
    const { date, time } = instantToWallClock(instant, zone)
    return { date, time }
  }
  return json({
    pageTitle: `${t('incubation')('settings.title')} · ${programme.name}`,
    ...{ programme, locale, zone },
    tabs: languages.map((each) => ({
      locale: each,
      written: texts.some((row) => row.locale === each && row.offered !== '' && row.forWhom !== '') ? 1 : 0,
      of: 1,
    })),
    intake: {
      version: intake?.version ?? 0,
      kind: intake?.kind ?? 'rolling',
      opensAt: wallOf(intake?.opensAt),
      closesAt: wallOf(intake?.closesAt),
      equity: intake?.equity ?? 'none',
      equityPercent: intake?.equityPercent ?? '',
      languages: intake?.languages ?? ['en' as const],
      answerDays: intake?.answerDays ?? 7,
      offered: text?.offered ?? '',
      forWhom: text?.forWhom ?? '',
    },
    themes: themes.map(({ id, names }) => ({ id, name: names[locale] ?? '', names })),
    languages: languageChoices(lang),
  })
}

const intentSchema = z.object({ intent: z.enum(['intake', 'themes']) })

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, intentSchema)
  if (!asked.ok) return asked.response
  return asked.value.intent === 'intake' ? saveIntake(args) : saveThemes(args)
}

/** Which language the page is about, and where it is. */
async function pageOf({ context, request }: ActionArgs) {
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { db, lang, now } = context
  const { languages } = await incubationFrame(db, { programmeId, lang, now })
  const locale = textLanguage(request, languages, lang)
  return { programmeId, locale, page: `${pathsIn(lang).organise.intakeSettings(slug)}?text=${locale}` }
}

async function saveIntake(args: ActionArgs) {
  const { context } = args
  const form = await parseForm({ context }, intakeSchema)
  if (!form.ok) return form.response
  const { kind, zone, equity, equityPercent, languages, answerDays, offered, forWhom, version } = form.value
  const window = readWindow(form.value)
  if (!window.ok)
    return problemResponse(context, {
      errors: { [window.field]: refusalSentence(context, 'incubation', window.refusal) },
    })
  const { programmeId, locale, page } = await pageOf(args)
  const saved = await editIntake(
    {
      ...{ programmeId, by: context.signedIn.personId, version },
      facts: {
        ...{ kind, zone, equity, languages, answerDays, ...window.value },
        equityPercent: equity === 'share' ? equityPercent : null,
      },
      text: { locale, offered, forWhom },
    },
    context.ports,
  )
  if (!saved.ok) return refusalResponse(context, 'incubation', saved.refusal)
  return redirectWithToast(context, page, 'incubation:toasts.intake-saved')
}

async function saveThemes(args: ActionArgs) {
  const { context } = args
  const form = await parseForm({ context }, themesSchema)
  if (!form.ok) return form.response
  const { programmeId, locale, page } = await pageOf(args)
  const saved = await editThemes(
    {
      ...{ programmeId, locale, by: context.signedIn.personId },
      names: form.value.names,
      added: linesOf(form.value.added),
    },
    context.ports,
  )
  if (!saved.ok) return refusalResponse(context, 'incubation', saved.refusal)
  return redirectWithToast(context, page, 'incubation:toasts.themes-saved')
}

export default function IntakeSettings() {
  const { programme, tabs, locale, zone, intake, themes, languages } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const textLang = locale === lang ? undefined : htmlLangs[locale]
  return (
    <IncubationPage
      programme={programme}
      title={t('settings.title')}
      lede={t('settings.lede')}
      current="settings"
    >
      <LanguageTabs tabs={tabs} current={locale} />
      <Section id="intake" title={t('settings.intake')}>
        <Form
          key={locale}
          intent="intake"
          hidden={{ version: intake.version }}
          result={resultOf('intake')}
          label={t('settings.intake')}
        >
          <RadioGroup
            name="kind"
            label={t('settings.kind')}
            defaultValue={intake.kind}
            choices={(['rolling', 'batch'] as const).map((kind) => ({
              value: kind,
              label: t(`settings.kinds.${kind}`),
              hint: t(`settings.kind-hints.${kind}`),
            }))}
          />
          <SelectField
            name="zone"
            label={t('settings.zone')}
            hint={t('settings.zone-hint')}
            defaultValue={zone}
            choices={[...new Set([zone, ...offeredZones])].map((value) => ({
              value,
              label: cityOfZone(lang, value),
            }))}
          />
          <DateTimeField
            name="opensAt"
            label={t('settings.opens')}
            hint={t('settings.batch-alone')}
            fixedZone={zone}
            defaultValue={intake.opensAt}
            optional
          />
          <DateTimeField
            name="closesAt"
            label={t('settings.closes')}
            hint={t('window.rule')}
            fixedZone={zone}
            defaultValue={intake.closesAt}
            optional
          />
          <RadioGroup
            name="equity"
            label={t('settings.equity')}
            hint={t('settings.equity-hint')}
            defaultValue={intake.equity}
            choices={(['none', 'share'] as const).map((value) => ({
              value,
              label: t(`settings.equities.${value}`),
            }))}
          />
          <NumberField
            name="equityPercent"
            label={t('settings.percent')}
            unit="%"
            decimal
            defaultValue={intake.equityPercent}
            optional
          />
          <NumberField
            name="answerDays"
            label={t('settings.answer-days')}
            hint={t('settings.answer-days-hint')}
            defaultValue={intake.answerDays}
          />
          <CheckboxGroup
            name="languages[]"
            label={t('settings.languages')}
            defaultValue={intake.languages}
            choices={languages}
            layout="columns"
          />
          <TextArea
            name="offered"
            label={t('intake.offered')}
            hint={t('settings.markdown')}
            lang={textLang}
            maxCharacters={longestText}
            defaultValue={intake.offered}
          />
          <TextArea
            name="forWhom"
            label={t('intake.for-whom')}
            lang={textLang}
            maxCharacters={longestText}
            defaultValue={intake.forWhom}
          />
          <SubmitButton>{t('settings.save')}</SubmitButton>
        </Form>
      </Section>
      {intake.version === 0 ? null : (
        <Section id="themes" title={t('intake.themes')} intro={t('settings.themes-intro')}>
          <Form key={locale} intent="themes" result={resultOf('themes')} label={t('intake.themes')}>
            {themes.map(({ id, name, names }, index) => (
              <TextField
                key={id}
                name={`names.${id}`}
                label={t('settings.theme', { number: index + 1 })}
                hint={name === '' ? (Object.values(names)[0] ?? undefined) : undefined}
                defaultValue={name}
                optional
              />
            ))}
            <TextArea
              name="added"
              label={t('settings.themes-add')}
              hint={t('settings.themes-add-hint')}
              lang={textLang}
              rows={3}
              optional
            />
            <SubmitButton>{t('settings.save-themes')}</SubmitButton>
          </Form>
        </Section>
      )}
    </IncubationPage>
  )
}
