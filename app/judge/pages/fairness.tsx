import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Executor } from '#db/client.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { isOrganiserOf, isOwnerOf, isReaderOf } from '#app/people/core/viewer.ts'
import { formatShare } from '#app/platform/format.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { ballotFairnessView, idsInBallots } from '../core/fairness/ballot-view.ts'
import { fairnessView, idsIn, pageLength } from '../core/fairness/report-view.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { ballotFairnessOf } from '../data/ballot-fairness.server.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { hiddenCount, proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { criteriaInWords } from '../data/criteria.server.ts'
import { fairnessOf, namesOfJurors, namesOfProposals } from '../data/fairness.server.ts'
import { voteFairnessOf } from '../data/vote-fairness.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { AdjustedTable } from '../parts/adjusted-table.tsx'
import { AgreementList } from '../parts/agreement-list.tsx'
import { BallotFairnessReport } from '../parts/ballot-fairness.tsx'
import { FairnessFindings } from '../parts/fairness-findings.tsx'
import { FairnessLines, useContestInWords } from '../parts/fairness-lines.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { PlaceChances } from '../parts/place-chances.tsx'
import { VoteFairness } from '../parts/vote-fairness.tsx'
import { SeverityIntervals } from '../parts/severity-intervals.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Rendering it takes longer than all it asks: where it would be the same to the byte, it is not rendered again. */
export const handle = { keepsRendered: true }

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, signedIn } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const scope = { programmeId: recorded.programmeId, challengeId }
  const isHost = isOwnerOf(signedIn, scope) && !isReaderOf(signedIn, scope)
  const isSeated = context.subject.juror?.state === 'accepted'
  const isClosed = isHost || !mayReadRanking({ isSeated }, recorded, context.now)
  // What does not hang together is asked for side by side.
  const [heading, without, way, criteria] = await Promise.all([
    judgingHeading(db, { challengeId, lang }),
    isClosed ? new Set<string>() : proposalsClosedTo(db, { challengeId, personId: signedIn.personId }),
    isClosed ? null : wayOfJudging(db, challengeId),
    isClosed ? [] : criteriaInWords(db, { challengeId, lang }),
  ])
  const base = {
    isHost,
    pageTitle: `${context.t('judge')('fairness.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(signedIn, scope),
  }
  if (way === null) return json({ ...base, report: null, ballots: null, vote: null })
  const asked = Number(new URL(request.url).searchParams.get('from') ?? 1)
  const from = Number.isSafeInteger(asked) ? asked : 1
  const shared = [
    hiddenCount(db, { challengeId, without }),
    from === 1 ? voteFairnessOf(context, { challengeId, slug: heading.slug, without }) : null,
  ] as const
  if (way.way !== 'scorecards') {
    const [hidden, vote, fairness] = await Promise.all([
      ...shared,
      ballotFairnessOf(db, challengeId, { way, without }),
    ])
    const view = ballotFairnessView(fairness, from)
    return json({
      ...base,
      vote,
      report: null,
      ballots: { view, hidden, ...(await namesIn(db, idsInBallots(view))) },
    })
  }
  const [hidden, vote, fairness] = await Promise.all([...shared, fairnessOf(db, challengeId, { without })])
  const view = fairnessView(fairness, from)
  return json({
    ...base,
    vote,
    ballots: null,
    report: {
      ...{ view, hidden, ...(await namesIn(db, idsIn(view))) },
      criteria: Object.fromEntries(criteria.map(({ id, name }) => [id, name])),
    },
  })
}

/** What proposals and jurors are called, those of a page. */
async function namesIn(db: Executor, ids: { proposals: readonly string[]; jurors: readonly string[] }) {
  const [proposals, jurors] = await Promise.all([
    namesOfProposals(db, ids.proposals),
    namesOfJurors(db, ids.jurors),
  ])
  return {
    proposals: Object.fromEntries(proposals.map(({ proposalId, ...names }) => [proposalId, names])),
    jurors: Object.fromEntries(jurors),
  }
}

export default function Fairness() {
  const { heading, isOrganiser, isHost, report, ballots, vote } = useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  if (report) return <Report heading={heading} isOrganiser={isOrganiser} report={report} vote={vote} />
  if (ballots)
    return (
      <JudgingFrame step="fairness" heading={heading} isOrganiser={isOrganiser}>
        {ballots.hidden > 0 ? <Callout>{t('jury.hidden', { count: ballots.hidden })}</Callout> : null}
        <BallotFairnessReport
          view={ballots.view}
          proposalOf={(id) => ballots.proposals[id]}
          jurorName={(id) => ballots.jurors[id] ?? ''}
          own={paths.organise.fairness(heading.slug)}
        />
        {vote ? <VoteFairness vote={vote} /> : null}
        <p>
          <a href={paths.fairnessMethod}>{t('fairness.method')}</a>
        </p>
      </JudgingFrame>
    )
  return (
    <JudgingFrame step="fairness" heading={heading} isOrganiser={isOrganiser}>
      {isHost ? (
        <EmptyState title={t('ranking.not-for-owners')}>{t('ranking.not-for-owners-hint')}</EmptyState>
      ) : (
        <EmptyState
          title={t('ranking.not-yet')}
          action={
            <ButtonLink to={paths.organise.progress(heading.slug)} tone="quiet">
              {t('progress.title')}
            </ButtonLink>
          }
        >
          {t('ranking.not-yet-hint')} <LocalTime atIso={heading.judgingEndsAtIso} zone={heading.zone} />
        </EmptyState>
      )}
    </JudgingFrame>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Report({
  heading,
  isOrganiser,
  report,
  vote,
}: Pick<Loaded, 'heading' | 'isOrganiser' | 'vote'> & { report: NonNullable<Loaded['report']> }) {
  const { t } = useTranslation('judge')
  const { lang, paths } = useSite()
  const { view, hidden, proposals, jurors, criteria } = report
  const titleOf = (id: string) => proposals[id]?.title ?? ''
  const jurorName = (id: string) => jurors[id] ?? ''
  const inWords = useContestInWords({ jurorName, criterionName: (id) => criteria[id] ?? '' })
  const own = paths.organise.fairness(heading.slug)
  const isFirstPage = view.from === 1
  return (
    <JudgingFrame step="fairness" heading={heading} isOrganiser={isOrganiser}>
      {hidden > 0 ? <Callout>{t('jury.hidden', { count: hidden })}</Callout> : null}
      {view.lines.length === 0 ? (
        <EmptyState title={t('fairness.empty')}>{t('fairness.empty-hint')}</EmptyState>
      ) : null}
      {isFirstPage && view.lines.length > 0 ? (
        <>
          <FairnessFindings lines={view.lines} />
          <Section id="lines" title={t('fairness.lines')} intro={t('fairness.lines-hint')}>
            <FairnessLines
              lines={view.lines}
              standing={view.standing}
              proposalOf={(id) => proposals[id]}
              inWords={inWords}
              also={{
                header: t('fairness.held-weights'),
                of: ({ heldInWeights }) =>
                  heldInWeights === null ? '–' : formatShare(lang, heldInWeights, 0),
              }}
            />
          </Section>
          <Section id="chances" title={t('fairness.chances')} intro={t('fairness.chances-hint')}>
            <PlaceChances
              places={view.places}
              rows={view.chances.map((one) => ({
                ...one,
                label: titleOf(one.proposalId),
                language: proposals[one.proposalId]?.language,
              }))}
            />
          </Section>
          {view.next.length > 0 ? (
            <Section id="next" title={t('fairness.next')} intro={t('fairness.next-hint')}>
              <ol className="prose">
                {view.next.map(({ proposal, doubt, doubtAfter }) => (
                  <li key={proposal}>
                    {t('fairness.next-one', {
                      title: titleOf(proposal),
                      doubt: formatShare(lang, doubt, 0),
                      after: formatShare(lang, doubtAfter, 0),
                    })}
                  </li>
                ))}
              </ol>
            </Section>
          ) : null}
          <Section id="severity" title={t('ranking.severity')} intro={t('fairness.severity-hint')}>
            {view.severity.withheld === null ? (
              <SeverityIntervals
                jurors={view.severity.jurors}
                jurorName={jurorName}
                others={view.severity.others}
              />
            ) : (
              <p>{t(`fairness.withheld-${view.severity.withheld}`)}</p>
            )}
          </Section>
          {view.agreement ? (
            <Section id="agreement" title={t('fairness.agreement')} intro={t('fairness.agreement-hint')}>
              <AgreementList agreement={view.agreement} />
            </Section>
          ) : null}
        </>
      ) : null}
      {view.all > 0 ? (
        <Section id="adjusted" title={t('fairness.adjusted')} intro={t('fairness.adjusted-hint')}>
          <AdjustedTable
            rows={view.rows.flatMap((row) => {
              const names = proposals[row.proposalId]
              return names ? [{ ...row, ...names }] : []
            })}
          />
          <Pager
            {...(!isFirstPage && { firstTo: `${own}#adjusted` })}
            {...(view.from + pageLength <= view.all && {
              nextTo: `${own}?from=${view.from + pageLength}#adjusted`,
            })}
            note={t('fairness.rows', {
              first: view.from,
              last: view.from + view.rows.length - 1,
              all: view.all,
            })}
          />
        </Section>
      ) : null}
      {vote ? <VoteFairness vote={vote} /> : null}
      <p>
        <a href={paths.fairnessMethod}>{t('fairness.method')}</a>
      </p>
    </JudgingFrame>
  )
}
