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
import { HeatGrid } from '#app/ui/figure/heat-grid.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress as ProgressBar } from '#app/ui/progress.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { elapsedShare, isBehind } from '../core/behind.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { progressSchema, type SentProgress } from '../core/progress-schema.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { judgingProgress } from '../data/judging-progress.server.ts'
import { endJudging } from '../flows/end-judging.server.ts'
import { extendJudging } from '../flows/extend-judging.server.ts'
import { voidScorecard } from '../flows/void-scorecard.server.ts'
import { ExtendForm } from '../parts/extend-form.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { RelieveForm } from '../parts/relieve-form.tsx'

export const handle = { hydrate: true, texts: ['judge'] }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    end: { who: 'organiser of :challenge' },
    extend: { who: 'chair of :challenge' },
    relieve: { who: 'chair of :challenge' },
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
    partnerZones: calendar.partnerZones,
    nowIso: context.now.toISOString(),
  }
  if (!mayRead('progress', { ...nobody, isOrganiser: true }, recorded, context.now)) {
    return json({ ...base, progress: null })
  }
  const { proposals, jurors, unfinished } = await judgingProgress(context.db, challengeId)
  const { date, time } = instantToWallClock(calendar.judgingEndsAt, calendar.zone)
  const elapsed = elapsedShare({ from: calendar.closesAt, to: calendar.judgingEndsAt }, context.now)
  return json({
    ...base,
    progress: {
      proposals,
      jurors: jurors.map(({ lastFinishedAt, ...juror }) => ({
        ...juror,
        isBehind: isBehind(juror, elapsed),
        lastFinishedAtIso: lastFinishedAt?.toISOString() ?? null,
      })),
      assigned: sum(jurors.map(({ assigned }) => assigned)),
      finished: sum(jurors.map(({ finished }) => finished)),
      unfinished: stage === 'judging' && mayRunJury(context) ? unfinished : [],
      extend:
        (stage === 'judging' || effectiveState === 'deliberating') && mayRunJury(context)
          ? { newEnd: { date, time, zone: calendar.zone }, calendarVersion: calendar.version }
          : null,
      isUndecided: effectiveState === 'deliberating',
      canEnd: stage === 'judging' && isOrganiserOf(context.signedIn, { programmeId, challengeId }),
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

/** Who runs the jury: organisers and the chair. */
function mayRunJury({ signedIn, subject }: LoaderArgs['context']): boolean {
  const { recorded, id: challengeId } = sure(subject.challenge)
  return (
    isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId }) ||
    subject.juror?.isChair === true
  )
}

export default function Progress() {
  const { heading, isOrganiser, progress, partnerZones, nowIso, stage } = useLoaderData<typeof loader>()
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
  const { proposals, jurors, assigned, finished } = progress
  const behind = jurors.filter((juror) => juror.isBehind)
  return (
    <JudgingFrame step="progress" heading={heading} isOrganiser={isOrganiser}>
      <DeadlineBlock
        live={{ challenge: heading.slug, instant: 'judgingEndsAt' }}
        atIso={heading.judgingEndsAtIso}
        organiserZone={heading.zone}
        partnerZones={partnerZones}
        nowIso={nowIso}
        label={t('queue.deadline')}
        closed={stage === 'over'}
      />
      {progress.isUndecided && finished < assigned ? (
        <Callout tone="warn" title={t('progress.ended-unfinished', { count: assigned - finished })}>
          <p>{t(progress.extend ? 'progress.ended-choose' : 'progress.ended-hint')}</p>
          <p>
            <a href={paths.organise.ranking(heading.slug)}>{t('progress.to-ranking')}</a>
          </p>
        </Callout>
      ) : null}
      <ProgressBar
        done={finished}
        total={assigned}
        label={t('progress.summary', { finished, count: assigned })}
      />
      <HeatGrid
        title={behind.length > 0 ? t('progress.behind', { count: behind.length }) : t('progress.on-time')}
        rowHeader={t('jury.name')}
        states={{
          'not-started': {
            letter: t('progress.letter.not-started'),
            label: t('progress.cell.not-started'),
            fill: 'empty',
          },
          opened: { letter: t('progress.letter.opened'), label: t('progress.cell.opened'), fill: 'light' },
          draft: { letter: t('progress.letter.draft'), label: t('progress.cell.draft'), fill: 'half' },
          final: { letter: t('progress.letter.final'), label: t('progress.cell.final'), fill: 'full' },
          recused: {
            letter: t('progress.letter.recused'),
            label: t('progress.cell.recused'),
            fill: 'crossed',
          },
        }}
        columns={proposals.map(({ id, reference }) => ({ key: id, label: reference }))}
        rows={jurors.map((juror) => ({
          key: juror.id,
          label: juror.name,
          note: `${juror.finished} / ${juror.assigned}`,
          cells: juror.cells.map((cell) => cell ?? undefined),
        }))}
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
              key: 'state',
              header: t('jury.state-header'),
              cell: (juror) =>
                juror.assigned > 0 && juror.finished === juror.assigned ? (
                  <Tag tone="good">{t('progress.state.done')}</Tag>
                ) : juror.isBehind ? (
                  <Tag tone="warn">{t('progress.state.behind')}</Tag>
                ) : (
                  <Tag tone="progress">{t('progress.state.on-time')}</Tag>
                ),
            },
          ]}
        />
      </Section>
      {progress.unfinished.length > 0 ? (
        <Section id="relieve" title={t('progress.relieve')} intro={t('progress.relieve-hint')}>
          <RelieveForm unfinished={progress.unfinished} result={resultOf('relieve')} />
        </Section>
      ) : null}
      {progress.extend ? (
        <Section id="extend" title={t('progress.extend')} intro={t('progress.extend-hint')}>
          <ExtendForm {...progress.extend} result={resultOf('extend')} />
        </Section>
      ) : null}
      {progress.canEnd ? (
        <Section id="end" title={t('progress.end')} intro={t('progress.end-hint')}>
          <Form result={resultOf('end')} intent="end" label={t('progress.end')}>
            <SubmitButton tone="secondary">{t('progress.end')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </JudgingFrame>
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
