import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { awaitedApproval, notNamedFor } from '#app/people/data/approvals.server.ts'
import { AwaitedApproval } from '#app/people/parts/awaited-approval.tsx'
import { countryName, formatList, languageName } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { addendumProblem } from '../core/addendum-problem.ts'
import { changesBetween } from '../core/addendum.ts'
import type { AddendumFacts } from '../core/addendum-facts.ts'
import { addendumSchema, longestSummary } from '../core/addendum-form.ts'
import { emptyBrief, wholeBrief } from '../core/brief-texts.ts'
import { addendumFactsFromForm } from '../core/facts-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { addendumDraft, issuedAddenda } from '../data/addenda.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import {
  factsChangeWords,
  formChangeWords,
  textsStay,
  withFactsInWords,
} from '../data/facts-change-words.server.ts'
import { textLanguage } from '../data/locked.server.ts'
import { namesOf } from '../data/names-of.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { issueAddendum } from '../flows/issue-addendum.server.ts'
import {
  discardAddendum,
  editAddendum,
  editAddendumFacts,
  startAddendum,
} from '../flows/write-addendum.server.ts'
import { AddendumFactsForm } from '../parts/addendum-facts-form.tsx'
import { AddendumList } from '../parts/addendum-list.tsx'
import { AutosaveState } from '../parts/autosave-state.tsx'
import { useFormAutosave } from '../parts/use-form-autosave.ts'
import { BriefFields } from '../parts/brief-fields.tsx'
import { useRowNames } from '../parts/brief-rows.tsx'
import { FormChanges } from '../parts/form-changes.tsx'
import { FactsChanges } from '../parts/facts-changes.tsx'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { TextChanges } from '../parts/text-changes.tsx'
import { useSite } from '#app/ui/site.ts'

export const handle = { hydrate: true }

