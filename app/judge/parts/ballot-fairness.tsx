import { useTranslation } from 'react-i18next'
import { formatFixed, formatList, formatNumber, formatShare } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { BallotContest } from '../core/fairness/ballot-report.ts'
import type { BallotFairnessView } from '../core/fairness/ballot-view.ts'
import { BallotJurors } from './ballot-jurors.tsx'
import { FairnessFindings } from './fairness-findings.tsx'
import { FairnessLines } from './fairness-lines.tsx'
import { PlaceChances } from './place-chances.tsx'

type Named = { title: string; language: string; reference: string; organisation: string }

/** How firm the order of ballots is, in the same words and figures as that of scorecards where they say the same. */
export function BallotFairnessReport({
  view,
  proposalOf,
  jurorName,
  own,
}: {
  view: BallotFairnessView
  proposalOf: (id: string) => Named | undefined
  jurorName: (id: string) => string
  /** The path of the page itself. */
  own: string
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const inWords = useBallotContestInWords({ jurorName, redraws: view.redraws })
  const titleOf = (id: string) => proposalOf(id)?.title ?? ''
  const share = (value: number) => formatShare(lang, value, 0)
  const redraws = formatNumber(lang, view.redraws)
  if (view.lines.length === 0)
    return <EmptyState title={t('fairness.empty')}>{t('ballot-fairness.empty-hint')}</EmptyState>
  return (
    <>
      {view.from === 1 ? (
        <>
          <FairnessFindings lines={view.lines} />
          <Section id="lines" title={t('fairness.lines')} intro={t('fairness.lines-hint')}>
            <FairnessLines
              lines={view.lines}
              standing={view.standing}
              proposalOf={proposalOf}
              inWords={inWords}
              also={{
                header: t(
                  view.way === 'ranked' ? 'ballot-fairness.held-rules' : 'ballot-fairness.told-apart',
                ),
                of: ({ heldByRules, toldApart }) =>
                  heldByRules
                    ? t('ballot-fairness.of', { count: heldByRules.held, all: heldByRules.rules })
                    : toldApart === null
                      ? '–'
                      : share(toldApart),
              }}
            />
          </Section>
          <Section
            id="chances"
            title={t('fairness.chances')}
            intro={t('ballot-fairness.chances-hint', { redraws })}
          >
            <PlaceChances
              places={view.places}
              rows={view.chances.map((one) => ({
                ...one,
                label: titleOf(one.proposalId),
                language: proposalOf(one.proposalId)?.language,
              }))}
            />
          </Section>
          <NextToSettle view={view} titleOf={titleOf} />
          <Section
            id="agreement"
            title={t('fairness.agreement')}
            intro={t(`ballot-fairness.agreement-hint-${view.way}`)}
          >
            <BallotAgreement agreement={view.agreement} />
          </Section>
          <BallotJurors view={view} jurorName={jurorName} />
        </>
      ) : null}
      <Section id="order" title={t('ballot-fairness.order')} intro={t('ballot-fairness.order-hint')}>
        <DataTable
          caption={t('ballot-fairness.order')}
          isCaptionHidden
          rows={view.rows}
          rowKey={({ proposalId }) => proposalId}
          columns={[
            {
              key: 'place',
              header: t('ranking.place'),
              align: 'end',
              cell: ({ place }) => formatNumber(lang, place),
            },
            {
              key: 'title',
              header: t('queue.proposal'),
              isRowName: true,
              cell: ({ proposalId }) => (
                <>
                  <span lang={proposalOf(proposalId)?.language}>{titleOf(proposalId)}</span>
                  <br />
                  <small>
                    {proposalOf(proposalId)?.organisation} · {proposalOf(proposalId)?.reference}
                  </small>
                </>
              ),
            },
            {
              key: 'range',
              header: t('ranking.band'),
              align: 'end',
              cell: ({ withoutOne }) =>
                withoutOne === null
                  ? '–'
                  : withoutOne[0] === withoutOne[1]
                    ? formatNumber(lang, withoutOne[0])
                    : `${formatNumber(lang, withoutOne[0])}–${formatNumber(lang, withoutOne[1])}`,
            },
            { key: 'award', header: t('fairness.award'), align: 'end', cell: ({ award }) => share(award) },
            {
              key: 'jurors',
              header: t('ballot-ranking.ballots'),
              align: 'end',
              cell: ({ jurors }) => formatNumber(lang, jurors),
            },
          ]}
        />
        <Pager
          {...(view.from > 1 && { firstTo: `${own}#order` })}
          {...(view.from + view.rows.length <= view.all && {
            nextTo: `${own}?from=${view.from + view.rows.length}#order`,
          })}
          note={t('fairness.rows', {
            ...{ first: view.from, last: view.from + view.rows.length - 1, all: view.all },
          })}
        />
      </Section>
    </>
  )
}

/** Which one more ballot, or answer, would settle most; nothing where none would. */
function NextToSettle({ view, titleOf }: { view: BallotFairnessView; titleOf: (id: string) => string }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const { way, nextBallots, nextComparisons } = view
  const share = (value: number) => formatShare(lang, value, 0)
  if (nextBallots.length + nextComparisons.length === 0) return null
  return (
    <Section id="next" title={t(`ballot-fairness.next-${way}`)} intro={t(`ballot-fairness.next-hint-${way}`)}>
      <ol className="prose">
        {nextBallots.map(({ proposal, doubt, doubtAfter }) => (
          <li key={proposal}>
            {t('fairness.next-one', {
              ...{ title: titleOf(proposal), doubt: share(doubt), after: share(doubtAfter) },
            })}
          </li>
        ))}
        {nextComparisons.map(({ above, below, doubt, doubtAfter }) => (
          <li key={`${above} ${below}`}>
            {t('ballot-fairness.next-pair', {
              ...{ above: titleOf(above), below: titleOf(below) },
              ...{ doubt: share(doubt), after: share(doubtAfter) },
            })}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Each figure by its name. */
function BallotAgreement({ agreement }: { agreement: BallotFairnessView['agreement'] }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const figure = (value: number | null, none: string) => (value === null ? none : formatFixed(lang, value, 2))
  if (agreement.by === 'ranked')
    return (
      <SummaryList
        items={[
          {
            label: t('ballot-fairness.concordance'),
            value: figure(agreement.concordance, t('ballot-fairness.no-concordance')),
          },
          {
            label: t('ballot-fairness.mean-tau', { count: agreement.couples }),
            value: figure(agreement.meanTau, t('fairness.no-figure')),
          },
        ]}
      />
    )
  const { circular, threes } = agreement.circles
  return (
    <SummaryList
      items={[
        {
          label: t('ballot-fairness.coefficient', { count: agreement.couples }),
          value: figure(agreement.coefficient, t('fairness.no-figure')),
        },
        {
          label: t('ballot-fairness.circles'),
          value: t('ballot-fairness.of', { count: circular, all: threes }),
        },
      ]}
    />
  )
}

function useBallotContestInWords({
  jurorName,
  redraws,
}: {
  jurorName: (id: string) => string
  redraws: number
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  return (contest: BallotContest): string => {
    if (contest.by === 'jurors')
      return t('fairness.by-jurors', {
        count: contest.jurors.length,
        jurors: formatList(lang, contest.jurors.map(jurorName), 'disjunction'),
      })
    if (contest.by === 'redraws')
      return t('ballot-fairness.by-redraws', {
        share: formatShare(lang, contest.share, 0),
        redraws: formatNumber(lang, redraws),
      })
    if (contest.by === 'strengths')
      return t('ballot-fairness.by-strengths', { share: formatShare(lang, contest.share, 0) })
    if (contest.by === 'rules')
      return t('ballot-fairness.by-rules', {
        rules: formatList(
          lang,
          contest.rules.map((rule) => t(`way.rules.${rule}`)),
          'disjunction',
        ),
      })
    return t(`ballot-fairness.by-${contest.by}`)
  }
}
