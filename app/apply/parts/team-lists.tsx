import { useTranslation } from 'react-i18next'
import { ButtonRow } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { PersonChip } from '#app/ui/person-chip.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { ProposalFrame } from '../core/proposal-frame.ts'

type Member = {
  personId: string
  name: string
  email: string
  role: 'lead' | 'editor' | 'viewer'
  joinedAt: string
}
type Invited = { id: string; email: string; role: 'editor' | 'viewer'; expiresAt: string }

/** Who is in the team; the lead changes roles, hands over and takes members out, everybody else can leave. */
export function MemberList({
  frame,
  members,
  me,
  result,
}: {
  frame: ProposalFrame
  members: readonly Member[]
  me: string
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  const isLead = frame.role === 'lead'
  return (
    <>
      {result ? <Form result={result}>{null}</Form> : null}
      <DataTable
        caption={t('team.members')}
        rows={members}
        rowKey={(row) => row.personId}
        columns={[
          {
            key: 'name',
            header: t('team.name'),
            isRowName: true,
            cell: (row) => <PersonChip name={row.name} />,
          },
          { key: 'email', header: t('team.email'), cell: (row) => row.email },
          { key: 'role', header: t('team.role'), cell: (row) => t(`roles.${row.role}`) },
          {
            key: 'change',
            header: t('team.change'),
            cell: (row) =>
              row.role === 'lead' ? (
                row.personId === me ? (
                  t('team.lead-stays', { organisation: frame.organisation })
                ) : null
              ) : isLead ? (
                <LeadActions member={row} />
              ) : row.personId === me ? (
                <AskFirst
                  intent="leave"
                  hidden={{}}
                  action={t('team.leave')}
                  of={frame.title}
                  loss={t('team.leave-loss')}
                  confirm={t('team.leave-confirm')}
                />
              ) : null,
          },
        ]}
      />
    </>
  )
}

function LeadActions({ member }: { member: Member }) {
  const { t } = useTranslation('apply')
  const other = member.role === 'editor' ? 'viewer' : 'editor'
  const hidden = { memberId: member.personId }
  return (
    <Disclosure summary={t('team.change-member', { name: member.name })}>
      <ButtonRow>
        <Form intent="role" hidden={{ ...hidden, role: other }} label={t(`team.make-${other}`)}>
          <SubmitButton tone="secondary" size="small">
            {t(`team.make-${other}`)}
          </SubmitButton>
        </Form>
      </ButtonRow>
      <AskFirst
        intent="lead"
        hidden={hidden}
        action={t('team.hand-over')}
        of={member.name}
        loss={t('team.hand-over-loss', { name: member.name })}
        confirm={t('team.hand-over-confirm', { name: member.name })}
      />
      <AskFirst
        intent="remove"
        hidden={hidden}
        action={t('team.remove')}
        of={member.name}
        loss={t('team.remove-loss', { name: member.name })}
        confirm={t('team.remove-confirm', { name: member.name })}
      />
    </Disclosure>
  )
}

/** Invitations nobody has answered yet. */
export function InvitedList({ frame, invited }: { frame: ProposalFrame; invited: readonly Invited[] }) {
  const { t } = useTranslation('apply')
  return (
    <Section id="invited" title={t('team.invited')}>
      <DataTable
        caption={t('team.invited')}
        isCaptionHidden
        rows={invited}
        rowKey={(row) => row.id}
        columns={[
          { key: 'email', header: t('team.email'), isRowName: true, cell: (row) => row.email },
          { key: 'role', header: t('team.role'), cell: (row) => t(`roles.${row.role}`) },
          {
            key: 'until',
            header: t('team.until'),
            cell: (row) => <LocalTime atIso={row.expiresAt} zone={frame.zone} style="datetime" />,
          },
          {
            key: 'revoke',
            header: t('team.change'),
            cell: (row) => (
              <AskFirst
                intent="revoke"
                hidden={{ invitationId: row.id }}
                action={t('team.revoke')}
                of={row.email}
                loss={t('team.revoke-loss', { email: row.email })}
                confirm={t('team.revoke-confirm')}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}
