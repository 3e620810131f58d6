import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { standingAt } from '#app/lifecycle/standing.ts'
import { isDeciderOf } from '#app/people/core/viewer.ts'
import { awaitedApproval, notNamedFor } from '#app/people/data/approvals.server.ts'
import { AwaitedApproval } from '#app/people/parts/awaited-approval.tsx'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  confirmSchema,
  moveUpSchema,
  postponeSchema,
  releaseIntentSchema,
  withdrawSchema,
} from '../core/decision-form.ts'
import { announceHeading } from '../data/heading.server.ts'
import { reserveList } from '../data/reserve-list.server.ts'
import { releaseSheet } from '../data/release-sheet.server.ts'
import { confirmDecision } from '../flows/confirm-decision.server.ts'
import { moveUpReserve } from '../flows/move-up-reserve.server.ts'
import { postponeAnnouncement } from '../flows/postpone-announcement.server.ts'
import { withdrawDecision } from '../flows/withdraw-decision.server.ts'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { DecisionDetails } from '../parts/decision-details.tsx'
import { ConfirmForm, PostponeForm, WithdrawForm } from '../parts/release-forms.tsx'
import { ReserveMoves } from '../parts/reserve-moves.tsx'
import { ReleaseSummary } from '../parts/release-summary.tsx'

export const handle = { hydrate: true, texts: ['announce', 'people'] }

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: {
    confirm: { who: 'decider of :challenge' },
    withdraw: { who: 'decider of :challenge' },
    postpone: { who: 'decider of :challenge' },
    'move-up': { who: 'decider of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await announceHeading(db, { challengeId, lang })
  const standing = standingAt(recorded, now)
  const isReadable = mayRead('decision', { ...nobody, isOrganiser: true }, recorded, now)
  const sheet = isReadable ? await releaseSheet(db, challengeId) : null
  const { programmeId } = recorded
  const by = signedIn.personId
  const isDecider = isDeciderOf(signedIn, { programmeId, challengeId })
  const isAnnounced = hasReached(roadStateOf(settled(recorded, now)), 'announced')
  return json({
    heading,
    sheet: sheet && {
      decision: sheet.decision,
      counts: sheet.counts,
      faults: sheet.faults,
      deviations: sheet.deviations,
      isOwn: sheet.decidedById === signedIn.personId,
    },
    // Whoever only reads learns whose word is awaited, of a decision that still waits for it.
    awaited:
      sheet && !sheet.decision.isConfirmed
        ? await awaitedApproval(db, {
            programmeId,
            challengeId,
            approval: 'decision',
            barred: [sheet.decidedById],
          })
        : null,
    mayConfirm: isDecider && (await notNamedFor(db, { programmeId, approval: 'decision', by })) === null,
    mayMove: isDecider && (await notNamedFor(db, { programmeId, approval: 'release', by })) === null,
    movers: await awaitedApproval(db, { programmeId, challengeId, approval: 'release', barred: [] }),
    reserves: isAnnounced ? await reserveList(db, challengeId) : null,
    canMoveUp: isDecider && (standing.state === 'announced' || standing.state === 'piloting'),
    state: standing.state,
    isMissed: standing.missed === 'announcesAt',
    newInstant: wallClockOf(recorded.calendar),
    nowIso: now.toISOString(),
    pageTitle: context.t('announce')('release.title'),
  })
}

/** What the postponing form begins with: the instant as it is. */
function wallClockOf({ announcesAt, zone }: { announcesAt: Date; zone: string }) {
  const { date, time } = instantToWallClock(announcesAt, zone)
  return { date, time, zone }
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, releaseIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const intents = { confirm, withdraw, postpone, 'move-up': moveUp } as const

async function confirm(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, confirmSchema)
  if (!form.ok) return form.response
  const confirmed = await confirmDecision({ ...whoAndWhere(context), hash: form.value.hash }, context.ports)
  return confirmed.ok
    ? backWith(context, 'announce:toasts.confirmed')
    : refusalResponse(context, 'announce', confirmed.refusal)
}

async function withdraw(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, withdrawSchema)
  if (!form.ok) return form.response
  const { withdrawReason: reason } = form.value
  const withdrawn = await withdrawDecision({ ...whoAndWhere(context), reason }, context.ports)
  return withdrawn.ok
    ? backWith(context, 'announce:toasts.withdrawn')
    : refusalResponse(context, 'announce', withdrawn.refusal)
}

async function postpone(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, postponeSchema)
  if (!form.ok) return form.response
  const { announcesAt, postponeReason: reason, calendarVersion } = form.value
  const instant = wallClockToInstant(announcesAt)
  if (!instant.ok) return refusalResponse(context, 'announce', instant.refusal)
  const postponed = await postponeAnnouncement(
    { ...whoAndWhere(context), announcesAt: instant.value, reason, calendarVersion },
    context.ports,
  )
  return postponed.ok
    ? backWith(context, 'announce:toasts.postponed')
    : refusalResponse(context, 'announce', postponed.refusal)
}

