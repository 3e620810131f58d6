import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
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
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { textsByField } from '../core/addendum.ts'
import { briefSchema, rowsShown } from '../core/brief-form.ts'
import { briefFields, emptyBrief, mostFaqRows, mostLinks, wholeBrief } from '../core/brief-texts.ts'
import type { BriefView } from '../core/brief-view.ts'
import { completenessOf } from '../core/readiness.ts'
import { briefView } from '../data/brief-view.server.ts'
import { lastBriefEdit } from '../data/last-brief-edit.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { eligibilityFromRow } from '../core/eligibility.ts'
import { eligibilityWords } from '../data/eligibility-words.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { remarksForPage } from '../data/remarks-for-page.server.ts'
import { autosaveFor } from '../data/autosave-for.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { versionOfBrief } from '../data/versions.server.ts'
import { editBrief } from '../flows/edit-brief.server.ts'
import { BriefFields } from '../parts/brief-fields.tsx'
import { useRowNames } from '../parts/brief-rows.tsx'
import { BriefFaq, BriefSections } from '../parts/brief-sections.tsx'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { AutosaveState } from '../parts/autosave-state.tsx'
import { useFormAutosave } from '../parts/use-form-autosave.ts'
import { Locked } from '../parts/locked.tsx'
import { useLiveBrief } from '../parts/use-live-brief.ts'
import { RemarksOn } from '../parts/section-remarks.tsx'
import { SetupPage } from '../parts/setup-page.tsx'
import type { BriefTexts } from '../templates/template.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  // Room for a text far too long, so that the answer is a sentence and the text comes back.
  action: { who: 'organiser of :challenge', bodyBytes: 1_000_000 },
} satisfies Access

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
    texts: wholeBrief(text ?? emptyBrief),
    version: versionOfBrief(text),
    preview: briefView({ ...(text ?? emptyBrief), locale }),
    eligibility: eligibilityWords(context, eligibilityFromRow(setup)),
    lastEdit: await lastEditByOthers(context, setup.id),
    locked: whyLocked(context),
    ...autosaveFor(context),
    sectionRemarks: await remarksForPage(context),
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
  const rowNames = useRowNames()
  const { paths } = useSite()
  const autosave = useFormAutosave({
    url: `${paths.organise.setupAutosave(data.frame.slug)}?text=${data.locale}`,
    part: 'brief',
    version: data.version,
    isOn: data.isAutosaved && result === undefined,
  })
  const typed = form.watch()
  const isTyped = form.formState.isDirty || result !== undefined
  const shown = useLiveBrief(
    data.preview as BriefView,
    isTyped ? { ...typedBrief(data.texts, result, typed), locale: data.locale } : null,
  )
  return (
    <SetupPage frame={data.frame} step="brief" lede={t('edit-brief.lede')}>
      <LanguageTabs tabs={data.tabs} current={data.locale} />
      <Locked why={data.locked} />
      <RemarksOn section="brief" {...data.sectionRemarks} />
      {result?.code === 'brief-changed' ? <Theirs texts={data.texts} lastEdit={data.lastEdit} /> : null}
      <div {...autosave.around}>
        <Form form={form} result={result} hidden={{ version: autosave.version }} rowNames={rowNames}>
          <BriefFields texts={data.texts} disabled={data.locked !== null} lang={htmlLangs[data.locale]} />
          <AutosaveState autosave={autosave} zone={data.zone} />
          {data.locked === null ? <SubmitButton>{t('edit-brief.save')}</SubmitButton> : null}
        </Form>
      </div>
      <Section id="preview" title={t('edit-brief.preview')} intro={t('edit-brief.preview-intro')}>
        <Disclosure summary={t('edit-brief.show-preview')}>
          <BriefSections brief={shown} eligibility={data.eligibility} />
          <BriefFaq brief={shown} />
        </Disclosure>
      </Section>
    </SetupPage>
  )
}

/** The brief as it stands in the form: as typed, as it came back from a failed save, or as saved. */
function typedBrief(
  saved: BriefTexts,
  result: FormProblem | undefined,
  typed: Partial<z.input<typeof briefSchema>>,
): BriefTexts {
  const textOf = (name: string, now: string | undefined, before: string) => {
    const sent = result?.values[name]
    return now ?? (typeof sent === 'string' ? sent : before)
  }
  const texts = Object.fromEntries(
    briefFields.flatMap((name) => {
      const before = saved[name]
      if (typeof before !== 'string') return []
      const now = typed[name]
      return [[name, textOf(name, typeof now === 'string' ? now : undefined, before)]]
    }),
  )
  const faq = Array.from({ length: rowsShown(saved.faq.length, mostFaqRows) }, (_, index) => ({
    question: textOf(`faq.${index}.question`, typed.faq?.[index]?.question, saved.faq[index]?.question ?? ''),
    answer: textOf(`faq.${index}.answer`, typed.faq?.[index]?.answer, saved.faq[index]?.answer ?? ''),
  })).filter(({ question }) => question !== '')
  const links = Array.from({ length: rowsShown(saved.links.length, mostLinks) }, (_, index) => ({
    label: textOf(`links.${index}.label`, typed.links?.[index]?.label, saved.links[index]?.label ?? ''),
    address: textOf(
      `links.${index}.address`,
      typed.links?.[index]?.address,
      saved.links[index]?.address ?? '',
    ),
  })).filter(({ label, address }) => label !== '' && address !== '')
  return { ...saved, ...texts, faq, links }
}

/** What somebody else saved meanwhile, beside the text one typed, which is still in the form below. */
function Theirs({ texts, lastEdit }: { texts: BriefTexts; lastEdit: { name: string; when: string } | null }) {
  const { t } = useTranslation('publish')
  const readable = textsByField(texts)
  return (
    <Callout tone="warn" title={t('edit-brief.theirs')}>
      {lastEdit ? <p>{t('edit-brief.theirs-who', lastEdit)}</p> : null}
      <p>{t('edit-brief.theirs-hint')}</p>
      <SummaryList
        items={briefFields
          .map((name) => ({ label: t(`edit-brief.fields.${name}.label`), value: readable[name] ?? '' }))
          .filter(({ value }) => value !== '')}
      />
    </Callout>
  )
}
