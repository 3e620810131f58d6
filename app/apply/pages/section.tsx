import { json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { applicantKinds } from '../core/eligibility.ts'
import { findSection, isAsked, type Answers } from '#app/publish/core/form/form.ts'
import { shownForm, type ShownForm } from '#app/publish/core/form/form-words.ts'
import { formsOf, lastOf } from '#app/publish/data/forms.server.ts'
import { languageOf, organisationSection, sectionKeysOf } from '../core/completeness.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { fieldLists } from '../data/field-lists.server.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { sectionAnswers } from '../data/section-answers.server.ts'
import { organisationFingerprint } from '../flows/save-organisation.server.ts'
import { AnswersForm, type ConditionalQuestion } from '../parts/answers-form.tsx'
import { LateWords } from '../parts/late-words.tsx'
import { OrganisationForm } from '../parts/organisation-form.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'
import { saveSectionAction } from './section-action.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'team editor of :proposal' },
  // Five long answers in Chinese, each character nine bytes when a form sends it.
  action: { who: 'team editor of :proposal', bodyBytes: 1_000_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params, request }: LoaderArgs) {
  const { section = '' } = params
  const { found, frame } = await loadFrame(context)
  const forms = await formsOf(context.db, found.row.challengeId)
  const keys = sectionKeysOf(lastOf(forms))
  if (!keys.includes(section)) {
    // Taken away by an addendum: what the team wrote there is on the page of the check.
    if (forms.some((form) => findSection(form, section)))
      throw redirect(pathsIn(context.lang).proposal(frame.id))
    throw notFound()
  }
  const form = shownForm(lastOf(forms), context.lang, context.t('publish'))
  const asked = form.sections.find(({ key }) => key === section) ?? null
  const title = asked?.title ?? context.t('apply')('sections.organisation.title')
  const answers = await draftAnswersOf(context.db, frame.id)
  const openTo = await eligibilityOf(context.db, found.row.challengeId)
  const { name, kind, country, registryNumber, website } = found.organisation
  return json({
    frame,
    section,
    title,
    step: { number: keys.indexOf(section) + 1, total: keys.length },
    asked: asked && {
      section: frame.isBlind ? readBlind(asked, context.t('apply')('section.blind')) : asked,
      // Of the whole form: what is asked here may hang on what was chosen on another page.
      conditions: conditionalQuestions(form),
      chosen: chosenElsewhere(form, answers),
      language: languageOf(answers, frame.language),
      answers: await sectionAnswers(
        context.db,
        frame.id,
        asked.questions.filter(isAsked).map(({ key }) => key),
      ),
      lists: await fieldLists(context, { proposalId: frame.id, questions: asked.questions }),
    },
    organisation: {
      ...{ name, kind, country, registryNumber, website },
      seen: organisationFingerprint(found.organisation),
    },
    countries: section === organisationSection ? countryChoices(context.lang) : [],
    // What the applicant is stays to be chosen, should it have become something else meanwhile.
    kinds: applicantKinds.filter((each) => each === kind || openTo.kinds.includes(each)),
    from: new URL(request.url).searchParams.get('from') === 'check' ? ('check' as const) : undefined,
    pageTitle: `${title} · ${frame.reference}`,
  })
}

/** What a team writes or adds itself: the jury reads it as it is. */
const writtenByTeam: readonly string[] = ['short-text', 'long-text', 'markdown', 'table', 'file', 'link']

/** The questions with the reminder beside each that a name could come into. */
function readBlind(section: ShownForm['sections'][number], reminder: string) {
  return {
    ...section,
    questions: section.questions.map((question) =>
      writtenByTeam.includes(question.type) && question.visibility !== 'organisers'
        ? { ...question, help: [question.help, reminder].filter(Boolean).join(' ') }
        : question,
    ),
  }
}

/** The questions that hang on others, and those others: nothing else has to be known of the rest of the form. */
function conditionalQuestions({ sections }: ShownForm): ConditionalQuestion[] {
  const all = sections.flatMap(({ questions }) => questions)
  const looked = all.map(({ condition }) => condition?.question)
  return all
    .filter(({ key, condition }) => condition !== null || looked.includes(key))
    .map(({ key, type, condition, label, parts }) => ({ key, type, condition, label, parts }))
}

/** The answers that conditions look at. */
function chosenElsewhere({ sections }: ShownForm, answers: Answers): Record<string, string> {
  const looked = sections.flatMap(({ questions }) =>
    questions.flatMap(({ condition }) => condition?.question ?? []),
  )
  return Object.fromEntries(looked.map((key) => [key, answers[key] ?? '']))
}

export function action(args: ActionArgs) {
  return saveSectionAction(args)
}

export default function SectionPage() {
  const { frame, section, title, step, asked, organisation, countries, kinds, from } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isShown = frame.intake === 'open' && frame.state !== 'withdrawn'
  return (
    <ProposalLayout frame={frame} title={title} lede={t('section.step', step)}>
      {isShown ? (
        <p className="meta">
          {t(frame.hasOwnDeadline ? 'own-deadline-label' : 'deadline-label')}:{' '}
          <LocalTime atIso={frame.closesAt} zone={frame.zone} />
          {frame.state === 'submitted' && frame.hasUnsubmittedChanges ? (
            <>
              {' · '}
              {t('standing.newer')}. <a href={paths.check(frame.id)}>{t('standing.submit-again')}</a>
            </>
          ) : null}
        </p>
      ) : (
        <StandingCallout frame={frame} />
      )}
      {!isShown && result ? <LateWords result={result} questions={asked?.section.questions ?? []} /> : null}
      {isShown && section === organisationSection ? (
        <OrganisationForm {...{ organisation, countries, kinds, from, result }} />
      ) : null}
      {isShown && asked ? <AnswersForm frame={frame} {...asked} from={from} result={result} /> : null}
      <ButtonRow>
        <ButtonLink
          to={from ? paths.check(frame.id) : paths.proposal(frame.id)}
          tone="quiet"
          icon="arrow-left"
        >
          {from ? t('back-to-check') : t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
