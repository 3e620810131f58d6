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
import { formatRelative } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { briefSchema, longestBriefText } from '../core/brief-form.ts'
import { longTexts, type BriefView, type LongText } from '../core/brief-view.ts'
import { completenessOf } from '../core/readiness.ts'
import { briefView } from '../data/brief-view.server.ts'
import { lastBriefEdit } from '../data/last-brief-edit.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { eligibilityWords } from '../data/eligibility-words.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { versionOfBrief } from '../data/versions.server.ts'
import { editBrief } from '../flows/edit-brief.server.ts'
import { BriefSections } from '../parts/brief-sections.tsx'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { useLiveBrief } from '../parts/use-live-brief.ts'
import { SetupPage } from '../parts/setup-page.tsx'

export const handle = { hydrate: true, texts: ['publish'] }

export const access = {
  loader: { who: 'staff of :challenge' },
  // Room for a text far too long, so that the answer is a sentence and the text comes back.
  action: { who: 'organiser of :challenge', bodyBytes: 1_000_000 },
} satisfies Access

const fields = [
  'title',
  'question',
  'tagline',
  'background',
  'outcome',
  'outOfScope',
  'offer',
  'eligibility',
  'terms',
] as const
type Field = (typeof fields)[number]

const empty = Object.fromEntries(fields.map((field) => [field, ''])) as Record<Field, string>

export const meta = metaFromPageTitle

export async function loader({ request, context }: LoaderArgs) {
  const setup = await challengeSetup(context.db, sure(context.subject.challenge).id)
  const locale = textLanguage(request, setup.languages, context.lang)
  const text = setup.brief.texts.find((each) => each.locale === locale)
  return json({
    pageTitle: `${context.t('publish')('setup.brief.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: completenessOf({ languages: setup.languages, texts: setup.brief.texts }),
    texts: Object.fromEntries(fields.map((field) => [field, text?.[field] ?? ''])) as Record<Field, string>,
    version: versionOfBrief(text),
    preview: briefView({ ...empty, ...text, locale }),
    eligibility: eligibilityWords(context, {
      kinds: setup.eligibleKinds,
      countries: setup.eligibleCountries,
    }),
    lastEdit: await lastEditByOthers(context, setup.id),
    locked: whyLocked(context),
  })
}

/** Who else saved last: said where two have written the same language. */
async function lastEditByOthers(context: LoaderArgs['context'], challengeId: string) {
  const edit = await lastBriefEdit(context.db, challengeId)
  if (edit === null || edit.personId === context.signedIn.personId) return null
  return { name: edit.name, when: formatRelative(context.lang, edit.at, context.now) }
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, briefSchema)
  if (!form.ok) return form.response
  const { db, lang } = context
  const challenge = sure(context.subject.challenge)
  const { languages } = await challengeSetup(db, challenge.id)
  const locale = textLanguage(request, languages, lang)
  const { version, ...texts } = form.value
  const edited = await editBrief(
    { challengeId: challenge.id, by: context.signedIn.personId, locale, version, texts },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  return redirectWithToast(
    context,
    `${pathsIn(lang).organise.brief(challenge.slug)}?text=${locale}`,
    'publish:toasts.brief-saved',
  )
}

export default function EditBrief() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const form = useZodForm(briefSchema)
  const textLang = htmlLangs[data.locale]
  const typed = form.watch()
  const isTyped = form.formState.isDirty || result !== undefined
  const shown = useLiveBrief(
    data.preview as BriefView,
    isTyped
      ? (Object.fromEntries(
          longTexts.map((name) => [name, typed[name] ?? sentText(result, name) ?? data.texts[name]]),
        ) as Record<LongText, string>)
      : null,
  )
  return (
    <SetupPage frame={data.frame} step="brief" lede={t('edit-brief.lede')}>
      <LanguageTabs tabs={data.tabs} current={data.locale} />
      <Locked why={data.locked} />
      {result?.code === 'brief-changed' ? <Theirs texts={data.texts} lastEdit={data.lastEdit} /> : null}
      <Form form={form} result={result} hidden={{ version: data.version }}>
        {fields.map((name) =>
          name === 'title' || name === 'tagline' ? (
            <TextField
              key={name}
              name={name}
              label={t(`edit-brief.fields.${name}.label`)}
              hint={t(`edit-brief.fields.${name}.hint`)}
              defaultValue={data.texts[name]}
              disabled={data.locked !== null}
              required={name === 'title'}
            />
          ) : (
            <TextArea
              key={name}
              name={name}
              label={t(`edit-brief.fields.${name}.label`)}
              hint={t(`edit-brief.fields.${name}.hint`)}
              defaultValue={data.texts[name]}
              disabled={data.locked !== null}
              lang={textLang}
              rows={name === 'question' ? 2 : name === 'background' ? 12 : 7}
              maxCharacters={name === 'question' ? 300 : longestBriefText}
            />
          ),
        )}
        {data.locked === null ? <SubmitButton>{t('edit-brief.save')}</SubmitButton> : null}
      </Form>
      <Section id="preview" title={t('edit-brief.preview')} intro={t('edit-brief.preview-intro')}>
        <Disclosure summary={t('edit-brief.show-preview')}>
          <BriefSections brief={shown} eligibility={data.eligibility} />
        </Disclosure>
      </Section>
    </SetupPage>
  )
}

function sentText(result: FormProblem | undefined, name: string): string | undefined {
  const sent = result?.values[name]
  return typeof sent === 'string' ? sent : undefined
}

/** What somebody else saved meanwhile, beside the text one typed, which is still in the form below. */
function Theirs({
  texts,
  lastEdit,
}: {
  texts: Record<Field, string>
  lastEdit: { name: string; when: string } | null
}) {
  const { t } = useTranslation('publish')
  return (
    <Callout tone="warn" title={t('edit-brief.theirs')}>
      {lastEdit ? <p>{t('edit-brief.theirs-who', lastEdit)}</p> : null}
      <p>{t('edit-brief.theirs-hint')}</p>
      <SummaryList
        items={fields
          .filter((name) => texts[name] !== '')
          .map((name) => ({ label: t(`edit-brief.fields.${name}.label`), value: texts[name] }))}
      />
    </Callout>
  )
}
