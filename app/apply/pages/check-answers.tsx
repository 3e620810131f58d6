import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { termsView } from '#app/publish/data/terms.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { findShownQuestion, shownForm } from '#app/publish/core/form/form-words.ts'
import { answersOfEarlierForms, readForm } from '#app/publish/core/form/said-answer.ts'
import { formsOf, lastOf } from '#app/publish/data/forms.server.ts'
import { answerProblems, isOrganisationComplete, languageOf } from '../core/completeness.ts'
import { filesForTeam, statesOf, unfrozen } from '../core/files/file-to-read.ts'
import { filesOfDraft } from '../data/files.server.ts'
import { consortiumRefusal } from '../core/consortium.ts'
import { checkMaturity, partTaken } from '../core/eligibility.ts'
import { saidMaturity } from '../core/said-maturity.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { partnersInWords, partnersOf } from '../data/consortium.server.ts'
import { partTakenElsewhere } from '../data/parts-taken.server.ts'
import { notesOfDraft } from '../data/answer-notes.server.ts'
import { answerReader } from '../data/answer-reader.server.ts'
import { problemSentence } from '../data/problem-sentence.server.ts'
import { draftAnswersOf, memberIdsOf } from '../data/proposals.server.ts'
import { submitProposal } from '../flows/submit-proposal.server.ts'
import { AnswersBySection } from '../parts/answers-by-section.tsx'
import { TraceWarning } from '../parts/files/trace-warning.tsx'
import { EarlierAnswers } from '../parts/earlier-answers.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { TermsText } from '../parts/terms-text.tsx'
import { loadFrame } from './frame.server.ts'

