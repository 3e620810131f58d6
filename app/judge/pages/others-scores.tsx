import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { formatDecimal } from '#app/platform/format.ts'
import { decimalText } from '#app/platform/rounding.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { endsOfTotals, isOf100 } from '../core/scoring.ts'
import { criteriaInWords, judgingRuleOf } from '../data/criteria.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { jurorQueue } from '../data/juror-queue.server.ts'
import { seeOthers } from '../flows/see-others.server.ts'

export const access = { loader: { who: 'juror of :assignment' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: assignmentId, jurorId } = sure(context.subject.assignment)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const shared = { heading, assignmentId, pageTitle: context.t('judge')('others.title') }
  const seen = await seeOthers({ assignmentId, personId: context.signedIn.personId }, context.ports)
  if (!seen.ok)
    return json({
      ...shared,
      closed: seen.refusal.code,
      criteria: [],
      others: [],
      own: null,
      highest: '',
      isOf100: true,
    })
  const criteria = await criteriaInWords(context.db, { challengeId, lang: context.lang })
  const rule = await judgingRuleOf(context.db, challengeId)
  const own = (await jurorQueue(context.db, { challengeId, jurorId, criteria })).find(
    (item) => item.assignmentId === assignmentId,
  )
  return json({
    ...shared,
    closed: null,
    criteria: criteria.map(({ id, name }) => ({ id, name })),
    others: seen.value,
    own: own && { reference: own.reference, total: own.ownTotal },
    highest: decimalText(endsOfTotals(criteria, rule).highest, 2),
    isOf100: isOf100(rule),
  })
}

export default function OthersScores() {
  const { heading, assignmentId, closed, criteria, others, own, highest, ...scale } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths, lang } = useSite()
  const said = (answer: string | undefined) => {
    if (answer === 'cannot-judge') return t('score.cannot-judge')
    return answer === 'yes' || answer === 'partly' || answer === 'no'
      ? t(`score.answers.${answer}`)
      : answer === undefined
        ? '–'
        : formatDecimal(lang, answer)
  }
  return (
    <AreaLayout
      area="juror"
      title={t('others.title')}
      lede={own ? own.reference : undefined}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
        { to: paths.score(assignmentId), label: t('score.scorecard') },
      ]}
    >
      {closed ? (
        <EmptyState
          title={t(`others.closed.${closed}`)}
          action={
            <ButtonLink to={paths.score(assignmentId)} tone="quiet">
              {t('score.scorecard')}
            </ButtonLink>
          }
        >
          {t(`others.closed-hint.${closed}`)}
        </EmptyState>
      ) : (
        <>
          <p>{t('others.recorded')}</p>
          {own?.total ? (
            <p>
              {t('others.own-total', {
                total: formatDecimal(lang, own.total),
                highest: formatDecimal(lang, highest),
              })}
            </p>
          ) : null}
          <DataTable
            caption={t('others.caption')}
            isCaptionHidden
            rows={others}
            rowKey={({ number }) => String(number)}
            empty={<EmptyState title={t('others.nobody')}>{t('others.nobody-hint')}</EmptyState>}
            columns={[
              {
                key: 'juror',
                header: t('others.juror'),
                isRowName: true,
                cell: ({ number }) => t('others.numbered', { number }),
              },
              ...criteria.map(({ id, name }) => ({
                key: id,
                header: name,
                align: 'end' as const,
                cell: ({ answers }: (typeof others)[number]) => said(answers[id]),
              })),
              {
                key: 'total',
                header: t(scale.isOf100 ? 'ranking.total' : 'ranking.sum'),
                align: 'end',
                cell: ({ total }) => (total === null ? '–' : formatDecimal(lang, total)),
              },
            ]}
          />
        </>
      )}
    </AreaLayout>
  )
}
