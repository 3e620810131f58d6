import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { attendSchema } from '../core/deliberation/meeting-schema.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { meetingRoom } from '../data/meeting-room.server.ts'
import { readableMinutes } from '../data/readable-minutes.server.ts'
import { roomViewerOf } from '../data/room-viewer.server.ts'
import { attendMeeting } from '../flows/attend-meeting.server.ts'
import { declareConflicts } from '../flows/declare-conflicts.server.ts'
import { AttendMeeting } from '../parts/attend-meeting.tsx'
import { MeetingView } from '../parts/meeting-view.tsx'

const rule = { who: 'juror of :challenge' } as const
export const access = {
  loader: rule,
  action: { come: rule, go: rule, recuse: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { db, lang, signedIn, now } = context
  const heading = await judgingHeading(db, { challengeId, lang })
  const pageTitle = `${context.t('judge')('meeting.title')}: ${heading.title}`
  if (!mayReadRanking({ isSeated: true }, recorded, now))
    return json({ pageTitle, heading, meeting: null, hasMinutes: false })
  const meeting = await meetingRoom(db, {
    challengeId,
    personId: signedIn.personId,
    jurorId: sure(context.subject.juror).id,
    viewer: roomViewerOf(context),
    lang,
  })
  return json({ pageTitle, heading, meeting, hasMinutes: (await readableMinutes(context)) !== null })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, attendSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { personId } = context.signedIn
  const to = pathsIn(context.lang).juryMeeting(slug)
  const sent = form.value
  const result =
    sent.intent === 'recuse'
      ? await declareConflicts(
          {
            challengeId,
            personId,
            declarations: [
              { proposalId: sent.proposalId, standing: 'conflict', kind: sent.kind, privateNote: null },
            ],
          },
          context.ports,
        )
      : await attendMeeting({ challengeId, personId, act: sent.intent }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, to, `judge:toasts.meeting-${sent.intent}`)
}

export default function JurorMeeting() {
  const { heading, meeting, hasMinutes } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="juror"
      title={t('meeting.title')}
      lede={heading.title}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {meeting && meeting.standing !== 'away' ? (
        <MeetingView
          meeting={meeting}
          zone={heading.zone}
          attend={
            <AttendMeeting meeting={meeting} action={paths.juryMeeting(heading.slug)} result={result} />
          }
        />
      ) : (
        <EmptyState title={t('meeting.none')}>{t('meeting.none-hint')}</EmptyState>
      )}
      {hasMinutes && meeting?.state === 'ended' ? (
        <p>
          <a href={paths.juryMinutes(heading.slug)}>{t('meeting.to-minutes')}</a>
        </p>
      ) : null}
    </AreaLayout>
  )
}