export const access = {
  loader: { who: 'team of :proposal' },
  action: { who: 'team editor of :proposal', bodyBytes: 20_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const { name, kind, country, registryNumber, website } = found.organisation
  const answers = await draftAnswersOf(context.db, frame.id)
  const language = languageOf(answers, frame.language)
  const forms = await formsOf(context.db, found.row.challengeId)
  const form = lastOf(forms)
  const t = context.t('publish')
  const shown = shownForm(form, context.lang, t)
  const drafted = await filesOfDraft(context.db, frame.id)
  const facts = {
    language,
    members: await memberIdsOf(context.db, frame.id),
    files: drafted.map(({ id }) => id),
  }
  const files = filesForTeam(unfrozen(drafted), statesOf(drafted), (file) =>
    pathsIn(context.lang).file(frame.id, file),
  )
  const reader = await answerReader(context, { proposalId: frame.id, forms, files })
  const partners = await partnersOf(context.db, frame.id)
  const { consortium, maturity } = await eligibilityOf(context.db, found.row.challengeId)
  const mature = checkMaturity(saidMaturity(form, answers, found.row.maturity), maturity)
  const partIn = await partTakenElsewhere(context.db, frame.id)
  const sites = await sitesOf(context.db, found.row.challengeId, context.lang)
  const chosen = sites.find(({ id }) => id === found.row.siteId)
  return json({
    frame,
    site:
      sites.length === 0
        ? undefined
        : chosen
          ? { name: chosen.name, months: found.row.pilotMonths ?? 0 }
          : null,
    formNumber: form.number,
    sections: readForm(shown, answers, { ...reader, as: 'team' }),
    earlier: answersOfEarlierForms(
      shown,
      forms.map((each) => shownForm(each, context.lang, t)),
      answers,
      reader,
    ),
    language,
    organisation: { name, kind, country, registryNumber, website },
    isOrganisationMissing: !isOrganisationComplete(found.organisation),
    tracesIn: drafted
      .filter(({ traces }) => traces.length > 0)
      .map(({ id, name, traces }) => ({ id, name, traces })),
    problems: answerProblems(form, answers, facts).map(({ question: key, section, problem }) => {
      const question = findShownQuestion(shown, key)
      const sentence = problemSentence(context, 'problems', { question, problem })
      return { question: key, section, label: question.label, sentence }
    }),
    notes: await notesOfDraft(context, { proposalId: frame.id, answers }),
    partners: partnersInWords(partners, context.lang),
    together: consortiumRefusal(consortium, partners.length),
    unmet: [
      ...(mature.ok || mature.refusal.code === 'maturity-unsaid' ? [] : [mature.refusal]),
      ...(partIn === null ? [] : [partTaken(partIn)]),
    ].map((refusal) => refusalSentence(context, 'apply', refusal)),
    terms: await termsView(context.db, {
      challengeId: found.row.challengeId,
      answered: found.row.briefNumber,
      lang: context.lang,
    }),
    requestId: newId(),
    pageTitle: `${frame.reference} · ${context.t('apply')('check.title')}`,
  })
}

const schema = z.object({
  requestId: z.uuid(),
  draftVersion: z.coerce.number().int().positive(),
  formNumber: z.coerce.number().int().nonnegative().optional(),
})

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const result = await submitProposal(
    { ...form.value, proposalId, personId: context.signedIn.personId, role: teamRole ?? 'viewer' },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  const receipt = pathsIn(context.lang).receipt(proposalId, result.value.version)
  return redirectWithToast(context, receipt, 'apply:toasts.submitted')
}

export default function CheckAnswers() {
  const data = useLoaderData<typeof loader>()
  const { frame, site, language, organisation, isOrganisationMissing, problems, terms, requestId } = data
  const { together, unmet } = data
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.canWrite && frame.state !== 'withdrawn'
  const missing =
    problems.length +
    unmet.length +
    (isOrganisationMissing ? 1 : 0) +
    (site === null ? 1 : 0) +
    (together === null ? 0 : 1)
  const isNew = frame.state !== 'submitted' || frame.hasUnsubmittedChanges
  const changeTo = (section: string, question?: string) =>
    `${paths.section(frame.id, section)}?from=check${question ? `#field-answers-${question}` : ''}`
  return (
    <ProposalLayout
      frame={frame}
      page="check"
      title={t('check.title')}
      lede={t(isWritable ? 'check.lede' : 'check.lede-reading')}
    >
      {!isWritable && result?.problem ? (
        <Callout tone="bad">
          <p role="alert">{result.problem}</p>
        </Callout>
      ) : null}
      <StandingCallout frame={frame} submitAt="#submit" />
      {missing > 0 && isWritable ? (
        <Callout tone="warn" title={t('check.missing', { count: missing })}>
          <ul>
            {isOrganisationMissing ? (
              <li>
                <a href={changeTo('organisation')}>{t('organisation.country')}</a>
              </li>
            ) : null}
            {together ? (
              <li>
                <a href={paths.consortium(frame.id)}>{t('consortium.title')}</a>:{' '}
                {t(`refusals.${together.code}`)}
              </li>
            ) : null}
            {unmet.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {site === null ? (
              <li>
                <a href={paths.site(frame.id)}>{t('site.title')}</a>
              </li>
            ) : null}
            {problems.map(({ question, section, label, sentence }) => (
              <li key={question}>
                <a href={changeTo(section, question)}>{label}</a>
                {': '}
                {sentence}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <AnswersBySection
        sections={data.sections}
        organisation={organisation}
        language={language}
        site={site}
        partners={data.partners}
        notes={data.notes}
        changeTo={isWritable ? changeTo : undefined}
      />
      {isWritable ? <TraceWarning files={data.tracesIn} filesAt={paths.files(frame.id)} /> : null}
      <EarlierAnswers answers={data.earlier} language={language} />
      {isWritable ? (
        <Section id="submit" title={t('check.submit-title')}>
          <p>{t('check.submit-text')}</p>
          {terms ? (
            <>
              <p>{t('terms.by-submitting', { organisation: organisation.name, version: terms.version })}</p>
              <TermsText terms={terms} />
            </>
          ) : null}
          {frame.brief.newest > 1 ? (
            <p>
              <a href={paths.addenda(frame.challenge.slug)}>
                {t('brief-version.answers', { version: frame.brief.answered })}
              </a>
            </p>
          ) : null}
          <DeadlineBlock
            live={frame.hasOwnDeadline ? undefined : { challenge: frame.challenge.slug, instant: 'closesAt' }}
            atIso={frame.closesAt}
            nowIso={frame.nowIso}
            graceMinutes={frame.graceMinutes}
            organiserZone={frame.zone}
            partnerZones={frame.partnerZones}
            label={t(frame.hasOwnDeadline ? 'own-deadline-label' : 'deadline-label')}
          />
          <Form
            result={result}
            requestId={requestId}
            hidden={{ draftVersion: frame.draftVersion, formNumber: data.formNumber }}
            label={t('check.submit-title')}
          >
            {missing > 0 ? (
              <p>{t('check.not-yet')}</p>
            ) : isNew ? (
              <SubmitButton>{frame.versions > 0 ? t('check.again') : t('check.submit')}</SubmitButton>
            ) : (
              <p>{t('check.nothing-new')}</p>
            )}
          </Form>
        </Section>
      ) : null}
      <p>
        <ButtonLink to={paths.proposal(frame.id)} tone="quiet" icon="arrow-left">
          {t('back-to-tasks')}
        </ButtonLink>
      </p>
    </ProposalLayout>
  )
}
