import { json } from '@remix-run/node'
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
import { pathsIn } from '#app/platform/paths.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { changeTeamSchema, nameSchema, registerSchema, withdrawSchema } from '../core/result-forms.ts'
import { hasRoundBegun } from '../core/rounds.ts'
import { publicRounds, publicSeriesHead, venuesToChoose } from '../data/public-series.server.ts'
import { ownTeams } from '../data/series.server.ts'
import { changeTeam, nameTeam, registerTeam, withdrawTeam } from '../flows/register-team.server.ts'
import { OwnTeam, TeamFields } from '../parts/team-forms.tsx'

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
  const { registration, rounds } = await publicRounds(db, head.id, now)
  const teams = await ownTeams(db, { programmeId: head.id, personId: signedIn.personId })
  return json({
    title: t('series')('register.of', { programme: head.name }),
    programme: { slug: head.slug, name: head.name, zone: head.zone },
    isOpen: registration === 'open',
    canChange: !hasRoundBegun(
      rounds.map((round) => ({
        ...round,
        sittings: round.sittings.map(({ beginsAtIso }) => ({ beginsAt: new Date(beginsAtIso) })),
      })),
      now,
    ),
    choices: {
      ...{ least: head.series.leastMembers, most: head.series.mostMembers },
      countries: countryChoices(lang),
      venues: await venuesToChoose(db, head.id),
    },
    teams: teams.map(({ registeredAt, withdrawnAt, ...team }) => ({
      ...{ ...team, isWithdrawn: withdrawnAt !== null },
      registeredAtIso: registeredAt.toISOString(),
    })),
  })
}

const intentSchema = z.object({ intent: z.enum(['register', 'change', 'withdraw', 'name']) })

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
  if (intent.value.intent === 'register' || intent.value.intent === 'change') {
    const isNew = intent.value.intent === 'register'
    const form = await parseForm(args, isNew ? registerSchema : changeTeamSchema)
    if (!form.ok) return form.response
    const { name, organisation, country, members, venue, isNamed } = form.value
    const asked = {
      ...{ programmeId, by, name, organisation, country, members },
      ...{ venueId: venue || null, isNamed: isNamed === 'yes' },
    }
    const saved =
      form.value.intent === 'change'
        ? await changeTeam({ ...asked, number: form.value.team, version: form.value.version }, context.ports)
        : await registerTeam(asked, context.ports)
    if (!saved.ok) {
      const field = fields[saved.refusal.code]
      const errors = field ? { [field]: refusalSentence(context, 'series', saved.refusal) } : {}
      return refusalResponse(context, 'series', saved.refusal, { errors })
    }
    return redirectWithToast(context, `${page}#yours`, `series:toasts.${isNew ? 'registered' : 'team-saved'}`)
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
  const { title, programme, isOpen, canChange, choices, teams } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  const { paths } = useSite()
  const sent = result?.values.intent
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
            <OwnTeam
              key={team.number}
              team={team}
              zone={programme.zone}
              choices={choices}
              canChange={canChange}
              result={sent === 'change' && Number(result?.values.team) === team.number ? result : undefined}
            />
          ))}
        </Section>
      ) : null}
      <Section id="register" title={t('register.title')}>
        {isOpen ? (
          <Form
            intent="register"
            result={sent === 'register' ? result : undefined}
            label={t('register.title')}
          >
            <TeamFields choices={choices} />
            <SubmitButton>{t('register.send')}</SubmitButton>
          </Form>
        ) : (
          <p>{t('register.closed')}</p>
        )}
      </Section>
    </AreaLayout>
  )
}
