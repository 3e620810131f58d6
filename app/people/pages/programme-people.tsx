import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { notFound } from '#app/http/responses.server.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { PersonChip } from '#app/ui/person-chip.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Role } from '../core/viewer.ts'
import { challengeChoices, openRoleInvitations, rolesInProgramme } from '../data/role-grants.server.ts'
import { scopeName, zoneOfProgramme } from '../data/scope-names.server.ts'
import { removeRole } from '../flows/change-roles.server.ts'
import { invitePerson, revokeInvitation } from '../flows/invite-person.server.ts'
import { invitableRoles, inviteSchema, removeRoleSchema, revokeSchema } from './schema.ts'

export const handle = { hydrate: true }

const organiser = { who: 'organiser of :programme', bodyBytes: 8_192 } as const

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { invite: organiser, remove: organiser, revoke: organiser },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ context }: LoaderArgs) {
  const { id, slug } = sure(context.subject.programme)
  const { db, lang } = context
  const [name, zone, challenges, roles, invitations] = await Promise.all([
    scopeName(db, { programmeId: id, challengeId: null }, lang),
    zoneOfProgramme(db, id),
    challengeChoices(db, id, lang),
    rolesInProgramme(db, id),
    openRoleInvitations(db, id, context.now),
  ])
  return json({
    title: context.t('people')('programme-people.title'),
    programme: { slug, name: name ?? slug },
    zone: context.signedIn.zone ?? zone,
    challenges,
    roles: roles.map(({ grantId, name, email, role, challengeId, grantedAt }) => ({
      grantId,
      name,
      email,
      role,
      challengeId,
      sinceIso: grantedAt.toISOString(),
    })),
    invitations: invitations.map(({ id, email, name, role, challengeId, expiresAt }) => ({
      id,
      email,
      name,
      role: role as Role,
      challengeId,
      untilIso: expiresAt.toISOString(),
    })),
  })
}

export async function action({ context }: ActionArgs) {
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { personId } = context.signedIn
  const here = pathsIn(context.lang).organise.people(slug)
  const { intent } = typedValues(context)
  if (intent === 'remove') {
    const form = await parseForm({ context }, removeRoleSchema)
    if (!form.ok) return form.response
    const removed = await removeRole({ ...form.value, programmeId, by: personId }, context.ports)
    if (!removed.ok) return refusalResponse(context, 'people', removed.refusal)
    return redirectWithToast(context, here, 'people:toasts.role-removed')
  }
  if (intent === 'revoke') {
    const form = await parseForm({ context }, revokeSchema)
    if (!form.ok) return form.response
    const revoked = await revokeInvitation({ ...form.value, programmeId }, context.ports)
    if (!revoked.ok) return refusalResponse(context, 'people', revoked.refusal)
    return redirectWithToast(context, here, 'people:toasts.revoked')
  }
  const form = await parseForm({ context }, inviteSchema)
  if (!form.ok) return form.response
  const { email, name, role, locale } = form.value
  const challengeId = form.value.challengeId || null
  const choices = await challengeChoices(context.db, programmeId, context.lang)
  if (challengeId && !choices.some((challenge) => challenge.id === challengeId)) throw notFound()
  const invited = await invitePerson(
    { email, name: name || null, locale, role, programmeId, challengeId, invitedBy: personId },
    context.ports,
  )
  if (!invited.ok) return refusalResponse(context, 'people', invited.refusal)
  return redirectWithToast(context, here, 'people:toasts.invited')
}

