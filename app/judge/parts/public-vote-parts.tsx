import { useTranslation } from 'react-i18next'
import { endedSentence, formatMoney, formatNumber } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { FundingResult } from '../core/ballots/budget-vote.ts'
import type { PublicVoteView, VoteFactsView } from '../core/ballots/vote-view.ts'

/** That the public votes, on the page of the challenge: when, how, how many picks each has, over how much money. */
export function StatedVote({ vote, slug }: { vote: VoteFactsView; slug: string }) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <Section id="vote" title={t('vote.title')} intro={t('vote.stated')}>
      <VoteFacts view={vote} isShort />
      <p>
        {vote.stage === 'open' ? (
          <ButtonLink to={paths.castVote(slug)}>{t('vote.go')}</ButtonLink>
        ) : (
          <a href={paths.publicVote(slug)}>{t('vote.stated-link')}</a>
        )}
      </p>
    </Section>
  )
}

/** When the vote is, over how much money, by which rule, and what it means; in short, without what it means. */
export function VoteFacts({ view, isShort = false }: { view: VoteFactsView; isShort?: boolean }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const time = (atIso: string) => (
    <>
      <LocalTime atIso={atIso} zone={view.zone} /> (
      <LocalTime atIso={atIso} zone={view.zone} style="relative" nowIso={view.nowIso} />)
    </>
  )
  const sentences = (...parts: string[]) => parts.join(lang === 'zh-CN' ? '' : ' ')
  const period = [
    { label: t('vote.opens'), value: time(view.opensAtIso) },
    { label: t('vote.closes'), value: time(view.closesAtIso) },
    { label: t('vote.budget'), value: formatMoney(lang, view.budget, view.currency) },
    {
      label: t('vote.who'),
      value: sentences(
        t('vote.who-value'),
        view.maximum === null ? t('vote.any-number') : t('vote.at-most', { count: view.maximum }),
        ...(view.isWithinBudget ? [t('vote.within')] : []),
      ),
    },
  ]
  if (isShort)
    return <SummaryList items={[...period, { label: t('vote.how'), value: t('vote.how-value') }]} />
  return (
    <SummaryList
      items={[
        ...period,
        {
          label: t('vote.rule'),
          value: sentences(
            t(`vote.rule-value.${view.counting}`),
            endedSentence(lang, t(`vote.after.${view.afterUnaffordable}`)),
            t(`vote.rule-ties.${view.counting}`),
          ),
        },
        { label: t('vote.means'), value: t(`vote.weight.${view.weight}`) },
        { label: t('vote.secret'), value: t('vote.secret-value') },
      ]}
    />
  )
}

/** What stands on the ballot, as the teams wrote it for the vote. */
export function VoteProjects({ view }: { view: PublicVoteView }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  if (view.projects.length === 0) return <p>{t('vote.none')}</p>
  return (
    <ul className="plain-list vote-list">
      {view.projects.map((project) => (
        <li key={project.projectId} className="vote-list__row">
          <h3 lang={project.language}>{project.title}</h3>
          <p>
            {formatMoney(lang, project.cost, view.currency)} · {project.organisation}
            {project.country ? `, ${project.country}` : ''} · {project.reference}
          </p>
          <p lang={project.language} dir="auto" className="pair__summary">
            {project.summary}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** How the vote went, once it has closed. */
export function VoteResult({ view, result }: { view: PublicVoteView; result: FundingResult | null }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  if (result === null)
    return (
      <Section id="result" title={t('vote.result')}>
        <EmptyState title={t('vote.nobody')}>{t('vote.nobody-hint')}</EmptyState>
      </Section>
    )
  const titleOf = (projectId: string) => view.projects.find((project) => project.projectId === projectId)
  const tones = {
    funded: 'good',
    tied: 'warn',
    'too-dear': 'neutral',
    stopped: 'neutral',
    'without-votes': 'neutral',
  } as const
  return (
    <Section
      id="result"
      title={t('vote.result')}
      intro={t('vote.result-intro', {
        count: result.voters,
        left: formatMoney(lang, result.leftover, view.currency),
      })}
    >
      <DataTable
        caption={t('vote.result')}
        isCaptionHidden
        rows={result.rows}
        rowKey={({ projectId }) => projectId}
        columns={[
          { key: 'place', header: t('ranking.place'), cell: ({ place }) => formatNumber(lang, place) },
          {
            key: 'title',
            header: t('queue.proposal'),
            isRowName: true,
            cell: ({ projectId }) => (
              <span lang={titleOf(projectId)?.language}>{titleOf(projectId)?.title}</span>
            ),
          },
          {
            key: 'votes',
            header: t('vote.votes'),
            align: 'end',
            cell: ({ votes }) => formatNumber(lang, votes),
          },
          {
            key: 'cost',
            header: t('vote.cost'),
            align: 'end',
            cell: ({ cost }) => formatMoney(lang, cost, view.currency),
          },
          {
            key: 'outcome',
            header: t('vote.outcome'),
            cell: ({ outcome }) => <Tag tone={tones[outcome]}>{t(`vote.outcomes.${outcome}`)}</Tag>,
          },
        ]}
      />
    </Section>
  )
}
