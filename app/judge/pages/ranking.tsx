import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf, isOwnerOf, isReaderOf, isScreenerOf } from '#app/people/core/viewer.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { JudgingRuleWords } from '#app/publish/parts/judging-rule.tsx'
import { criteriaByWeight } from '../core/ranking.ts'
import { isOf100 } from '../core/scoring.ts'
import {
  pageOfRanking,
  rankedView,
  rankingPageLength,
  safePlaces,
  severityViews,
} from '../core/ranking-view.ts'
import { ballotRankingOf } from '../data/ballot-ranking.server.ts'
import { hiddenCount, proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { criteriaInWords } from '../data/criteria.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { juryOverview } from '../data/jury-overview.server.ts'
import { countingRankingOf } from '../data/finalists.server.ts'
import { BallotRanking } from '../parts/ballot-ranking.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { RankFigure } from '../parts/rank-figure.tsx'
import { RankingTable } from '../parts/ranking-table.tsx'
import { SeverityStrip } from '../parts/severity-strip.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ request, context }: LoaderArgs) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const scope = { programmeId: recorded.programmeId, challengeId }
  const isHost = isOwnerOf(context.signedIn, scope) && !isReaderOf(context.signedIn, scope)
  const base = {
    isHost,
    pageTitle: `${context.t('judge')('ranking.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(context.signedIn, scope),
    isToDecide: settled(recorded, context.now).state === 'deliberating',
  }
  const isSeated = context.subject.juror?.state === 'accepted'
  // Who says what can be hosted says it apart from scores and places.
  if (isHost || !mayReadRanking({ isSeated }, recorded, context.now))
    return json({ ...base, canOpen: false, ballots: null, ranking: null })
  const { personId } = context.signedIn
  const without = await proposalsClosedTo(context.db, { challengeId, personId })
  const hidden = await hiddenCount(context.db, { challengeId, without })
  const canOpen = isScreenerOf(context.signedIn, scope)
  const byBallot = await ballotRankingOf(context.db, challengeId, { without })
  if (byBallot) {
    const { way, ballots, rows } = byBallot
    const rule = way.way === 'ranked' ? way.rule.by : null
    // Exact fractions stay here: what is shown is their text.
    const shown = rows.map(({ figure: _, ...row }) => row)
    return json({
      ...base,
      canOpen,
      ballots: { hidden, way: way.way, rule, ballots, rows: shown },
      ranking: null,
    })
  }
  const { counting, counts, severities, minimumReviews, facts } = await countingRankingOf(
    context.db,
    challengeId,
    { without },
  )
  const asked = new URL(request.url).searchParams
  const page = pageOfRanking(counting, {
    from: Number(asked.get('from') ?? 1),
    isWhole: asked.get('rows') === 'all',
  })
  const names = new Map(
    (await juryOverview(context.db, challengeId)).map(({ jurorId, name }) => [jurorId, name]),
  )
  return json({
    ...base,
    canOpen,
    ballots: null,
    ranking: {
      minimumReviews,
      rule: facts.rule,
      hidden,
      criteria: criteriaByWeight(await criteriaInWords(context.db, { challengeId, lang: context.lang })),
      counts,
      ...safePlaces(counting),
      from: page.from,
      all: page.all,
      rows: page.rows.map((row) => ({
        ...rankedView(row, facts.rule),
        reference: row.reference,
        title: row.title,
        language: row.language,
        organisation: row.organisation,
        finals: row.finals,
        assigned: row.assigned,
      })),
      severities: severityViews(severities).map((view) => ({ ...view, name: names.get(view.jurorId) ?? '' })),
    },
  })
}

export default function Ranking() {
  const { heading, isOrganiser, isToDecide, ballots, ranking, canOpen, isHost } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  if (ballots) {
    return (
      <JudgingFrame
        step="ranking"
        heading={heading}
        isOrganiser={isOrganiser}
        lede={t('ballot-ranking.lede-ranked')}
        actions={
          ballots.ballots > 0 && isOrganiser && isToDecide ? (
            <ButtonLink to={paths.organise.decision(heading.slug)}>{t('ranking.decide')}</ButtonLink>
          ) : undefined
        }
      >
        {ballots.hidden > 0 ? <Callout>{t('jury.hidden', { count: ballots.hidden })}</Callout> : null}
        <BallotRanking ranking={ballots} slug={heading.slug} canOpen={canOpen} />
      </JudgingFrame>
    )
  }
  if (!ranking) {
    return (
      <JudgingFrame step="ranking" heading={heading} isOrganiser={isOrganiser}>
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
  const { rows, criteria, severities, minimumReviews, hidden, rule } = ranking
  const { placed, safe, from, all } = ranking
  const own = paths.organise.ranking(heading.slug)
  const hasTotals = placed > 0
  return (
    <JudgingFrame
      step="ranking"
      heading={heading}
      isOrganiser={isOrganiser}
      actions={
        hasTotals && isOrganiser && isToDecide ? (
          <ButtonLink to={paths.organise.decision(heading.slug)}>{t('ranking.decide')}</ButtonLink>
        ) : undefined
      }
    >
      {hidden > 0 ? <Callout>{t('jury.hidden', { count: hidden })}</Callout> : null}
      {ranking.counts === 'consensus' ? <Callout>{t('ranking.consensus-counts')}</Callout> : null}
      {hasTotals ? (
        <>
          <RankFigure rows={rows} all={all} placed={placed} safe={safe} />
          <p>
            <a href={paths.organise.fairness(heading.slug)}>{t('fairness.link')}</a>
          </p>
          <Section id="table" title={t('ranking.table')}>
            <RankingTable
              rows={rows}
              criteria={criteria}
              minimumReviews={minimumReviews}
              isOf100={isOf100(rule)}
              slug={heading.slug}
              canOpen={canOpen}
            />
            <Pager
              {...(from > 1 && { firstTo: `${own}#table` })}
              {...(from - 1 + rows.length < all && {
                nextTo: `${own}?from=${from + rankingPageLength}#table`,
              })}
              note={t('fairness.rows', { first: from, last: from - 1 + rows.length, all })}
            />
            {rows.length < all ? (
              <p>
                <a href={`${own}?rows=all#table`}>{t('ranking.all-rows')}</a>
              </p>
            ) : null}
          </Section>
          {severities.length > 0 ? (
            <Section id="severity" title={t('ranking.severity')} intro={t('ranking.severity-hint')}>
              <SeverityStrip severities={severities} isOf100={isOf100(rule)} />
            </Section>
          ) : null}
          <Disclosure summary={t('ranking.method')}>
            <JudgingRuleWords rule={rule} criteria={criteria} counting={ranking.counts} />
            <p>{t('ranking.method-band')}</p>
          </Disclosure>
        </>
      ) : (
        <EmptyState title={t('ranking.empty')}>{t('ranking.empty-hint')}</EmptyState>
      )}
    </JudgingFrame>
  )
}
