import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { juryStageOf, latenessAt } from '../core/jury-stage.ts'
import { minutesLeft } from '../core/pace.ts'
import { criteriaOf } from '../data/criteria.server.ts'
import { declarationsOf, eligibleProposalIds } from '../data/declarations.server.ts'
import { jurorQueue, minutesPerFinished } from '../data/juror-queue.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { progressInWords } from '../parts/progress-in-words.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, effectiveState, recorded } = sure(context.subject.challenge)
  const { id: jurorId, isChair } = sure(context.subject.juror)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const stage = juryStageOf(effectiveState)
  const criteria = await criteriaOf(context.db, challengeId)
  const queue =
    stage === 'before' || stage === 'preparing'
      ? []
      : await jurorQueue(context.db, { challengeId, jurorId, criteria })
  const declared = new Set((await declarationsOf(context.db, jurorId)).map(({ proposalId }) => proposalId))
  const undeclared =
    stage === 'preparing' || stage === 'judging'
      ? (await eligibleProposalIds(context.db, challengeId)).filter((id) => !declared.has(id)).length
      : 0
  const remaining = queue.filter(({ state }) => state !== 'final').length
  return json({
    pageTitle: `${context.t('judge')('queue.title')}: ${heading.title}`,
    heading,
    stage,
    late: remaining > 0 ? latenessAt(effectiveState) : null,
    isChair,
    undeclared,
    queue: queue.map(({ minutesTaken: _, ...item }) => item),
    criteriaCount: criteria.length,
    partnerZones: recorded.calendar.partnerZones,
    minutes: minutesLeft({ remaining, minutesPerFinished: minutesPerFinished(queue) }),
    nowIso: context.now.toISOString(),
  })
}

export default function JurorQueue() {
  const data = useLoaderData<typeof loader>()
  const { heading, stage, queue, undeclared } = data
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const finished = queue.filter(({ state }) => state === 'final').length
  const next = queue.find(({ state }) => state !== 'final')
  return (
    <AreaLayout
      area="juror"
      title={t('queue.title')}
      lede={heading.title}
      breadcrumb={[{ to: paths.jury, label: t('juror-home.title') }]}
      actions={
        next && stage === 'judging' ? (
          <ButtonLink to={paths.score(next.assignmentId)}>{t('queue.continue')}</ButtonLink>
        ) : undefined
      }
    >
      {data.isChair ? (
        <p>
          <a href={paths.organise.progress(heading.slug)}>{t('progress.title')}</a>
        </p>
      ) : null}
      <Columns sticky>
        <div>
          {undeclared > 0 ? (
            <Callout tone="warn" title={t('queue.declare-first', { count: undeclared })}>
              <p>{t('queue.declare-why')}</p>
              <p>
                <a href={paths.conflicts(heading.slug)}>{t('queue.declare-link')}</a>
              </p>
            </Callout>
          ) : null}
          {data.late ? (
            <Callout tone="warn" title={t('queue.late', { count: queue.length - finished })}>
              <p>{t(data.late === 'undecided' ? 'queue.late-hint' : 'queue.late-decided')}</p>
              {data.late === 'undecided' ? (
                <p>
                  <a href={`mailto:${heading.contactEmail}`}>{heading.contactEmail}</a>
                </p>
              ) : null}
            </Callout>
          ) : null}
          {queue.length > 0 ? (
            <>
              <Progress
                done={finished}
                total={queue.length}
                label={progressInWords(t, { finished, assigned: queue.length, minutes: data.minutes })}
              />
              <DataTable
                caption={t('queue.caption')}
                isCaptionHidden
                rows={queue}
                rowKey={({ assignmentId }) => assignmentId}
                rowTo={({ assignmentId }) => paths.score(assignmentId)}
                columns={[
                  {
                    key: 'title',
                    header: t('queue.proposal'),
                    isRowName: true,
                    cell: (item) => <span lang={item.language}>{item.title}</span>,
                  },
                  {
                    key: 'organisation',
                    header: t('queue.organisation'),
                    cell: (item) => item.organisation,
                    wideOnly: true,
                  },
                  {
                    key: 'state',
                    header: t('queue.state-header'),
                    cell: ({ state, answered }) => (
                      <Tag
                        tone={state === 'final' ? 'good' : state === 'in-progress' ? 'progress' : 'neutral'}
                      >
                        {state === 'in-progress'
                          ? t('queue.state.in-progress', { answered, all: data.criteriaCount })
                          : t(`queue.state.${state}`)}
                      </Tag>
                    ),
                  },
                  {
                    key: 'total',
                    header: t('queue.own-total'),
                    align: 'end',
                    cell: ({ ownTotal }) => ownTotal ?? '–',
                  },
                ]}
              />
              <p>{t('queue.order')}</p>
            </>
          ) : (
            <EmptyState title={t(`queue.empty.${stage}`)}>{t(`queue.empty-hint.${stage}`)}</EmptyState>
          )}
        </div>
        <div>
          <DeadlineBlock
            live={{ challenge: heading.slug, instant: 'judgingEndsAt' }}
            atIso={heading.judgingEndsAtIso}
            organiserZone={heading.zone}
            partnerZones={data.partnerZones}
            nowIso={data.nowIso}
            label={t('queue.deadline')}
            closed={stage === 'over'}
          />
          <Section title={t('queue.conflicts-title')} level={2} tone="bare">
            <p>{t('queue.conflicts-hint')}</p>
            {stage === 'preparing' || stage === 'judging' ? (
              <p>
                <a href={paths.conflicts(heading.slug)}>{t('queue.conflicts-link')}</a>
              </p>
            ) : null}
          </Section>
        </div>
      </Columns>
    </AreaLayout>
  )
}
