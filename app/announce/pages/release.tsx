import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { standingAt } from '#app/lifecycle/standing.ts'
import { tellsWinnersAt } from '#app/lifecycle/telling-time.ts'
import { isDeciderOf } from '#app/people/core/viewer.ts'
import { awaitedApproval, notNamedFor } from '#app/people/data/approvals.server.ts'
import { AwaitedApproval } from '#app/people/parts/awaited-approval.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { releaseIntentSchema } from '../core/decision-form.ts'
import { soonestAnnouncement } from '../core/announcement-move.ts'
import { movedSoFar, openMove } from '../data/announcement-moves.server.ts'
import { announceHeading } from '../data/heading.server.ts'
import { reserveList } from '../data/reserve-list.server.ts'
import { releaseSheet } from '../data/release-sheet.server.ts'
import { toldTeams } from '../data/told-teams.server.ts'
import { feedbackGate } from '../data/feedback-due.server.ts'
import { FeedbackGate } from '../parts/feedback-gate.tsx'
import { MovedSoFar } from '../parts/moved-so-far.tsx'
import { AnnouncementMove, SoonerForm } from '../parts/announcement-move.tsx'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { DecisionDetails } from '../parts/decision-details.tsx'
import { ConfirmForm, PostponeForm, WithdrawForm } from '../parts/release-forms.tsx'
import { ReserveMoves } from '../parts/reserve-moves.tsx'
import { ReleasePreview } from '../parts/release-preview.tsx'
import { ReleaseSummary } from '../parts/release-summary.tsx'
import { ToldTeams } from '../parts/told-teams.tsx'
import { releaseIntents } from './release-intents.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: {
    confirm: { who: 'decider of :challenge' },
    withdraw: { who: 'decider of :challenge' },
    postpone: { who: 'decider of :challenge' },
    'ask-later': { who: 'decider of :challenge' },
    'ask-sooner': { who: 'decider of :challenge' },
    agree: { who: 'decider of :challenge' },
    drop: { who: 'decider of :challenge' },
    'move-up': { who: 'decider of :challenge' },
    'ask-waiver': { who: 'decider of :challenge' },
    'agree-waiver': { who: 'decider of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await announceHeading(db, { challengeId, lang })
  const standing = standingAt(recorded, now)
  const by = signedIn.personId
  const isKept = await isKeptFromOne(db, { challengeId, personId: by })
  const isReadable = !isKept && mayRead('decision', { ...nobody, isOrganiser: true }, recorded, now)
  const current = settled(recorded, now)
  const sheet = isReadable ? await releaseSheet(db, { challenge: current, lang }) : null
  const { programmeId } = recorded
  const isDecider = isDeciderOf(signedIn, { programmeId, challengeId })
  const isAnnounced = hasReached(roadStateOf(current), 'announced')
  const isTold = isAnnounced || current.winnersToldAt !== null
  const tellsAt = current.winnersToldAt ?? tellsWinnersAt(current)
  return json({
    heading,
    isKept,
    sheet: sheet && {
      decision: sheet.decision,
      counts: sheet.counts,
      embargoed: sheet.embargoed,
      faults: sheet.faults,
      changes: sheet.changes,
      deviations: sheet.deviations,
      isOwn: sheet.decidedById === signedIn.personId,
    },
    feedback: sheet && standing.state === 'decided' ? await feedbackGate(db, { challengeId, by }) : null,
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
    mayWaive: isDecider,
    mayMove: isDecider && (await notNamedFor(db, { programmeId, approval: 'release', by })) === null,
    movers: await awaitedApproval(db, { programmeId, challengeId, approval: 'release', barred: [] }),
    reserves: isTold && !isKept ? await reserveList(db, challengeId) : null,
    told: sheet?.decision.isConfirmed ? await toldTeams(db, current) : [],
    tellsAtIso: tellsAt?.toISOString() ?? null,
    isEmbargoed: isTold && !isAnnounced,
    canMoveUp: isDecider && isTold && ['confirmed', 'announced', 'piloting'].includes(standing.state),
    move: standing.state === 'confirmed' ? await moveOnPage(db, { challengeId, by }) : null,
    moves: await movedSoFar(db, challengeId),
    soonestIso: soonestAnnouncement(now).toISOString(),
    state: standing.state,
    isMissed: standing.missed === 'announcesAt',
    newInstant: wallClockOf(recorded.calendar),
    nowIso: now.toISOString(),
    pageTitle: context.t('announce')('release.title'),
  })
}

