import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { teamSchema, type TeamRequest } from '../core/team-schema.ts'
import { teamOf } from '../data/team.server.ts'
import { changeMemberRole, handOverLead, removeMember } from '../flows/change-team.server.ts'
import { inviteMember, revokeMemberInvitation } from '../flows/invite-member.server.ts'
import { InviteMemberForm } from '../parts/invite-member-form.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { InvitedList, MemberList } from '../parts/team-lists.tsx'
import { loadFrame } from './frame.server.ts'

export const handle = { hydrate: true }

const lead = { who: 'team lead of :proposal' } as const

export const access = {
  loader: { who: 'team of :proposal' },
  action: {
    invite: lead,
    revoke: lead,
    role: lead,
    remove: lead,
    lead,
    leave: { who: 'team of :proposal' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { frame } = await loadFrame(context)
  return json({
    frame,
    ...(await teamOf(context.db, frame.id, context.now)),
    me: context.signedIn.personId,
    pageTitle: `${frame.reference} · ${context.t('apply')('team.title')}`,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, teamSchema)
  if (!form.ok) return form.response
  const result = await carryOut(context, form.value)
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  const { id } = sure(context.subject.proposal)
  const paths = pathsIn(context.lang)
  const path = form.value.intent === 'leave' ? paths.proposals : paths.team(id)
  return redirectWithToast(context, path, `apply:toasts.team-${form.value.intent}`)
}

function carryOut(context: RequestContext, asked: TeamRequest): Promise<Result<unknown, Refusal>> {
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const { personId: by } = context.signedIn
  switch (asked.intent) {
    case 'invite': {
      const { email, role: wanted } = asked
      const role = teamRole ?? 'viewer'
      const invitee = { email, role: wanted }
      return inviteMember({ proposalId, personId: by, role, invitee, locale: context.lang }, context.ports)
    }
    case 'revoke':
      return revokeMemberInvitation({ proposalId, invitationId: asked.invitationId }, context.ports)
    case 'role':
      return changeMemberRole({ proposalId, by, memberId: asked.memberId, role: asked.role }, context.ports)
    case 'remove':
      return removeMember({ proposalId, by, memberId: asked.memberId }, context.ports)
    case 'leave':
      return removeMember({ proposalId, by, memberId: by }, context.ports)
    case 'lead':
      return handOverLead({ proposalId, by, memberId: asked.memberId }, context.ports)
  }
}

export default function Team() {
  const { frame, members, invited, me } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const isLead = frame.role === 'lead'
  const isInviting = result?.values.intent === 'invite'
  return (
    <ProposalLayout frame={frame} page="team" title={t('team.title')} lede={t('team.lede')}>
      <MemberList frame={frame} members={members} me={me} result={isInviting ? undefined : result} />
      {isLead && invited.length > 0 ? <InvitedList frame={frame} invited={invited} /> : null}
      {isLead && frame.intake === 'open' ? (
        <Section id="invite" title={t('team.invite')} intro={t('team.invite-text')}>
          <InviteMemberForm result={isInviting ? result : undefined} />
        </Section>
      ) : null}
    </ProposalLayout>
  )
}
