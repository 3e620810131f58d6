import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { sure } from '#app/http/subject.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { followupSchema, longestReasons } from '../core/scaling-forms.ts'
import { dueFollowups, followupStandings, type FollowupMonths } from '../core/scaling.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { signatory } from '../data/papers.server.ts'
import { answerFollowup } from '../flows/answer-followup.server.ts'
import { FollowupTable } from '../parts/scaling.tsx'
import { answerForm } from './answer-form.server.ts'

export const handle = { hydrate: true }

const side = { who: 'side of :pilot' } as const

export const access = { loader: side, action: side } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** What became of the pilot: the questions that are open for the reader's side, and what was answered. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: pilotId } = sure(context.subject.pilot)
  const { slug, title, endsOn, zone, followups } = await managedPilot(db, { pilotId, lang })
  const me = await signatory(db, { pilotId, personId: context.signedIn.personId })
  const due = dueFollowups(endsOn, instantToWallClock(now, zone).date)
  const isOpen = (months: FollowupMonths) =>
    me.side !== null && !followups.some((each) => each.months === months && each.side === me.side)
  return json({
    pilot: { slug, title },
    followups,
    open: due.filter(isOpen),
    pageTitle: `${context.t('pilot')('followup.title')}: ${title}`,
  })
}

export async function action(args: ActionArgs) {
  return answerForm(
    args,
    followupSchema,
    { page: 'pilotFollowup', toast: 'followed-up' },
    async ({ months, ...asked }, ports) =>
      answerFollowup({ ...asked, months: Number(months) as FollowupMonths }, ports),
  )
}

export default function PilotFollowup() {
  const { pilot, followups, open } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="host"
      title={t('followup.title')}
      lede={pilot.title}
      breadcrumb={[{ to: paths.hostedPilot(pilot.slug), label: pilot.title }]}
    >
      <p className="prose">{t('followup.intro')}</p>
      {open.map((months) => (
        <Section
          key={months}
          id={`after-${months}`}
          title={t('followup.ask', { count: months })}
          tone="raised"
        >
          <FollowupForm
            months={months}
            result={result?.values.months === String(months) ? result : undefined}
          />
        </Section>
      ))}
      {open.length === 0 ? <p>{t('followup.nothing-open')}</p> : null}
      {followups.length > 0 ? (
        <Section id="answers" title={t('followup.answers')}>
          <FollowupTable followups={followups} />
        </Section>
      ) : null}
    </AreaLayout>
  )
}

function FollowupForm({ months, result }: { months: number; result?: FormProblem }) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(followupSchema)
  return (
    <Form
      form={form}
      result={result}
      hidden={{ months: String(months) }}
      label={t('followup.ask', { count: months })}
    >
      <RadioGroup
        name="standing"
        label={t('followup.standing')}
        required
        choices={followupStandings.map((standing) => ({
          value: standing,
          label: t(`followup.standings.${standing}`),
        }))}
      />
      <TextArea
        name="text"
        label={t('followup.text')}
        hint={t('followup.text-hint')}
        rows={5}
        maxCharacters={longestReasons}
        required
      />
      <SubmitButton>{t('followup.button')}</SubmitButton>
    </Form>
  )
}
