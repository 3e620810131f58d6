import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { nameSchema, registerSchema, withdrawSchema } from '../core/result-forms.ts'
import { publicRounds, publicSeriesHead, venuesToChoose } from '../data/public-series.server.ts'
import { ownTeams } from '../data/series.server.ts'
import { nameTeam, registerTeam, withdrawTeam } from '../flows/register-team.server.ts'

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in' },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data && `${data.title} · Haaste` }]

async function seriesAsked({ db, lang }: RequestContext, slug: string | undefined) {
  const head = await publicSeriesHead(db, { slug: slug ?? '', lang })
  if (!head) throw notFound()
  return head
}

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, t, signedIn } = context
  const head = await seriesAsked(context, params.programme)
  const { registration } = await publicRounds(db, head.id, now)
  const teams = await ownTeams(db, { programmeId: head.id, personId: signedIn.personId })
  return json({
    title: t('series')('register.of', { programme: head.name }),
    programme: { slug: head.slug, name: head.name, zone: head.zone },
    isOpen: registration === 'open',
    ...{ least: head.series.leastMembers, most: head.series.mostMembers },
    countries: countryChoices(lang),
    venues: await venuesToChoose(db, head.id),
    teams: teams.map(({ number, name, isNamed, registeredAt, withdrawnAt }) => ({
      ...{ number, name, isNamed, isWithdrawn: withdrawnAt !== null },
      registeredAtIso: registeredAt.toISOString(),
    })),
  })
}

const intentSchema = z.object({ intent: z.enum(['register', 'withdraw', 'name']) })

/** Refusals that are about one field are told beside it. */
const fields: Readonly<Record<string, string>> = {
  'team-members': 'members',
  'team-name-taken': 'name',
  'team-of-organisation': 'organisation',
  'venue-unknown': 'venue',
}

export async function action(args: ActionArgs) {
  const { context, params } = args
  const { id: programmeId, slug } = await seriesAsked(context, params.programme)
  const by = context.signedIn.personId
  const intent = await parseForm(args, intentSchema)
  if (!intent.ok) return intent.response
  const page = pathsIn(context.lang).module(slug, 'standings/team')
  if (intent.value.intent === 'register') {
    const form = await parseForm(args, registerSchema)
    if (!form.ok) return form.response
    const { name, organisation, country, members, venue, isNamed } = form.value
    const registered = await registerTeam(
      {
        ...{ programmeId, by, name, organisation, country, members },
        ...{ venueId: venue || null, isNamed: isNamed === 'yes' },
      },
      context.ports,
    )
    if (!registered.ok) {
      const field = fields[registered.refusal.code]
      const errors = field ? { [field]: refusalSentence(context, 'series', registered.refusal) } : {}
      return refusalResponse(context, 'series', registered.refusal, { errors })
    }
    return redirectWithToast(context, `${page}#yours`, 'series:toasts.registered')
  }
  if (intent.value.intent === 'name') {
    const form = await parseForm(args, nameSchema)
    if (!form.ok) return form.response
    const { team: number, isNamed } = form.value
    const said = await nameTeam({ programmeId, number, by, isNamed: isNamed === 'yes' }, context.ports)
    if (!said.ok) return refusalResponse(context, 'series', said.refusal)
    return redirectWithToast(context, `${page}#yours`, 'series:toasts.named')
  }
  const form = await parseForm(args, withdrawSchema)
  if (!form.ok) return form.response
  const gone = await withdrawTeam({ programmeId, number: form.value.team, by, of: by }, context.ports)
  if (!gone.ok) return refusalResponse(context, 'series', gone.refusal)
  return redirectWithToast(context, `${page}#yours`, 'series:toasts.withdrawn')
}

/** Registering a team in a series, and what one has registered. */
export default function RegisterTeam() {
  const { title, programme, isOpen, least, most, countries, venues, teams } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="applicant"
      title={title}
      lede={t('register.lede')}
      breadcrumb={[
        { to: paths.programme(programme.slug), label: programme.name },
        { to: paths.module(programme.slug, 'standings'), label: t('standings.title') },
      ]}
    >
      {teams.length > 0 ? (
        <Section id="yours" title={t('register.yours')}>
          {teams.map((team) => (
            <OwnTeam key={team.number} team={team} zone={programme.zone} />
          ))}
        </Section>
      ) : null}
      <Section id="register" title={t('register.title')}>
        {isOpen ? (
          <Form
            intent="register"
            result={result?.values.intent === 'register' ? result : undefined}
            label={t('register.title')}
          >
            <TextField name="name" label={t('register.name')} width="medium" required />
            <TextField
              name="organisation"
              label={t('register.organisation')}
              hint={t('register.organisation-hint')}
              required
            />
            <SelectField
              name="country"
              label={t('register.country')}
              placeholder="–"
              choices={countries}
              required
            />
            <NumberField
              name="members"
              label={t('register.members')}
              hint={t('register.members-hint', { least, most })}
              required
            />
            {venues.length > 1 ? (
              <SelectField
                name="venue"
                label={t('register.venue')}
                placeholder={t('register.venue-any')}
                choices={venues.map(({ id, city }) => ({ value: id, label: city }))}
                optional
              />
            ) : null}
            <RadioGroup
              name="isNamed"
              label={t('register.is-named')}
              choices={[
                { value: 'yes', label: t('register.named-yes') },
                { value: 'no', label: t('register.named-no') },
              ]}
              required
            />
            <SubmitButton>{t('register.send')}</SubmitButton>
          </Form>
        ) : (
          <p>{t('register.closed')}</p>
        )}
      </Section>
    </AreaLayout>
  )
}

type OwnTeamData = SerializeFrom<typeof loader>['teams'][number]

function OwnTeam({ team, zone }: { team: OwnTeamData; zone: string }) {
  const { number, name, isNamed, isWithdrawn, registeredAtIso } = team
  const { t } = useTranslation('series')
  const { lang } = useSite()
  return (
    <Section id={`team-${number}`} title={`${number}. ${name}`} level={3}>
      <p>
        {isWithdrawn ? <Tag>{t('standings.withdrawn')}</Tag> : null}{' '}
        {t('register.registered', { instant: formatInstant(lang, registeredAtIso, zone, 'datetime') })}.{' '}
        {t(isNamed ? 'register.is-named-now' : 'register.is-numbered-now')}
      </p>
      <ButtonRow>
        <Form intent="name" hidden={{ team: number, isNamed: isNamed ? 'no' : 'yes' }}>
          <SubmitButton tone="secondary">
            {t(isNamed ? 'register.say-numbered' : 'register.say-named', { team: name })}
          </SubmitButton>
        </Form>
        {isWithdrawn ? null : (
          <Form intent="withdraw" hidden={{ team: number }}>
            <SubmitButton tone="danger">{t('register.withdraw', { team: name })}</SubmitButton>
          </Form>
        )}
      </ButtonRow>
    </Section>
  )
}