const organiser = { who: 'organiser of :challenge' } as const

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    start: organiser,
    save: { ...organiser, bodyBytes: 1_000_000 },
    'save-facts': organiser,
    issue: organiser,
    discard: organiser,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id, recorded } = sure(context.subject.challenge)
  const { programmeId } = recorded
  const setup = await challengeSetup(db, id)
  const locale = textLanguage(request, setup.languages, lang)
  const [draft, issued] = await Promise.all([
    addendumDraft(db, id),
    issuedAddenda(db, { challengeId: id, lang }),
  ])
  const isOrganiser = isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId: id })
  return json({
    pageTitle: `${context.t('publish')('addenda.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    isOpen: settled(recorded, now).state === 'open',
    isOrganiser,
    zone: recorded.calendar.zone,
    locale,
    languages: setup.languages,
    issued: withFactsInWords(context, issued),
    draft: draft && {
      number: draft.number,
      version: draft.version,
      summary: draft.summaries[locale] ?? '',
      texts: wholeBrief(draft.texts.find((each) => each.locale === locale) ?? emptyBrief),
      changes: changesBetween(draft.before, draft.after),
      textsStay: textsStay(context, draft),
      facts: factsForForm(context, draft.facts ?? draft.factsBefore),
      factsChange:
        draft.facts && factsChangeWords(context, { before: draft.factsBefore, after: draft.facts }),
      form: formChangeWords(context, draft.form && { before: draft.formBefore, after: draft.form }),
      problem: problemSentence(context, { ...draft, languages: setup.languages }),
      authors: await namesOf(db, draft.writtenBy),
      isAuthor: draft.writtenBy.includes(signedIn.personId),
      isNamed: (await notNamedFor(db, { programmeId, approval: 'addendum', by: signedIn.personId })) === null,
      awaited: await awaitedApproval(db, {
        programmeId,
        challengeId: id,
        approval: 'addendum',
        barred: draft.writtenBy,
      }),
    },
  })
}

function factsForForm({ lang }: RequestContext, { pilots, grant, kinds, countries }: AddendumFacts) {
  return {
    pilotsOffered: pilots,
    grantAmount: grant?.amount ?? null,
    grantCurrency: grant?.currency ?? null,
    grantVat: grant?.vat ?? null,
    eligibleKinds: kinds,
    eligibleCountries: countries.map((code) => countryName(lang, code)).join(', '),
  }
}

function problemSentence(context: RequestContext, draft: Parameters<typeof addendumProblem>[0]) {
  const problem = addendumProblem(draft)
  if (problem === null) return null
  return context.t('publish')(`refusals.${problem.code}`, { languages: namesOfLanguages(context, problem) })
}

function namesOfLanguages({ lang }: RequestContext, problem: object): string {
  const locales = 'locales' in problem ? (problem.locales as readonly Locale[]) : []
  return formatList(
    lang,
    locales.map((locale) => languageName(lang, locale)),
  )
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, addendumSchema)
  if (!form.ok) return form.response
  const { db, lang, ports } = context
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const by = context.signedIn.personId
  const { languages } = await challengeSetup(db, challengeId)
  const locale = textLanguage(request, languages, lang)
  const { value } = form
  const done = await perform()
  if (!done.ok) {
    const names = { languages: namesOfLanguages(context, done.refusal) }
    return refusalResponse(context, 'publish', { ...done.refusal, ...names })
  }
  const page = pathsIn(lang).organise.addenda(slug)
  const back = value.intent === 'save' ? `${page}?text=${locale}` : page
  return redirectWithToast(context, back, `publish:toasts.addendum-${value.intent}`)

  function perform() {
    switch (value.intent) {
      case 'start':
        return startAddendum({ challengeId, by }, ports)
      case 'save': {
        const { intent: _intent, version, summary, ...texts } = value
        return editAddendum({ challengeId, by, locale, version, summary, texts }, ports)
      }
      case 'save-facts': {
        const facts = addendumFactsFromForm(value)
        return editAddendumFacts({ challengeId, by, version: value.version, facts }, ports)
      }
      case 'issue':
        return issueAddendum({ challengeId, by, version: value.version, languages }, ports)
      case 'discard':
        return discardAddendum({ challengeId, by, version: value.version }, ports)
    }
  }
}

export default function WriteAddendum() {
  const { frame, isOpen, isOrganiser, draft, issued, zone } = useLoaderData<typeof loader>()
  const nav = useChallengeNav(frame.slug, { current: 'addenda', isOrganiser })
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="organiser"
      title={t('addenda.title')}
      lede={t('addenda.lede')}
      breadcrumb={[
        { to: paths.organise.home, label: t('setup.organise') },
        { to: paths.organise.challenge(frame.slug), label: frame.title },
      ]}
      nav={nav}
    >
      {isOpen ? null : (
        <Callout>
          <p>{t('addenda.not-now')}</p>
        </Callout>
      )}
      {draft && isOpen ? <Draft /> : null}
      {draft === null && isOpen ? (
        isOrganiser ? (
          <Section id="start" title={t('addenda.start-title')} intro={t('addenda.start-text')}>
            <Form result={result} intent="start" label={t('addenda.start-title')}>
              <SubmitButton>{t('addenda.start')}</SubmitButton>
            </Form>
          </Section>
        ) : issued.length === 0 ? (
          <EmptyState title={t('addenda.none')} />
        ) : null
      ) : null}
      <AddendumList addenda={issued} zone={zone} />
    </AreaLayout>
  )
}

function Draft() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const rowNames = useRowNames()
  const { paths } = useSite()
  const autosave = useFormAutosave({
    url: `${paths.organise.setupAutosave(data.frame.slug)}?text=${data.locale}`,
    part: 'addendum',
    version: data.draft?.version ?? 0,
    isOn: data.isOrganiser && result === undefined,
  })
  const { draft, locale, isOrganiser } = data
  if (draft === null) return null
  const textLang = htmlLangs[locale]
  const isOfFacts = result?.values['intent'] === 'save-facts'
  return (
    <>
      <Section
        id="draft"
        title={t('addenda.draft', { number: draft.number })}
        intro={t('addenda.draft-text', { authors: formatList(lang, draft.authors) })}
      >
        <LanguageTabs tabs={data.languages.map((each) => ({ locale: each }))} current={locale} />
        <div {...autosave.around}>
          <Form
            result={isOfFacts ? undefined : result}
            intent="save"
            hidden={{ version: autosave.version }}
            label={t('addenda.draft', { number: draft.number })}
            rowNames={rowNames}
          >
            <TextArea
              name="summary"
              label={t('addenda.summary')}
              hint={t('addenda.summary-hint')}
              defaultValue={draft.summary}
              disabled={!isOrganiser}
              lang={textLang}
              rows={4}
              maxCharacters={longestSummary}
            />
            <BriefFields texts={draft.texts} disabled={!isOrganiser} lang={textLang} hasHints={false} />
            <AutosaveState autosave={autosave} zone={data.zone} />
            {isOrganiser ? <SubmitButton>{t('edit-brief.save')}</SubmitButton> : null}
          </Form>
        </div>
        {isOrganiser ? (
          <AddendumFactsForm
            facts={draft.facts}
            version={autosave.version}
            flush={autosave.flush}
            result={isOfFacts ? result : undefined}
            isChanged={draft.factsChange !== null}
          />
        ) : null}
      </Section>
      <Section id="difference" title={t('addenda.difference')} intro={t('addenda.difference-text')}>
        {draft.changes.length === 0 && draft.factsChange === null && draft.form === null ? (
          <EmptyState title={t('addenda.no-difference')} />
        ) : null}
        {draft.factsChange ? <FactsChanges change={draft.factsChange} /> : null}
        {draft.changes.length > 0 ? <TextChanges changes={draft.changes} /> : null}
        {draft.form ? (
          <>
            <h3>{t('form.changes.title')}</h3>
            <FormChanges changes={draft.form} />
          </>
        ) : null}
        <p>
          <a href={paths.organise.form(data.frame.slug)}>{t('addenda.to-form')}</a>
        </p>
      </Section>
      {isOrganiser ? <Issue /> : null}
    </>
  )
}

function Issue() {
  const { draft } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  if (draft === null) return null
  const why =
    draft.problem ??
    (draft.isAuthor ? t('addenda.somebody-else') : draft.isNamed ? null : t('addenda.others-named'))
  return (
    <Section id="issue" title={t('addenda.issue-title')} intro={t('addenda.issue-text')}>
      <AwaitedApproval awaited={draft.awaited} />
      {draft.textsStay ? (
        <Callout>
          <p>{draft.textsStay}</p>
        </Callout>
      ) : null}
      {why === null ? (
        <Form intent="issue" hidden={{ version: draft.version }} label={t('addenda.issue-title')}>
          <SubmitButton>{t('addenda.issue', { number: draft.number })}</SubmitButton>
        </Form>
      ) : (
        <Callout tone="warn">
          <p>{why}</p>
        </Callout>
      )}
      <Disclosure summary={t('addenda.discard-title')}>
        <p>{t('addenda.discard-text')}</p>
        <Form intent="discard" hidden={{ version: draft.version }} label={t('addenda.discard-title')}>
          <Button tone="danger">{t('addenda.discard')}</Button>
        </Form>
      </Disclosure>
    </Section>
  )
}
