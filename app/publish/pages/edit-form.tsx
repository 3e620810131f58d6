import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { formChanges } from '../core/form/form-difference.ts'
import { writtenWords } from '../core/form/form-problems.ts'
import { shownForm } from '../core/form/form-words.ts'
import { findSection } from '../core/form/form.ts'
import { formEditSchema, hasTwoConditions, type FormEditForm } from '../core/form/question-form.ts'
import { standardAsOwn } from '../core/form/written-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { autosaveFor } from '../data/autosave-for.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { formDraft, type FormDraft } from '../data/form-draft.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { remarksForPage } from '../data/remarks-for-page.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { changeForm, dropForm, startForm } from '../flows/edit-form.server.ts'
import { FormChanges } from '../parts/form-changes.tsx'
import { FormOutline } from '../parts/form-outline.tsx'
import { editOf } from './form-edit.server.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { QuestionSettings, type EditedQuestion } from '../parts/question-settings.tsx'
import { RemarksOn } from '../parts/section-remarks.tsx'
import { SectionSettings } from '../parts/section-settings.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge', bodyBytes: 100_000 },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now, signedIn, t } = context
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const current = settled(recorded, now)
  const isOpen = current.state === 'open'
  const draft = await formDraft(db, { challengeId: id, isOpen })
  const locale = textLanguage(request, setup.languages, lang)
  const address = new URL(request.url).searchParams
  const shown = shownForm(draft.form, locale, translator(locale, 'publish'))
  const isOrganiser = isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId: id })
  const isOwn = draft.form.number > 0
  const autosaved = autosaveFor(context)
  return json({
    pageTitle: `${t('publish')('setup.form.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({
      locale: each,
      ...(isOwn && writtenWords(draft.form, each)),
    })),
    state: isOpen
      ? draft.brief === null
        ? ('needs-addendum' as const)
        : ('by-addendum' as const)
      : current.endedFrom !== null || hasReached(roadStateOf(current), 'open')
        ? ('over' as const)
        : ('before' as const),
    locked: isOpen && isOrganiser ? null : whyLocked(context),
    isOrganiser,
    isOwn,
    /** Something is saved for the brief that is being written. */
    isSaved: draft.own !== null,
    revision: draft.own?.revision ?? '',
    form: shown,
    changes:
      isOpen && draft.own
        ? formChanges(shownForm(draft.before, lang, t('publish')), shownForm(draft.form, lang, t('publish')))
        : null,
    question: editedQuestion(draft, locale, address.get('question')),
    section: editedSection(draft, locale, address.get('section')),
    zone: autosaved.zone,
    /** Before the opening while a draft is written; afterwards in the addendum that is being written. */
    isAutosaved: autosaved.isAutosaved || (isOpen && isOrganiser && draft.brief !== null),
    sectionRemarks: await remarksForPage(context),
  })
}

function editedQuestion({ form }: FormDraft, locale: Locale, key: string | null): EditedQuestion | null {
  if (key === null) return null
  const all = form.sections.flatMap(({ questions }) => questions)
  const at = all.findIndex((question) => question.key === key)
  const question = all[at]
  if (!question) throw notFound()
  const shown = shownForm({ ...form, sections: form.sections }, locale, translator(locale, 'publish'))
  const words = shown.sections.flatMap(({ questions }) => questions)
  return {
    question,
    texts: question.texts[locale] ?? { label: '', help: '', parts: {} },
    elsewhere: words[at]?.wordsIn ? words[at].label : null,
    earlier: words
      .slice(0, at)
      .map(({ key: earlier, type, label, parts }) => ({ key: earlier, type, label, parts })),
  }
}

function editedSection({ form }: FormDraft, locale: Locale, key: string | null) {
  if (key === null) return null
  const section = findSection(form, key)
  if (!section) throw notFound()
  return { key, title: section.texts[locale]?.title ?? '', hint: section.texts[locale]?.hint ?? '' }
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const sent = await parseForm(args, formEditSchema)
  if (!sent.ok) return sent.response
  const { value } = sent
  const { db, lang, ports, now } = context
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { languages } = await challengeSetup(db, challengeId)
  const locale = textLanguage(request, languages, lang)
  const asking = { challengeId, by: context.signedIn.personId, revision: value.revision }
  if (value.intent === 'write-question' && hasTwoConditions(value)) {
    const sentence = context.t('publish')('edit-form.one-condition')
    return problemResponse(context, { errors: { condition: sentence } })
  }
  const draft = await formDraft(db, { challengeId, isOpen: settled(recorded, now).state === 'open' })
  const done = await perform()
  if (!done.ok) {
    const label = 'question' in done.refusal ? labelOf(context, draft, String(done.refusal.question)) : ''
    return refusalResponse(context, 'publish', { ...done.refusal, label })
  }
  const page = `${pathsIn(lang).organise.form(slug)}?text=${locale}`
  return redirectWithToast(context, page + anchorAfter(value), `publish:toasts.form-${toastOf(value)}`)

  function perform() {
    if (value.intent === 'drop') return dropForm(asking, ports)
    if (value.intent === 'start')
      return startForm(
        { ...asking, body: standardAsOwn(languages, (each) => translator(each, 'publish')) },
        ports,
      )
    return changeForm({ ...asking, edit: editOf(value, { draft, locale }) }, ports)
  }
}

/** Where the list goes on after a change. */
function anchorAfter(value: FormEditForm): string {
  if ('question' in value && value.intent !== 'remove-question') return `#question-${value.question}`
  if ('section' in value && value.intent !== 'remove-section') return `#section-${value.section}`
  return ''
}

function toastOf({ intent }: FormEditForm) {
  if (intent === 'start' || intent === 'drop') return intent
  return intent === 'remove-question' ? 'removed' : 'saved'
}

function labelOf(context: RequestContext, { form }: FormDraft, key: string): string {
  const shown = shownForm(form, context.lang, context.t('publish'))
  const found = shown.sections.flatMap(({ questions }) => questions).find((question) => question.key === key)
  return found?.label ?? key
}

/** What applicants are asked. */
export default function EditForm() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const { frame, locale, revision, isOwn, state } = data
  const canWrite = data.isOrganiser && data.locked === null && state !== 'needs-addendum' && state !== 'over'
  const page = `${paths.organise.form(frame.slug)}?text=${locale}`
  const settings = {
    ...{ locale, revision, result, back: page, disabled: !canWrite },
    autosaved: {
      url: `${paths.organise.setupAutosave(frame.slug)}?text=${locale}`,
      isOn: canWrite && isOwn && data.isAutosaved && result === undefined,
      zone: data.zone,
    },
  }
  if (data.question)
    return (
      <SetupPage frame={frame} step="form">
        <LanguageTabs
          tabs={data.tabs}
          current={locale}
          hrefFor={(each) => `?text=${each}&question=${data.question?.question.key}`}
        />
        <Locked why={data.locked} />
        <QuestionSettings edited={data.question} {...settings} />
      </SetupPage>
    )
  if (data.section)
    return (
      <SetupPage frame={frame} step="form">
        <LanguageTabs
          tabs={data.tabs}
          current={locale}
          hrefFor={(each) => `?text=${each}&section=${data.section?.key}`}
        />
        <Locked why={data.locked} />
        <SectionSettings section={data.section} {...settings} />
      </SetupPage>
    )
  return (
    <SetupPage frame={frame} step="form" lede={t('edit-form.lede')}>
      <LanguageTabs tabs={data.tabs} current={locale} />
      <Locked why={data.locked} />
      <RemarksOn section="form" {...data.sectionRemarks} />
      {result?.problem ? (
        <Callout tone="bad">
          <p role="alert">{result.problem}</p>
        </Callout>
      ) : null}
      {state === 'needs-addendum' && data.isOrganiser ? (
        <Callout title={t('edit-form.in-use')}>
          <p>{t('edit-form.needs-addendum')}</p>
          <ButtonRow>
            <ButtonLink to={paths.organise.addenda(frame.slug)} tone="secondary">
              {t('addenda.title')}
            </ButtonLink>
          </ButtonRow>
        </Callout>
      ) : null}
      {state === 'by-addendum' ? (
        <Callout title={t('edit-form.in-use')}>
          <p>{t('edit-form.by-addendum')}</p>
          {data.changes ? <FormChanges changes={data.changes} /> : null}
          <ButtonRow>
            <ButtonLink to={paths.organise.addenda(frame.slug)} tone="secondary">
              {t('addenda.title')}
            </ButtonLink>
          </ButtonRow>
        </Callout>
      ) : null}
      <ButtonRow>
        <ButtonLink to={`${paths.organise.formPreview(frame.slug)}?text=${locale}`} tone="secondary">
          {t('edit-form.preview')}
        </ButtonLink>
      </ButtonRow>
      {isOwn ? null : (
        <Section id="standard" title={t('edit-form.standard')} intro={t('edit-form.standard-text')}>
          {canWrite ? (
            <Form intent="start" hidden={{ revision }} label={t('edit-form.start')}>
              <SubmitButton>{t('edit-form.start')}</SubmitButton>
            </Form>
          ) : null}
        </Section>
      )}
      <FormOutline form={data.form} revision={revision} canWrite={canWrite && isOwn} page={page} />
      {canWrite && data.isSaved ? (
        <Section id="drop" title={t('edit-form.drop-title')}>
          <Form intent="drop" hidden={{ revision }} label={t('edit-form.drop-title')}>
            <p>{t(state === 'by-addendum' ? 'edit-form.drop-addendum' : 'edit-form.drop-text')}</p>
            <SubmitButton tone="danger">{t('edit-form.drop')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </SetupPage>
  )
}