export default function ProgrammePeople() {
  const { t } = useTranslation('people')
  const { programme, zone, challenges, roles, invitations } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const isInviting = result?.values['intent'] === 'invite'
  const { lang, paths } = useSite()
  const form = useZodForm(inviteSchema)
  const titles = new Map(challenges.map(({ id, title }) => [id, title]))
  const nav = useProgrammeNav(programme.slug, { current: 'people', isOrganiser: true })
  const where = (challengeId: string | null) =>
    challengeId === null ? t('programme-people.whole') : (titles.get(challengeId) ?? '')
  return (
    <AreaLayout
      area="organiser"
      title={t('programme-people.title')}
      lede={t('programme-people.lede')}
      breadcrumb={[{ to: paths.organise.programme(programme.slug), label: programme.name }]}
      nav={nav}
    >
      {result && !isInviting ? (
        <ErrorSummary errors={result.errors} problem={result.problem ?? undefined} attempt={0} />
      ) : null}
      <DataTable
        caption={t('programme-people.caption', { programme: programme.name })}
        rows={roles}
        rowKey={(row) => row.grantId}
        empty={<EmptyState title={t('programme-people.none')} />}
        columns={[
          {
            key: 'name',
            header: t('programme-people.name'),
            isRowName: true,
            cell: (row) => <PersonChip name={row.name} role={row.email} />,
          },
          { key: 'role', header: t('programme-people.role'), cell: (row) => t(`roles.${row.role}`) },
          { key: 'where', header: t('programme-people.where'), cell: (row) => where(row.challengeId) },
          {
            key: 'since',
            header: t('programme-people.since'),
            wideOnly: true,
            cell: (row) => <LocalTime atIso={row.sinceIso} zone={zone} style="date" />,
          },
          {
            key: 'remove',
            header: t('programme-people.remove'),
            cell: (row) => (
              <AskFirst
                intent="remove"
                hidden={{ grantId: row.grantId }}
                action={t('programme-people.remove')}
                of={`${row.name}, ${t(`roles.${row.role}`)}`}
                loss={t('programme-people.remove-loss', {
                  role: t(`roles.${row.role}`),
                  name: row.name,
                  where: where(row.challengeId),
                })}
                confirm={t('programme-people.remove-role', { role: t(`roles.${row.role}`), name: row.name })}
              />
            ),
          },
        ]}
      />
      <Section id="pending" title={t('programme-people.pending')}>
        <DataTable
          caption={t('programme-people.pending')}
          isCaptionHidden
          rows={invitations}
          rowKey={(row) => row.id}
          empty={<p>{t('programme-people.pending-none')}</p>}
          columns={[
            {
              key: 'name',
              header: t('programme-people.name'),
              isRowName: true,
              cell: (row) => <PersonChip name={row.name ?? row.email} role={row.email} />,
            },
            { key: 'role', header: t('programme-people.role'), cell: (row) => t(`roles.${row.role}`) },
            { key: 'where', header: t('programme-people.where'), cell: (row) => where(row.challengeId) },
            {
              key: 'until',
              header: t('programme-people.until'),
              cell: (row) => <LocalTime atIso={row.untilIso} zone={zone} style="date" />,
            },
            {
              key: 'revoke',
              header: t('programme-people.revoke'),
              align: 'end',
              cell: (row) => (
                <AskFirst
                  intent="revoke"
                  hidden={{ invitationId: row.id }}
                  action={t('programme-people.revoke')}
                  of={row.email}
                  loss={t('programme-people.revoke-loss', { email: row.email })}
                  confirm={t('programme-people.revoke-confirm')}
                />
              ),
            },
          ]}
        />
      </Section>
      <Section id="invite" title={t('programme-people.invite')} tone="raised">
        <Form form={form} result={isInviting ? result : undefined} intent="invite">
          <TextField name="email" label={t('programme-people.email')} type="email" required width="medium" />
          <TextField name="name" label={t('programme-people.person-name')} optional width="medium" />
          <SelectField
            name="role"
            label={t('programme-people.choose-role')}
            defaultValue="organiser"
            choices={invitableRoles.map((role) => ({
              value: role,
              label: `${t(`roles.${role}`)}: ${t(`role-meanings.${role}`)}`,
            }))}
          />
          <SelectField
            name="challengeId"
            label={t('programme-people.scope')}
            placeholder={t('programme-people.whole')}
            choices={challenges.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <SelectField
            name="locale"
            label={t('programme-people.language')}
            defaultValue={lang}
            choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
          />
          <SubmitButton>{t('programme-people.send')}</SubmitButton>
        </Form>
      </Section>
    </AreaLayout>
  )
}
