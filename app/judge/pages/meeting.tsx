import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { holdsRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { leadSchema, type SentLead } from '../core/deliberation/meeting-schema.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { meetingRoom } from '../data/meeting-room.server.ts'
import { roomViewerOf } from '../data/room-viewer.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { callOffMeeting, conveneMeeting } from '../flows/convene-meeting.server.ts'
import { moveMeeting } from '../flows/move-meeting.server.ts'
import { planMeeting } from '../flows/plan-meeting.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { AttendMeeting } from '../parts/attend-meeting.tsx'
import { LeadMeeting, PlanMeeting } from '../parts/lead-meeting.tsx'
import { ConveneMeeting } from '../parts/meeting-appointment.tsx'
import { MeetingView } from '../parts/meeting-view.tsx'

const rule = { who: 'chair of :challenge' } as const
export const access = {
  loader: { who: 'staff of :challenge' },
  action: { plan: rule, convene: rule, 'call-off': rule, start: rule, next: rule, end: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { db, lang, signedIn, subject, now } = context
  const heading = await judgingHeading(db, { challengeId, lang })
  const scope = { programmeId: recorded.programmeId, challengeId }
  const viewer = roomViewerOf(context)
  const base = {
    pageTitle: `${context.t('judge')('meeting.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(signedIn, scope),
    isSeated: viewer.isSeated,
    isByBallots: (await wayOfJudging(db, challengeId)).way !== 'scorecards',
  }
  if (!mayReadRanking({ isSeated: viewer.isSeated }, recorded, now)) {
    return json({ ...base, meeting: null, canPlan: false, leads: false })
  }
  const juror = subject.juror?.state === 'accepted' ? subject.juror : null
  const meeting = await meetingRoom(db, {
    challengeId,
    personId: signedIn.personId,
    jurorId: juror?.id ?? null,
    viewer,
    lang,
  })
  const isOpen = allowedNow(await roundsOf(db, challengeId), effectiveState).meeting
  const leads = isOpen && (viewer.isChair || viewer.isOrganiser)
  return json({
    ...base,
    meeting: meeting?.standing === 'away' ? null : meeting,
    canPlan: leads && meeting?.state !== 'running',
    leads: leads && meeting?.standing === 'in',
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, leadSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { personId: by } = context.signedIn
  const to = pathsIn(context.lang).organise.meeting(slug)
  const sent = form.value
  if (sent.intent === 'plan') {
    const planned = await planMeeting({ challengeId, by, atLeast: sent.atLeast }, context.ports)
    if (!planned.ok) return refusalResponse(context, 'judge', planned.refusal)
    return redirectWithToast(context, to, 'judge:toasts.meeting-planned')
  }
  if (sent.intent === 'convene' || sent.intent === 'call-off') {
    const result =
      sent.intent === 'convene'
        ? await convene(context, sent)
        : await callOffMeeting({ challengeId, by, reason: sent.callOffReason }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, to, `judge:toasts.meeting-${sent.intent}`)
  }
  const scope = { programmeId: recorded.programmeId, challengeId }
  const roles = {
    isOrganiser: isOrganiserOf(context.signedIn, scope),
    isChairByRole: holdsRole(context.signedIn, ['chair'], scope),
  }
  const { intent: act, seen, ...said } = sent
  const result = await moveMeeting(
    { challengeId, by, roles, act, seen, ...('reason' in said && { said }) },
    context.ports,
  )
  if (!result.ok) return refusedMove(context, result.refusal)
  return redirectWithToast(context, to, `judge:toasts.meeting-${act}`)
}

/** What is wrong with a score stands at its field; everything else is a refusal of the whole. */
function refusedMove(context: RequestContext, refusal: JudgeRefusal): Response {
  if (refusal.code !== 'consensus-unfit') return refusalResponse(context, 'judge', refusal)
  const errors = refusal.problems.map(
    (problem) => [problem.field, refusalSentence(context, 'judge', problem)] as const,
  )
  return problemResponse(context, { errors: Object.fromEntries(errors), code: refusal.code })
}

async function convene(
  context: RequestContext,
  { startsAt, minutes, place, link }: Extract<SentLead, { intent: 'convene' }>,
) {
  const { id: challengeId } = sure(context.subject.challenge)
  const start = wallClockToInstant(startsAt)
  if (!start.ok) return start
  const endsAt = new Date(start.value.getTime() + minutes * 60_000)
  const by = context.signedIn.personId
  return conveneMeeting({ challengeId, by, startsAt: start.value, endsAt, place, link }, context.ports)
}

export default function Meeting() {
  const { heading, isOrganiser, isSeated, isByBallots, meeting, canPlan, leads } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  const isOfOthers = ['plan', 'convene', 'call-off'].some((intent) => resultOf(intent))
  return (
    <JudgingFrame step="meeting" heading={heading} isOrganiser={isOrganiser}>
      {meeting ? (
        <MeetingView
          meeting={meeting}
          zone={heading.zone}
          attend={
            isSeated ? (
              <AttendMeeting meeting={meeting} action={paths.juryMeeting(heading.slug)} />
            ) : undefined
          }
        />
      ) : (
        <EmptyState
          title={t('meeting.none')}
          action={
            <ButtonLink to={paths.organise.rounds(heading.slug)} tone="quiet">
              {t('rounds.title')}
            </ButtonLink>
          }
        >
          {t('meeting.none-hint')}
        </EmptyState>
      )}
      {leads && meeting && meeting.state !== 'ended' ? (
        <LeadMeeting meeting={meeting} isSeated={isSeated} result={isOfOthers ? undefined : result} />
      ) : null}
      {leads && meeting?.state === 'planned' ? (
        <ConveneMeeting appointment={meeting.appointment} zone={heading.zone} resultOf={resultOf} />
      ) : null}
      {meeting?.state === 'ended' ? (
        <p>
          <a href={paths.organise.minutes(heading.slug)}>{t('meeting.to-minutes')}</a>
        </p>
      ) : null}
      {canPlan ? (
        <PlanMeeting before={meeting?.state ?? null} isByBallots={isByBallots} result={resultOf('plan')} />
      ) : null}
    </JudgingFrame>
  )
}
