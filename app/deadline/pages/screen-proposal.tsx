import { htmlLangOf } from '#app/platform/languages.ts'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Executor } from '#db/client.server.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { filesForReaders } from '#app/apply/core/files/file-to-read.ts'
import { fileStatesOfVersion, tracedFilesOfVersion } from '#app/apply/data/files.server.ts'
import { answerReader } from '#app/apply/data/answer-reader.server.ts'
import { earlierSections } from '#app/apply/data/earlier-answers.server.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { findTeamProposal } from '#app/apply/data/team-proposal.server.ts'
import { AnswersBySection } from '#app/apply/parts/answers-by-section.tsx'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { countryName } from '#app/platform/format.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { readForm } from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { setRuleWords } from '#app/publish/data/eligibility-words.server.ts'
import { rulesOf } from '#app/publish/data/rules.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Columns } from '#app/ui/layout/columns.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { notesOfVersion } from '#app/apply/data/answer-notes.server.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { partnersInWords } from '#app/apply/data/consortium.server.ts'
import { likeProposals, referenceOf } from '../data/duplicates.server.ts'
import { nextToScreen } from '../data/screening.server.ts'
import { versionOrigin } from '../data/version-origin.server.ts'
import { noteReading } from './noted-reading.server.ts'
import { isReadable, screenAction } from './screen-action.server.ts'
import { completionView } from './completion-view.server.ts'
import { moveView } from './move-view.server.ts'
import { BlindTraces } from '../parts/blind-traces.tsx'
import { CompletionForm } from '../parts/completion-form.tsx'
import { DuplicateForm } from '../parts/duplicate-form.tsx'
import { MoveForm } from '../parts/move-form.tsx'
import { ScreeningForm } from '../parts/screening-form.tsx'

