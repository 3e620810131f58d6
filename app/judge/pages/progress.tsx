import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress as ProgressBar } from '#app/ui/progress.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { juryStageOf } from '../core/jury-stage.ts'
import { mayBeNudged } from '../core/nudge.ts'
import { progressSchema, type SentProgress } from '../core/progress-schema.ts'
import { hiddenCount, proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { unfinishedScorecards } from '../data/judging-counts.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { judgingProgress } from '../data/judging-progress.server.ts'
import { juryWork, lateOf, type JurorsWork } from '../data/jury-work.server.ts'
import { shownRescue } from '../data/rescue-preview.server.ts'
import { planHash } from '../flows/assign-proposals.server.ts'
import { EndSection } from '../parts/end-section.tsx'
import { endJudging } from '../flows/end-judging.server.ts'
import { extendJudging } from '../flows/extend-judging.server.ts'
import { nudgeLateJurors } from '../flows/nudge-late-jurors.server.ts'
import { rescueJudging, rescuePlan } from '../flows/rescue-judging.server.ts'
import { voidScorecard } from '../flows/void-scorecard.server.ts'
import { ExtendForm } from '../parts/extend-form.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { NudgeSection, RescueSection } from '../parts/late-jurors.tsx'
import { ProgressGrid } from '../parts/progress-grid.tsx'
import { RelieveForm } from '../parts/relieve-form.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    end: { who: 'organiser of :challenge' },
    extend: { who: 'chair of :challenge' },
    relieve: { who: 'chair of :challenge' },
    nudge: { who: 'chair of :challenge' },
    rescue: { who: 'chair of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** How far everybody is. No score is read here. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { calendar, programmeId } = recorded
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const stage = juryStageOf(effectiveState)
  const base = {
    pageTitle: `${context.t('judge')('progress.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId, challengeId }),
    stage,
    byBallot: (await wayOfJudging(context.db, challengeId)).way !== 'scorecards',
    partnerZones: calendar.partnerZones,
    nowIso: context.now.toISOString(),
  }
  if (!mayRead('progress', { ...nobody, isOrganiser: true }, recorded, context.now)) {
    return json({ ...base, progress: null })
  }
  const without = await proposalsClosedTo(context.db, { challengeId, personId: context.signedIn.personId })
  const { proposals, jurors, unfinished } = await judgingProgress(context.db, challengeId, { without })
  const { date, time } = instantToWallClock(calendar.judgingEndsAt, calendar.zone)
  const times = { challengeId, until: calendar.judgingEndsAt, now: context.now }
  const work = await juryWork(context.db, times)
  const isRunning = stage === 'judging' && mayRunJury(context)
  const plan = isRunning ? await rescuePlan(context.db, times) : null
  return json({
    ...base,
    progress: {
      proposals,
      hidden: await hiddenCount(context.db, { challengeId, without }),
      jurors: jurors.map(({ lastFinishedAt, ...juror }) => ({
        ...juror,
        forecast: shownForecast(work.find(({ jurorId }) => jurorId === juror.id)),
        lastFinishedAtIso: lastFinishedAt?.toISOString() ?? null,
      })),
      assigned: sum(jurors.map(({ assigned }) => assigned)),
      finished: sum(jurors.map(({ finished }) => finished)),
      unfinished: isRunning ? unfinished : [],
      late: isRunning
        ? lateOf(work).map(({ jurorId, name, nudgedAt }) => ({
            jurorId,
            name,
            mayBeNudged: mayBeNudged(nudgedAt, context.now),
          }))
        : [],
      rescue: plan && { hash: planHash(plan), ...(await shownRescue(context.db, { plan, work, without })) },
      extend:
        (stage === 'judging' || effectiveState === 'deliberating') && mayRunJury(context)
          ? { newEnd: { date, time, zone: calendar.zone }, calendarVersion: calendar.version }
          : null,
      isUndecided: effectiveState === 'deliberating',
      end:
        stage === 'judging' && isOrganiserOf(context.signedIn, { programmeId, challengeId })
          ? { isReady: (await unfinishedScorecards(context.db, challengeId)) === 0 }
          : null,
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, progressSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { organise } = pathsIn(context.lang)
  if (form.value.intent === 'relieve') {
    const { assignmentId, reason } = form.value
    const result = await voidScorecard({ challengeId, assignmentId, reason }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, organise.assignments(slug), 'judge:toasts.relieved')
  }
  if (form.value.intent === 'nudge') {
    const shown = form.value.shown.split(' ')
    const result = await nudgeLateJurors({ challengeId, by: context.signedIn.personId, shown }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, organise.progress(slug), 'judge:toasts.nudged')
  }
  if (form.value.intent === 'rescue') {
    const { shownHash } = form.value
    const by = context.signedIn.personId
    const result = await rescueJudging({ challengeId, by, shownHash }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, organise.progress(slug), 'judge:toasts.rescued')
  }
  if (form.value.intent === 'extend') return extend(context, form.value)
  const result = await endJudging({ challengeId, by: context.signedIn.personId }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, organise.ranking(slug), 'judge:toasts.ended')
}

async function extend(context: RequestContext, sent: Extract<SentProgress, { intent: 'extend' }>) {
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { extendReason: reason, calendarVersion } = sent
  const end = wallClockToInstant(sent.judgingEndsAt)
  if (!end.ok) return refusalResponse(context, 'judge', end.refusal)
  const result = await extendJudging(
    { challengeId, by: context.signedIn.personId, judgingEndsAt: end.value, reason, calendarVersion },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.progress(slug), 'judge:toasts.extended')
}

/** As it is shown: in whole proposals. */
function shownForecast(work: JurorsWork | undefined) {
  return work ? { ...work.forecast, expected: Math.floor(work.forecast.expected) } : null
}

/** Who runs the jury: organisers and the chair. */
function mayRunJury({ signedIn, subject }: LoaderArgs['context']): boolean {
  const { recorded, id: challengeId } = sure(subject.challenge)
  return (
    isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId }) ||
    subject.juror?.isChair === true
  )
}

export default function Progress() {
  const { heading, isOrganiser, progress, partnerZones, nowIso, stage, byBallot } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  if (!progress) {
    return (
      <JudgingFrame step="progress" heading={heading} isOrganiser={isOrganiser}>
        <EmptyState title={t('progress.not-yet')}>{t('progress.not-yet-hint')}</EmptyState>
      </JudgingFrame>
    )
  }
  const { proposals, jurors } = progress
  const working = jurors.filter(({ assigned: all }) => all > 0)
  // A ballot is final as a whole, a scorecard proposal by proposal.
  const assigned = byBallot ? working.length : progress.assigned
  const finished = byBallot
    ? working.filter((juror) => juror.finished === juror.assigned).length
    : progress.finished
  const words = byBallot ? 'progress.ballots' : 'progress'
  const late = stage === 'judging' ? jurors.filter(({ forecast }) => forecast?.outlook === 'late') : []
  return (
    <JudgingFrame step="progress" heading={heading} isOrganiser={isOrganiser}>
      <DeadlineBlock
        live={{ challenge: heading.slug, instant: 'judgingEndsAt' }}
        atIso={heading.judgingEndsAtIso}
        organiserZone={heading.zone}
        partnerZones={partnerZones}
        nowIso={nowIso}
        label={t(byBallot ? 'ballot.due' : 'queue.deadline')}
        closed={stage === 'over'}
      />
      {progress.isUndecided && finished < assigned ? (
        <Callout tone="warn" title={t(`${words}.ended-unfinished`, { count: assigned - finished })}>
          <p>{t(progress.extend ? 'progress.ended-choose' : 'progress.ended-hint')}</p>
          <p>
            <a href={paths.organise.ranking(heading.slug)}>{t('progress.to-ranking')}</a>
          </p>
        </Callout>
      ) : null}
      {progress.hidden > 0 ? <Callout>{t('jury.hidden', { count: progress.hidden })}</Callout> : null}
      <ProgressBar
        done={finished}
        total={assigned}
        label={t(`${words}.summary`, { finished, count: assigned })}
      />
      <ProgressGrid
        title={
          late.length > 0
            ? t('progress.forecast', { count: late.length, all: working.length })
            : t('progress.on-time')
        }
        proposals={proposals}
        jurors={jurors}
      />
      <Section id="jurors" title={t('progress.by-juror')}>
        <DataTable
          caption={t('progress.by-juror')}
          isCaptionHidden
          rows={jurors}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: t('jury.name'), isRowName: true, cell: ({ name }) => name },
            {
              key: 'finished',
              header: t('jury.finished'),
              align: 'end',
              cell: (juror) => `${juror.finished} / ${juror.assigned}`,
            },
            {
              key: 'last',
              header: t('progress.last-finished'),
              cell: ({ lastFinishedAtIso }) =>
                lastFinishedAtIso ? (
                  <LocalTime atIso={lastFinishedAtIso} zone={heading.zone} style="relative" nowIso={nowIso} />
                ) : (
                  '–'
                ),
            },
            {
              key: 'expected',
              header: t('progress.expected'),
              align: 'end',
              cell: ({ forecast, assigned: all }) =>
                forecast && all > 0 ? Math.floor(forecast.expected) : '–',
            },
            {
              key: 'state',
              header: t('progress.outlook'),
              cell: ({ forecast }) => {
                const outlook = forecast?.outlook ?? 'none'
                return outlook === 'none' ? (
                  '–'
                ) : (
                  <Tag tone={tones[outlook]}>{t(`progress.state.${outlook}`)}</Tag>
                )
              },
            },
          ]}
        />
        <p>{t('progress.forecast-rule')}</p>
      </Section>
      {progress.late.length > 0 ? <NudgeSection late={progress.late} result={resultOf('nudge')} /> : null}
      {progress.rescue ? <RescueSection rescue={progress.rescue} result={resultOf('rescue')} /> : null}
      {progress.unfinished.length > 0 ? (
        <Section id="relieve" title={t('progress.relieve')} intro={t('progress.relieve-hint')}>
          <RelieveForm unfinished={progress.unfinished} result={resultOf('relieve')} />
        </Section>
      ) : null}
      {progress.extend ? (
        <Section id="extend" title={t('progress.extend')} intro={t(`${words}.extend-hint`)}>
          <ExtendForm {...progress.extend} byBallot={byBallot} result={resultOf('extend')} />
        </Section>
      ) : null}
      {progress.end ? (
        <EndSection
          isReady={progress.end.isReady}
          byBallot={byBallot}
          missing={jurors.flatMap(({ name, assigned: all, finished: done }) =>
            done < all ? [{ name, left: all - done }] : [],
          )}
          result={resultOf('end')}
        />
      ) : null}
    </JudgingFrame>
  )
}

const tones = { done: 'good', 'on-time': 'progress', late: 'warn' } as const

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
