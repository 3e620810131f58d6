import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { formatDecimal, formatNumber } from '#app/platform/format.ts'
import { toNumber } from '#app/platform/fraction.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { BarStrip } from '#app/ui/figure/bar-strip.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { fromOwnMean, ownTotals } from '../core/own-calibration.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { ownSheet } from '../data/score-sheet.server.ts'
import { endsOfTotals } from '../core/scoring.ts'
import { judgingRuleOf } from '../data/criteria.server.ts'
import { mayReadAssigned } from './may-read-assigned.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** As many stand side by side. */
const most = 3

/** Own scorecards side by side, and how the own totals are spread. Bound to the seat: nobody else's come along. */
export async function loader({ context, request }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const { lang } = context
  const heading = await judgingHeading(context.db, { challengeId, lang })
  const shared = { heading, pageTitle: `${context.t('judge')('compare.title')}: ${heading.title}` }
  if (!mayReadAssigned(context)) return json({ ...shared, begun: [], chosen: [], criteria: [], totals: null })
  const { cards, criteria } = await ownSheet(context.db, { challengeId, jurorId, lang })
  const { lowest, highest } = endsOfTotals(criteria, await judgingRuleOf(context.db, challengeId))
  const ends = { lowest: toNumber(lowest), highest: toNumber(highest) }
  const begun = cards.filter(({ ownTotal }) => ownTotal !== null)
  const asked = new URL(request.url).searchParams.getAll('own')
  const chosen = begun.filter(({ assignmentId }) => asked.includes(assignmentId)).slice(0, most)
  const totalsWithout = (id: string) =>
    begun.flatMap(({ assignmentId, ownTotal }) => (assignmentId === id ? [] : (ownTotal ?? [])))
  return json({
    ...shared,
    begun: begun.map(({ assignmentId, reference, title, language }) => ({
      ...{ assignmentId, reference, title, language },
    })),
    chosen: chosen.map((card) => ({
      ...{ assignmentId: card.assignmentId, reference: card.reference, title: card.title },
      ...{ language: card.language, answers: card.answers, total: card.ownTotal ?? '' },
      fromMean: fromOwnMean(card.ownTotal ?? '0', totalsWithout(card.assignmentId)),
    })),
    criteria: criteria.map(({ id, name }) => ({ id, name })),
    totals: {
      ...ownTotals(
        begun.flatMap(({ ownTotal }) => ownTotal ?? []),
        ends,
      ),
      highest: ends.highest,
    },
  })
}

export default function CompareOwn() {
  const { heading, begun, chosen, criteria, totals } = useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths, lang } = useSite()
  const said = (answer: string | undefined) => {
    if (answer === 'cannot-judge') return t('score.cannot-judge')
    if (answer === 'yes' || answer === 'partly' || answer === 'no') return t(`score.answers.${answer}`)
    return answer === undefined ? '–' : formatDecimal(lang, answer)
  }
  return (
    <AreaLayout
      area="juror"
      title={t('compare.title')}
      lede={t('compare.lede')}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {begun.length === 0 || totals === null ? (
        <EmptyState title={t('compare.empty')}>{t('compare.empty-hint')}</EmptyState>
      ) : (
        <>
          {chosen.length > 0 ? (
            <div className="answer-grid" role="region" aria-label={t('compare.table')} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('compare.criterion')}</th>
                    {chosen.map(({ assignmentId, title, reference, language }) => (
                      <th key={assignmentId} scope="col">
                        <a href={paths.score(assignmentId)} lang={htmlLangOf(language)}>
                          {title}
                        </a>
                        <br />
                        <small>{reference}</small>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {criteria.map(({ id, name }) => (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      {chosen.map(({ assignmentId, answers }) => (
                        <td key={assignmentId}>{said(answers[id])}</td>
                      ))}
                    </tr>
                  ))}
                  <tr>
                    <th scope="row">{t('queue.own-total')}</th>
                    {chosen.map(({ assignmentId, total }) => (
                      <td key={assignmentId}>{formatDecimal(lang, total)}</td>
                    ))}
                  </tr>
                  <tr>
                    <th scope="row">{t('compare.from-mean')}</th>
                    {chosen.map(({ assignmentId, fromMean }) => (
                      <td key={assignmentId}>{fromMean === null ? '–' : formatDecimal(lang, fromMean)}</td>
                    ))}
                  </tr>
                </tbody>
              </table>
            </div>
          ) : null}
          <Section id="choose" title={t('compare.choose')}>
            <form method="get" className="form">
              <CheckboxGroup
                name="own"
                label={t('compare.which')}
                hint={t('compare.which-hint', { most })}
                defaultValue={chosen.map(({ assignmentId }) => assignmentId)}
                choices={begun.map(({ assignmentId, title, reference, language }) => ({
                  value: assignmentId,
                  label: title,
                  labelLang: htmlLangOf(language),
                  hint: reference,
                }))}
              />
              <Button>{t('compare.show')}</Button>
            </form>
          </Section>
          <BarStrip
            title={t('compare.spread', {
              count: begun.length,
              mean: totals.mean === null ? '–' : formatDecimal(lang, totals.mean),
              highest: formatNumber(lang, totals.highest),
            })}
            unit={t('compare.proposals')}
            labelHeader={t('queue.own-total')}
            bars={totals.steps.map(({ from, to, count }) => ({
              label: `${formatNumber(lang, from)}–${formatNumber(lang, to)}`,
              value: count,
            }))}
          />
        </>
      )}
    </AreaLayout>
  )
}