export const access = {
  loader: { who: 'screener of :challenge' },
  action: {
    verdict: { who: 'screener of :challenge' },
    duplicate: { who: 'screener of :challenge' },
    'not-duplicate': { who: 'screener of :challenge' },
    'ask-completion': { who: 'screener of :challenge' },
    'close-completion': { who: 'screener of :challenge' },
    'ask-move': { who: 'screener of :challenge' },
    'cancel-move': { who: 'screener of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { id: proposalId, reference } = sure(context.subject.proposal)
  if (!isReadable(context)) throw notFound()
  const found = await findTeamProposal(context.db, proposalId)
  const version = found && (await findVersion(context.db, proposalId, found.proposal.versions))
  if (!found || !version || found.row.state !== 'submitted') throw notFound()
  const { personId } = context.signedIn
  const capacity = await noteReading(context)
  const body = readFrozenBody(version.body)
  const { answers, organisation, partners = [], language, site, briefNumber, formNumber, files = [] } = body
  const form = await formNumbered(context.db, { challengeId, number: formNumber ?? 0 })
  const states = await fileStatesOfVersion(context.db, { proposalId, number: version.number })
  const reader = await answerReader(context, {
    proposalId,
    forms: [form],
    files: filesForReaders(files, states, {
      to: (file) => pathsIn(context.lang).organise.proposalFile(slug, proposalId, file),
    }),
  })
  const { row } = found
  const current = settled(recorded, context.now)
  return json({
    challenge: { slug, ...titleIn(found.titles, context.lang) },
    id: proposalId,
    reference,
    title: version.title,
    version: version.number,
    brief: { answered: briefNumber, newest: found.newestBrief },
    isOrganiser: capacity === 'organiser',
    submittedAt: version.submittedAt.toISOString(),
    origin: await versionOrigin(context.db, proposalId),
    zone: recorded.calendar.zone,
    sections: [
      ...readForm(shownForm(form, context.lang, context.t('publish')), answers, {
        ...reader,
        as: 'organisers',
      }),
      ...(await earlierSections(context, { body, reader, as: 'organisers' })),
    ],
    organisation,
    notes: await notesOfVersion(context, { proposalId, body }),
    partners: partnersInWords(partners, context.lang),
    site,
    country: organisation.country ? countryName(context.lang, organisation.country) : undefined,
    language,
    screening: row.screening,
    rule: row.screeningRule,
    ownRules: await rulesOf(context.db, challengeId, context.lang),
    setRules: setRuleWords(context, await eligibilityOf(context.db, challengeId)),
    reason: row.screeningReason,
    isOver: current.endedFrom !== null || hasReached(roadStateOf(current), 'judging'),
    completion: await completionView(context, { row, form, answers }),
    move: await moveView(context, { proposalId }),
    like: await likeProposals(context.db, { challengeId, proposalId, personId }),
    original: await originalOf(context.db, { id: row.duplicateOf, personId }),
    traced: recorded.policy.isBlind
      ? await tracedFilesOfVersion(context.db, { proposalId, number: version.number })
      : null,
    nextId: await nextToScreen(context.db, { challengeId, proposalId, personId }),
    pageTitle: `${reference} · ${context.t('deadline')('screen.title')}`,
  })
}

async function originalOf(db: Executor, { id, personId }: { id: string | null; personId: string }) {
  const reference = id === null ? null : await referenceOf(db, { proposalId: id, personId })
  return id === null || reference === null ? null : { id, reference }
}

export const action = screenAction

export default function ScreenProposal() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const { challenge, brief } = data
  const sentBy = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const nav = useChallengeNav(challenge.slug, { current: 'proposals', isOrganiser: data.isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      width="split"
      title={data.title}
      titleLang={htmlLangOf(data.language)}
      lede={
        <>
          {data.reference} · {t('screen.version', { version: data.version })} ·{' '}
          <LocalTime atIso={data.origin.handedInAt ?? data.submittedAt} zone={data.zone} />
          {data.origin.madeBy === null ? null : (
            <>
              {' '}
              · {t(`made-by.${data.origin.madeBy}`)} <LocalTime atIso={data.submittedAt} zone={data.zone} />
            </>
          )}
        </>
      }
      breadcrumb={[
        { to: paths.organise.challenge(challenge.slug), label: challenge.title },
        { to: paths.organise.proposals(challenge.slug), label: t('screening.title') },
      ]}
      nav={nav}
    >
      <p className="note">
        {t('screen.brief', { number: brief.answered })}
        {brief.newest > 1 ? (
          <>
            {' '}
            {brief.answered < brief.newest ? `${t('screen.brief-newer', { number: brief.newest })} ` : null}
            <a href={paths.addenda(challenge.slug)}>{t('screen.addenda')}</a>
          </>
        ) : null}
      </p>
      <Columns shape="main-aside">
        <div>
          <AnswersBySection
            isOthers
            sections={data.sections}
            organisation={data.organisation}
            partners={data.partners}
            notes={data.notes}
            language={data.language}
            site={data.site}
            country={data.country}
          />
        </div>
        <div>
          <Callout>
            <p>{t('screen.noted')}</p>
          </Callout>
          {data.traced ? <BlindTraces files={data.traced} /> : null}
          <ScreeningForm
            result={sentBy('verdict')}
            version={data.version}
            screening={data.screening}
            rule={data.rule}
            ownRules={data.ownRules}
            setRules={data.setRules}
            reason={data.reason}
            isOver={data.isOver}
          />
          <CompletionForm
            result={sentBy('ask-completion')}
            version={data.version}
            zone={data.zone}
            {...data.completion}
            isOver={data.isOver}
          />
          <MoveForm
            result={sentBy('ask-move')}
            version={data.version}
            zone={data.zone}
            {...data.move}
            isOver={data.isOver}
          />
          <DuplicateForm
            result={sentBy('duplicate')}
            slug={challenge.slug}
            version={data.version}
            like={data.like}
            original={data.original}
            isOver={data.isOver}
          />
          <p>
            <a href={paths.organise.dossier(challenge.slug, data.id)} download>
              {t('export.dossier')}
            </a>
          </p>
          {data.nextId ? (
            <p>
              <a href={paths.organise.proposal(challenge.slug, data.nextId)}>{t('screen.next')}</a>
            </p>
          ) : null}
        </div>
      </Columns>
    </AreaLayout>
  )
}
