import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isOrganiserOf, isScreenerOf } from '#app/people/core/viewer.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { criteriaByWeight } from '../core/ranking.ts'
import { rankedView, severityViews } from '../core/ranking-view.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { criteriaInWords } from '../data/criteria.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { juryOverview } from '../data/jury-overview.server.ts'
import { rankingOf } from '../data/ranking.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { RankFigure } from '../parts/rank-figure.tsx'
import { RankingTable } from '../parts/ranking-table.tsx'
import { SeverityStrip } from '../parts/severity-strip.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const scope = { programmeId: recorded.programmeId, challengeId }
  const base = {
    pageTitle: `${context.t('judge')('ranking.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(context.signedIn, scope),
  }
  if (!mayReadRanking(context)) return json({ ...base, canOpen: false, ranking: null })
  const { personId } = context.signedIn
  const { rows, severities, minimumReviews } = await rankingOf(context.db, challengeId)
  const closed = await proposalsClosedTo(context.db, { challengeId, personId })
  const names = new Map(
    (await juryOverview(context.db, challengeId)).map(({ jurorId, name }) => [jurorId, name]),
  )
  return json({
    ...base,
    canOpen: isScreenerOf(context.signedIn, scope),
    ranking: {
      minimumReviews,
      criteria: criteriaByWeight(await criteriaInWords(context.db, { challengeId, lang: context.lang })),
      rows: rows.map((row) => ({
        ...rankedView(row, closed.has(row.proposalId)),
        reference: row.reference,
        title: row.title,
        language: row.language,
        organisation: row.organisation,
        finals: row.finals,
        assigned: row.assigned,
      })),
      // A difference on few proposals would give away a score that is closed to this reader.
      severities:
        closed.size > 0
          ? []
          : severityViews(severities).map((view) => ({ ...view, name: names.get(view.jurorId) ?? '' })),
    },
  })
}

/** Organisers by the challenge's own rule; whoever also sits on the jury not before judging is over. */
function mayReadRanking({ subject, now }: LoaderArgs['context']): boolean {
  const { recorded } = sure(subject.challenge)
  if (subject.juror?.state === 'accepted') {
    return mayRead('scorecards', { ...nobody, isJuror: true, assignment: 'clear' }, recorded, now)
  }
  return mayRead('ranking', { ...nobody, isOrganiser: true }, recorded, now)
}

export default function Ranking() {
  const { heading, isOrganiser, ranking, canOpen } = useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  if (!ranking) {
    return (
      <JudgingFrame step="ranking" heading={heading} isOrganiser={isOrganiser}>
        <EmptyState title={t('ranking.not-yet')}>
          {t('ranking.not-yet-hint')} <LocalTime atIso={heading.judgingEndsAtIso} zone={heading.zone} />
        </EmptyState>
      </JudgingFrame>
    )
  }
  const { rows, criteria, severities, minimumReviews } = ranking
  const hasTotals = rows.some(({ place }) => place !== null)
  return (
    <JudgingFrame
      step="ranking"
      heading={heading}
      isOrganiser={isOrganiser}
      actions={
        hasTotals && isOrganiser ? (
          <ButtonLink to={paths.organise.decision(heading.slug)}>{t('ranking.decide')}</ButtonLink>
        ) : undefined
      }
    >
      {hasTotals ? (
        <>
          <RankFigure rows={rows} />
          <Section id="table" title={t('ranking.table')}>
            <RankingTable
              rows={rows}
              criteria={criteria}
              minimumReviews={minimumReviews}
              slug={heading.slug}
              canOpen={canOpen}
            />
          </Section>
          {severities.length > 0 ? (
            <Section id="severity" title={t('ranking.severity')} intro={t('ranking.severity-hint')}>
              <SeverityStrip severities={severities} />
            </Section>
          ) : null}
          <Disclosure summary={t('ranking.method')}>
            <ul>
              <li>{t('ranking.method-total')}</li>
              <li>{t('ranking.method-cannot-judge')}</li>
              <li>{t('ranking.method-mean')}</li>
              <li>{t('ranking.method-ties', { criteria: criteria.map(({ name }) => name).join(' → ') })}</li>
              <li>{t('ranking.method-band')}</li>
            </ul>
          </Disclosure>
        </>
      ) : (
        <EmptyState title={t('ranking.empty')}>{t('ranking.empty-hint')}</EmptyState>
      )}
    </JudgingFrame>
  )
}
