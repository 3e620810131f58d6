import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isChairByRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { invitationSchema } from '../core/invitation-schema.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { juryOverview } from '../data/jury-overview.server.ts'
import { inviteJuror } from '../flows/invite-juror.server.ts'
import { InviteJurorForm } from '../parts/invite-juror-form.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'

export const handle = { hydrate: true, texts: ['judge'] }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'chair of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Conflicts come as counts: what they are about is between the juror and the record. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const seats = await juryOverview(context.db, challengeId)
  const stage = juryStageOf(effectiveState)
  const scope = { programmeId: recorded.programmeId, challengeId }
  const leads = isChairByRole(context.signedIn, scope) || context.subject.juror?.isChair === true
  return json({
    pageTitle: `${context.t('judge')('jury.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(context.signedIn, scope),
    stage,
    canInvite: stage !== 'over' && leads,
    hasChair: seats.some((seat) => seat.isChair),
    seats: seats.map(({ invitedAt: _, answeredAt: __, ...seat }) => seat),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, invitationSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { isChair, ...invitation } = form.value
  const result = await inviteJuror(
    { ...invitation, isChair: isChair === 'yes', challengeId, by: context.signedIn.personId },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.jury(slug), 'judge:toasts.invited')
}

export default function Jury() {
  const { heading, isOrganiser, seats, stage, canInvite, hasChair } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const isUnsealed = stage !== 'before'
  return (
    <JudgingFrame step="jury" heading={heading} isOrganiser={isOrganiser}>
      <DataTable
        caption={t('jury.caption', { count: seats.filter(({ state }) => state === 'accepted').length })}
        rows={seats}
        rowKey={({ jurorId }) => jurorId}
        empty={<EmptyState title={t('jury.empty')}>{t('jury.empty-hint')}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: t('jury.name'),
            isRowName: true,
            cell: ({ name, email, isChair }) => (
              <>
                {name} {isChair ? <Tag>{t('jury.chair')}</Tag> : null}
                <br />
                <small>{email}</small>
              </>
            ),
          },
          {
            key: 'state',
            header: t('jury.state-header'),
            cell: ({ state, declineReason }) => (
              <>
                <Tag tone={state === 'accepted' ? 'good' : state === 'declined' ? 'bad' : 'warn'}>
                  {t(`jury.state.${state}`)}
                </Tag>
                {declineReason ? <p>{declineReason}</p> : null}
              </>
            ),
          },
          {
            key: 'conflicts',
            header: t('jury.declared'),
            cell: ({ state, clear, conflicts, undeclared }) =>
              isUnsealed && state === 'accepted'
                ? t('jury.declared-counts', { clear, conflicts, undeclared })
                : '–',
          },
          {
            key: 'load',
            header: t('jury.load'),
            align: 'end',
            cell: ({ assigned, maximumLoad }) => t('jury.load-of', { assigned, maximumLoad }),
          },
          {
            key: 'finished',
            header: t('jury.finished'),
            align: 'end',
            cell: ({ finished, assigned }) => (assigned > 0 ? `${finished} / ${assigned}` : '–'),
          },
        ]}
      />
      <p>{t('jury.needed', { count: heading.minimumReviews })}</p>
      {canInvite ? (
        <Section id="invite" title={t('jury.invite')} intro={t('jury.invite-hint')}>
          <InviteJurorForm result={result} hasChair={hasChair} />
        </Section>
      ) : null}
    </JudgingFrame>
  )
}
