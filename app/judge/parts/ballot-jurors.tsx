import { useTranslation } from 'react-i18next'
import { formatFixed, formatNumber, formatShare } from '#app/platform/format.ts'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { BallotFairnessView } from '../core/fairness/ballot-view.ts'

/** How each juror's ballot goes with the order of the others, those furthest from it first. */
export function BallotJurors({
  view,
  jurorName,
}: {
  view: BallotFairnessView
  jurorName: (id: string) => string
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const { way, jurors, otherJurors } = view
  const drawn = jurors.flatMap((juror) => {
    const { tau, withOthers } = juror
    if (tau !== null) return [{ ...juror, at: tau }]
    return withOthers && withOthers.answers > 0
      ? [{ ...juror, at: withOthers.same / withOthers.answers }]
      : []
  })
  const [furthest] = drawn
  const figure = (value: number) =>
    way === 'ranked' ? formatFixed(lang, value, 2) : formatShare(lang, value, 0)
  return (
    <Section id="jurors" title={t('ballot-fairness.jurors')} intro={t(`ballot-fairness.jurors-hint-${way}`)}>
      {furthest ? (
        <DotStrip
          title={t('ballot-fairness.jurors-finding', {
            ...{ juror: jurorName(furthest.jurorId), figure: figure(furthest.at) },
          })}
          domain={way === 'ranked' ? [-1, 1] : [0, 1]}
          labelHeader={t('jury.name')}
          centreHeader={t(`ballot-fairness.with-others-${way}`)}
          bandHeader={t('ballot-fairness.expected')}
          valuesHeader={t('ranking.shared')}
          rows={drawn.map(({ jurorId, at, withOthers }) => {
            const expected = withOthers ? withOthers.expected / withOthers.answers : at
            return {
              label: jurorName(jurorId),
              centre: rounded(at),
              ...(withOthers && {
                band: [rounded(Math.min(at, expected)), rounded(Math.max(at, expected))] as const,
              }),
              values: [],
            }
          })}
        />
      ) : null}
      <DataTable
        caption={t('ballot-fairness.jurors')}
        isCaptionHidden
        rows={jurors}
        rowKey={({ jurorId }) => jurorId}
        columns={[
          {
            key: 'name',
            header: t('jury.name'),
            isRowName: true,
            cell: ({ jurorId }) => jurorName(jurorId),
          },
          {
            key: 'count',
            header: t(way === 'ranked' ? 'ballot-fairness.ranked' : 'ballot-fairness.answers'),
            align: 'end',
            cell: ({ count }) => formatNumber(lang, count),
          },
          ...(way === 'ranked'
            ? [
                {
                  key: 'tau',
                  header: t('ballot-fairness.with-others-ranked'),
                  align: 'end' as const,
                  cell: ({ tau }: BallotFairnessView['jurors'][number]) =>
                    tau === null ? '–' : formatFixed(lang, tau, 2),
                },
              ]
            : [
                {
                  key: 'same',
                  header: t('ballot-fairness.with-others-pairwise'),
                  align: 'end' as const,
                  cell: ({ withOthers }: BallotFairnessView['jurors'][number]) =>
                    withOthers && withOthers.answers > 0
                      ? t('ballot-fairness.of', { count: withOthers.same, all: withOthers.answers })
                      : '–',
                },
                {
                  key: 'expected',
                  header: t('ballot-fairness.expected'),
                  align: 'end' as const,
                  cell: ({ withOthers }: BallotFairnessView['jurors'][number]) =>
                    withOthers && withOthers.answers > 0 ? formatFixed(lang, withOthers.expected, 1) : '–',
                },
                {
                  key: 'circles',
                  header: t('ballot-fairness.circles'),
                  align: 'end' as const,
                  cell: ({ circles }: BallotFairnessView['jurors'][number]) =>
                    circles && circles.threes > 0
                      ? t('ballot-fairness.of', { count: circles.circular, all: circles.threes })
                      : '–',
                },
              ]),
        ]}
      />
      {otherJurors > 0 ? <p>{t('ballot-fairness.jurors-others', { count: otherJurors })}</p> : null}
    </Section>
  )
}

const rounded = (value: number) => Math.round(value * 100) / 100