async function moveUp(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, moveUpSchema)
  if (!form.ok) return form.response
  const moved = await moveUpReserve({ ...whoAndWhere(context), ...form.value }, context.ports)
  return moved.ok
    ? backWith(context, 'announce:toasts.moved-up')
    : refusalResponse(context, 'announce', moved.refusal)
}

const whoAndWhere = ({ subject, signedIn }: RequestContext) => ({
  challengeId: sure(subject.challenge).id,
  by: signedIn.personId,
})

function backWith(context: RequestContext, toast: string) {
  const { slug } = sure(context.subject.challenge)
  return redirectWithToast(context, pathsIn(context.lang).organise.release(slug), toast)
}

type Data = SerializeFrom<typeof loader>

export default function Release() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { heading, sheet } = data
  return (
    <AnnouncePage heading={heading} step="release">
      <DeadlineBlock
        live={{ challenge: heading.slug, instant: 'announcesAt' }}
        atIso={heading.announcesAtIso}
        organiserZone={heading.zone}
        partnerZones={heading.partnerZones}
        nowIso={data.nowIso}
        label={t('release.instant')}
      />
      <Standing data={data} />
      {data.reserves ? (
        <ReserveMoves
          reserves={data.reserves}
          zone={heading.zone}
          canMoveUp={data.canMoveUp}
          result={result?.values.intent === 'move-up' ? result : undefined}
        />
      ) : null}
      {sheet ? (
        <>
          <ReleaseSummary
            sheet={sheet}
            heading={heading}
            isPlanned={data.state !== 'decided'}
            isReleased={isReleased(data)}
          />
          <DecisionDetails decision={sheet.decision} />
        </>
      ) : null}
      <Actions data={data} />
    </AnnouncePage>
  )
}

const isReleased = ({ state }: Data) => state === 'announced' || state === 'piloting' || state === 'completed'

/** What has to happen now, and by whom. */
function Standing({ data }: { data: Data }) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const { heading, sheet } = data
  if (!sheet) {
    return (
      <EmptyState
        title={t('release.nothing')}
        action={<a href={paths.organise.decision(heading.slug)}>{t('release.to-decision')}</a>}
      >
        <p>{t('release.nothing-hint')}</p>
      </EmptyState>
    )
  }
  if (sheet.faults > 0) {
    return (
      <Callout tone="bad" title={t('release.faults')}>
        <p>{t('release.faults-hint', { count: sheet.faults })}</p>
      </Callout>
    )
  }
  if (isReleased(data)) {
    return (
      <Callout tone="good" title={t('release.released')}>
        <a href={paths.winners(heading.slug)}>{t('release.to-winners')}</a>
      </Callout>
    )
  }
  if (data.isMissed) {
    return (
      <Callout tone="warn" title={t('release.missed')}>
        <p>{t('release.missed-hint')}</p>
      </Callout>
    )
  }
  if (sheet.decision.isConfirmed) {
    return (
      <Callout tone="good" title={t('release.confirmed')}>
        <p>{t('release.confirmed-hint')}</p>
      </Callout>
    )
  }
  return (
    <Callout tone="info" title={t('release.awaits')}>
      <p>
        {t(
          sheet.isOwn
            ? 'release.awaits-other'
            : data.mayConfirm
              ? 'release.awaits-you'
              : 'release.awaits-named',
        )}
      </p>
      {data.awaited ? <AwaitedApproval awaited={data.awaited} /> : null}
    </Callout>
  )
}

function Actions({ data }: { data: Data }) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { heading, sheet, state } = data
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const isPending = state === 'decided' || state === 'confirmed'
  const canPostpone = ['open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed'].includes(state)
  return (
    <>
      {sheet && state === 'decided' && !sheet.isOwn && data.mayConfirm && !data.isMissed ? (
        <ConfirmForm hash={sheet.decision.hash} result={resultOf('confirm')} />
      ) : null}
      {!data.mayMove && (canPostpone || isPending) ? (
        <Section id="moving" title={t('release.moving')} intro={t('release.moving-named')}>
          <AwaitedApproval awaited={data.movers} />
        </Section>
      ) : null}
      {canPostpone && data.mayMove ? (
        <PostponeForm
          newInstant={data.newInstant}
          calendarVersion={heading.calendarVersion}
          result={resultOf('postpone')}
        />
      ) : null}
      {sheet && isPending && data.mayMove ? <WithdrawForm result={resultOf('withdraw')} /> : null}
    </>
  )
}