async function moveOnPage(
  db: RequestContext['db'],
  { challengeId, by }: { challengeId: string; by: string },
) {
  const move = await openMove(db, challengeId)
  if (!move) return null
  const { id, kind, announcesAt, reason, askedBy, askedByName, askedAt } = move
  const when = { announcesIso: announcesAt?.toISOString() ?? null, askedIso: askedAt.toISOString() }
  return { id, kind, reason, askedByName, ...when, isOwn: askedBy === by }
}

/** What the postponing form begins with: the instant as it is. */
function wallClockOf({ announcesAt, zone }: { announcesAt: Date; zone: string }) {
  const { date, time } = instantToWallClock(announcesAt, zone)
  return { date, time, zone }
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, releaseIntentSchema)
  return asked.ok ? releaseIntents[asked.value.intent](args) : asked.response
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
      <ToldTeams teams={data.told} tellsAtIso={data.tellsAtIso} zone={heading.zone} nowIso={data.nowIso} />
      {sheet ? (
        <>
          <ReleaseSummary
            sheet={sheet}
            heading={heading}
            isPlanned={data.state !== 'decided'}
            isReleased={isReleased(data)}
          />
          <ReleasePreview decision={sheet.decision} />
          <DecisionDetails decision={sheet.decision} />
        </>
      ) : null}
      <Actions data={data} />
      <MovedSoFar moves={data.moves} zone={heading.zone} />
    </AnnouncePage>
  )
}

const isReleased = ({ state }: Data) => state === 'announced' || state === 'piloting' || state === 'completed'

/** What has to happen now, and by whom. */
function Standing({ data }: { data: Data }) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const { heading, sheet } = data
  if (data.isKept) {
    return (
      <EmptyState title={t('decision.conflicted')}>
        <p>{t('decision.conflicted-hint')}</p>
      </EmptyState>
    )
  }
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
  if (sheet.changes.length > 0) {
    return (
      <Callout tone="warn" title={t('release.changed')}>
        <p>{t('release.changed-hint')}</p>
        <ul>
          {sheet.changes.map(({ proposalId, reference, what }) => (
            <li key={proposalId}>{t(`release.change.${what}`, { reference })}</li>
          ))}
        </ul>
      </Callout>
    )
  }
  if (sheet.decision.isConfirmed) {
    return (
      <Callout tone="good" title={t('release.confirmed')}>
        <p>{t(data.tellsAtIso === null ? 'release.confirmed-hint' : 'release.confirmed-embargo')}</p>
        {data.isEmbargoed ? <p>{t('release.told-already')}</p> : null}
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
              ? data.feedback?.isReady === false
                ? 'release.awaits-feedback'
                : 'release.awaits-you'
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
  const { feedback } = data
  return (
    <>
      {feedback?.isDue && sheet && !data.isMissed ? (
        <FeedbackGate
          {...feedback}
          slug={heading.slug}
          zone={heading.zone}
          canWaive={data.mayWaive}
          resultOf={resultOf}
        />
      ) : null}
      {sheet &&
      feedback?.isReady &&
      state === 'decided' &&
      sheet.changes.length === 0 &&
      !sheet.isOwn &&
      data.mayConfirm &&
      !data.isMissed ? (
        <ConfirmForm hash={sheet.decision.hash} result={resultOf('confirm')} />
      ) : null}
      {!data.mayMove && (canPostpone || isPending) ? (
        <Section id="moving" title={t('release.moving')} intro={t('release.moving-named')}>
          <AwaitedApproval awaited={data.movers} />
        </Section>
      ) : null}
      {sheet && data.move ? (
        <AnnouncementMove
          move={data.move}
          hash={sheet.decision.hash}
          zone={heading.zone}
          soonestIso={data.soonestIso}
          mayAnswer={data.mayMove}
          result={resultOf('agree') ?? resultOf('drop')}
        />
      ) : null}
      {canPostpone && data.mayMove && !data.move ? (
        <PostponeForm
          newInstant={data.newInstant}
          calendarVersion={heading.calendarVersion}
          intent={state === 'confirmed' ? 'ask-later' : 'postpone'}
          result={resultOf('postpone') ?? resultOf('ask-later')}
        />
      ) : null}
      {state === 'confirmed' && data.mayMove && !data.move && data.soonestIso < heading.announcesAtIso ? (
        <SoonerForm calendarVersion={heading.calendarVersion} result={resultOf('ask-sooner')} />
      ) : null}
      {sheet && isPending && data.mayMove ? <WithdrawForm result={resultOf('withdraw')} /> : null}
    </>
  )
}
