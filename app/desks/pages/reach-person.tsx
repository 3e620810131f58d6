import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { unreachableIn } from '#app/notify/data/unreachable.server.ts'
import { isUuid } from '#app/people/data/entrance.server.ts'
import { holdsAnyRole } from '#app/people/data/role-grants.server.ts'
import { scopeName, zoneOfProgramme } from '#app/people/data/scope-names.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { handOutSchema, mostAssurance } from '../core/hand-out-schema.ts'
import { handOutCode } from '../flows/hand-out-code.server.ts'

export const handle = { hydrate: true }

const organiser = { who: 'organiser of :programme', bodyBytes: 8_192 } as const

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { 'hand-out': organiser },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params }: LoaderArgs) {
  const { id, slug } = sure(context.subject.programme)
  const { db, lang } = context
  const personId = params.person ?? ''
  if (!isUuid(personId)) throw notFound()
  const person = (await unreachableIn(db, id)).find((one) => one.personId === personId)
  if (!person) throw notFound()
  const [name, zone, isStaff] = await Promise.all([
    scopeName(db, { programmeId: id, challengeId: null }, lang),
    zoneOfProgramme(db, id),
    holdsAnyRole(db, personId),
  ])
  return json({
    pageTitle: context.t('notify')('reach.title', { name: person.name }),
    programme: { slug, name: name ?? slug },
    zone: context.signedIn.zone ?? zone,
    isStaff,
    person: {
      name: person.name,
      email: person.email,
      cause: person.cause,
      isLead: person.isLead,
      sinceIso: person.since.toISOString(),
      contacts: person.contacts,
    },
  })
}

export async function action({ context, params }: ActionArgs) {
  const { id: programmeId } = sure(context.subject.programme)
  const personId = params.person ?? ''
  if (!isUuid(personId)) throw notFound()
  const form = await parseForm({ context }, handOutSchema)
  if (!form.ok) return form.response
  const { assurance } = form.value
  const by = context.signedIn.personId
  const made = await handOutCode(
    { programmeId, personId, by, assurance },
    context.ports,
    context.env.sessionSecret,
  )
  if (!made.ok) return refusalResponse(context, 'notify', made.refusal)
  // Said once, in this answer; nothing keeps it.
  const { code, expiresAt } = made.value
  return json({ made: { code, expiresAtIso: expiresAt.toISOString() } })
}

export default function ReachPerson() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { pageTitle, programme, person, zone, isStaff } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const made = answer && 'made' in answer ? answer.made : null
  const form = useZodForm(handOutSchema)
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={pageTitle}
      lede={<span className="break-anywhere">{person.email}</span>}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('run.heading'), to: paths.organise.messages(programme.slug) },
      ]}
      nav={nav}
    >
      <Callout tone="warn">
        {t(`unreachable.causes.${person.cause}`)}. {t('reach.since')}{' '}
        <LocalTime atIso={person.sinceIso} zone={zone} style="datetime" />.
      </Callout>
      <Section id="contacts" title={t('reach.contacts')} intro={t('reach.contacts-intro')}>
        {person.contacts.length > 0 ? (
          <ul className="plain-list">
            {person.contacts.map(({ name, email }) => (
              <li key={email}>
                {name}, <a href={`mailto:${email}`}>{email}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('reach.no-contacts')}</p>
        )}
      </Section>
      <Section id="code" title={t('reach.code')} intro={t('reach.code-intro')}>
        {made ? (
          <Callout tone="good" title={t('reach.made')}>
            <p className="handed-out-code">{made.code}</p>
            <p>
              {t('reach.made-until')} <LocalTime atIso={made.expiresAtIso} zone={zone} style="datetime" />.{' '}
              {t('reach.made-how', { email: person.email })}{' '}
              <a href={paths.enterCode}>{t('reach.code-page')}</a>
            </p>
          </Callout>
        ) : isStaff ? (
          <p>{t('refusals.code-for-staff')}</p>
        ) : (
          <Form form={form} result={answer && 'made' in answer ? undefined : answer} intent="hand-out">
            <TextArea
              name="assurance"
              label={t('reach.assurance')}
              hint={t('reach.assurance-hint')}
              rows={3}
              maxCharacters={mostAssurance}
              required
            />
            <SubmitButton>{t('reach.make')}</SubmitButton>
          </Form>
        )}
      </Section>
    </AreaLayout>
  )
}
