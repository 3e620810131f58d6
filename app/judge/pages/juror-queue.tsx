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
import { allowedNow } from '../core/deliberation/rounds.ts'
import { juryStageOf, latenessAt } from '../core/jury-stage.ts'
import { minutesLeft } from '../core/pace.ts'
import { criteriaAskedOf } from '../core/scoring.ts'
import { needsConduct } from '../data/conduct.server.ts'
import { ownBallot, wayOfJudging } from '../data/ballots.server.ts'
import { criteriaOf } from '../data/criteria.server.ts'
import { undeclaredCount } from '../data/declarations.server.ts'
import { finalistIdsOf } from '../data/finalist-ids.server.ts'
import { jurorQueue, minutesPerFinished } from '../data/juror-queue.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { returnedCount } from '../data/returned-count.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { shownRounds } from '../data/shown-rounds.server.ts'
import { BallotQueue } from '../parts/ballot-queue.tsx'
import { FinalistsToScore } from '../parts/finalists-to-score.tsx'
import { progressInWords } from '../parts/progress-in-words.ts'
import { RoundList } from '../parts/round-list.tsx'
import { TakeAlong } from '../parts/take-along.tsx'

export const handle = { hydrate: true }

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
  const { isBlind } = recorded.policy
  const undeclared =
    stage === 'preparing' || stage === 'judging'
      ? await undeclaredCount(context.db, { challengeId, jurorId })
      : 0
  const { way } = await wayOfJudging(context.db, challengeId)
  const ballot =
    way === 'scorecards' ? null : { way, isFinal: (await ownBallot(context.db, jurorId)).state === 'final' }
  const finalistIds = await finalistIdsOf(context.db, challengeId)
  const isFinalScored =
    ballot === null &&
    criteria.some(({ isForFinalists }) => isForFinalists) &&
    allowedNow(await roundsOf(context.db, challengeId), effectiveState).scoring === 'finalists'
  const remaining = ballot?.isFinal ? 0 : queue.filter(({ state }) => state !== 'final').length
  return json({
    pageTitle: `${context.t('judge')('queue.title')}: ${heading.title}`,
    heading,
    stage,
    late: remaining > 0 ? latenessAt(effectiveState) : null,
    isChair,
    isConductWaiting: stage !== 'over' && (await needsConduct(context.db, jurorId)),
    ballot,
    canDeclare: stage === 'preparing' || stage === 'judging' || effectiveState === 'deliberating',
    // Read blind, their number would change with a name.
    undeclared: isBlind ? Math.min(1, undeclared) : undeclared,
    isBlind,
    rounds: await shownRounds(context.db, { challengeId, state: effectiveState }),
    queue: queue.map(({ minutesTaken: _, proposalId, ...item }) => ({
      ...item,
      asked: criteriaAskedOf(criteria, { isFinalist: finalistIds.has(proposalId) }).length,
    })),
    finalists: isFinalScored
      ? queue
          .filter(({ proposalId, state }) => finalistIds.has(proposalId) && state === 'final')
          .map(({ assignmentId, title, language, answered }) => ({
            assignmentId,
            title,
            language,
            isScored: answered === criteria.length,
          }))
      : null,
    returned: await returnedCount(context.db, { jurorId, challengeId, personId: context.signedIn.personId }),
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
        next && stage === 'judging' && !data.ballot ? (
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
          {data.isConductWaiting ? (
            <Callout tone="warn" title={t('conduct.waiting-title')}>
              <p>{t('conduct.waiting')}</p>
              <p>
                <a href={paths.conduct(heading.slug)}>{t('conduct.read')}</a>
              </p>
            </Callout>
          ) : null}
          {data.returned > 0 ? (
            <Callout tone="warn" title={t('queue.returned', { count: data.returned })}>
              <p>{t('queue.returned-why')}</p>
              <p>
                <a href={paths.returnedComments(heading.slug)}>{t('queue.returned-link')}</a>
              </p>
            </Callout>
          ) : null}
          {undeclared > 0 ? (
            <Callout
              tone="warn"
              title={
                data.isBlind ? t('queue.declare-names') : t('queue.declare-first', { count: undeclared })
              }
            >
              <p>{t(data.isBlind ? 'queue.declare-names-why' : 'queue.declare-why')}</p>
              <p>
                <a href={paths.conflicts(heading.slug)}>{t('queue.declare-link')}</a>
              </p>
            </Callout>
          ) : null}
          {data.late ? (
            <Callout
              tone="warn"
              title={data.ballot ? t('ballot.late') : t('queue.late', { count: queue.length - finished })}
            >
              <p>{t(data.late === 'undecided' ? 'queue.late-hint' : 'queue.late-decided')}</p>
              {data.late === 'undecided' ? (
                <p>
                  <a href={`mailto:${heading.contactEmail}`}>{heading.contactEmail}</a>
                </p>
              ) : null}
            </Callout>
          ) : null}
          {data.finalists ? <FinalistsToScore finalists={data.finalists} /> : null}
          {queue.length > 0 && data.ballot ? (
            <BallotQueue {...data.ballot} isJudging={stage === 'judging'} slug={heading.slug} queue={queue} />
          ) : queue.length > 0 ? (
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
                  ...(queue.some(({ organisation }) => organisation !== null)
                    ? [
                        {
                          key: 'organisation',
                          header: t('queue.organisation'),
                          cell: (item: (typeof queue)[number]) => item.organisation,
                          wideOnly: true,
                        },
                      ]
                    : []),
                  {
                    key: 'state',
                    header: t('queue.state-header'),
                    cell: ({ state, answered, asked }) => (
                      <Tag
                        tone={state === 'final' ? 'good' : state === 'in-progress' ? 'progress' : 'neutral'}
                      >
                        {state === 'in-progress'
                          ? t('queue.state.in-progress', { answered, all: asked })
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
              <p>
                <a href={paths.compareOwn(heading.slug)}>{t('queue.compare')}</a>
              </p>
              <p>
                <a href={paths.scoreSheet(heading.slug)}>{t('queue.sheet')}</a>
              </p>
            </>
          ) : (
            <EmptyState title={t(`queue.empty.${stage}`)}>{t(`queue.empty-hint.${stage}`)}</EmptyState>
          )}
          <Section id="rounds" title={t('rounds.title')}>
            <RoundList
              rounds={data.rounds}
              zone={heading.zone}
              actionOf={({ kind, standing }) =>
                standing === 'planned' || standing === 'not-held' ? null : kind === 'consensus' ? (
                  <a href={paths.juryMeeting(heading.slug)}>{t('rounds.to.consensus')}</a>
                ) : kind === 'pitch' ? (
                  <a href={paths.pitchCalendar(heading.slug)} download>
                    {t('pitches.calendar')}
                  </a>
                ) : kind === 'final' && data.finalists ? (
                  <a href="#final">{t('final.go')}</a>
                ) : null
              }
            />
          </Section>
        </div>
        <div>
          <DeadlineBlock
            live={{ challenge: heading.slug, instant: 'judgingEndsAt' }}
            atIso={heading.judgingEndsAtIso}
            organiserZone={heading.zone}
            partnerZones={data.partnerZones}
            nowIso={data.nowIso}
            label={t(data.ballot ? 'ballot.due' : 'queue.deadline')}
            closed={stage === 'over'}
          />
          {stage === 'judging' && !data.ballot && queue.length > 0 ? (
            <TakeAlong
              slug={heading.slug}
              items={queue}
              judgingEndsAtIso={heading.judgingEndsAtIso}
              nowIso={data.nowIso}
              zone={heading.zone}
            />
          ) : null}
          <Section title={t('queue.conflicts-title')} level={2} tone="bare">
            <p>{t('queue.conflicts-hint')}</p>
            {data.canDeclare ? (
              <p>
                <a href={paths.conflicts(heading.slug)}>{t('queue.conflicts-link')}</a>
              </p>
            ) : null}
            <p>
              <a href={paths.conduct(heading.slug)}>{t('conduct.and-leave')}</a>
            </p>
          </Section>
        </div>
      </Columns>
    </AreaLayout>
  )
}
