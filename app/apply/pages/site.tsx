import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import { chooseSite } from '../flows/choose-site.server.ts'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'

export const access = {
  loader: { who: 'team editor of :proposal' },
  action: { who: 'team editor of :proposal' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const sites = await sitesOf(context.db, found.row.challengeId, context.lang)
  if (sites.length === 0) throw notFound()
  return json({
    frame,
    sites,
    chosen: { siteId: found.row.siteId, months: found.row.pilotMonths },
    pageTitle: `${context.t('apply')('site.title')} · ${frame.reference}`,
  })
}

const schema = z.object({
  siteId: z.uuid('ui:errors.choice'),
  months: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(36)),
})

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const chosen = await chooseSite(
    { ...form.value, proposalId, personId: context.signedIn.personId, role: teamRole ?? 'viewer' },
    context.ports,
  )
  if (chosen.ok)
    return redirectWithToast(context, pathsIn(context.lang).proposal(proposalId), 'apply:toasts.saved')
  const sentence = refusalSentence(context, 'apply', chosen.refusal)
  if (chosen.refusal.code === 'months-outside-site')
    return problemResponse(context, { errors: { months: sentence } })
  if (chosen.refusal.code === 'site-unknown')
    return problemResponse(context, { errors: { siteId: sentence } })
  return refusalResponse(context, 'apply', chosen.refusal)
}

export default function SitePage() {
  const { frame, sites, chosen } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.state !== 'withdrawn'
  return (
    <ProposalLayout frame={frame} title={t('site.title')} lede={t('site.lede')}>
      {isWritable ? null : <StandingCallout frame={frame} />}
      {isWritable || result !== undefined ? (
        <Form result={result} label={t('site.title')}>
          <RadioGroup
            name="siteId"
            label={t('site.which')}
            defaultValue={chosen.siteId ?? undefined}
            choices={sites.map((site) => ({
              value: site.id,
              label: site.name,
              hint: [
                t('site.room', { count: site.maximumPilots }),
                t('site.length', { minimum: site.minimumMonths, maximum: site.maximumMonths }),
                site.limits,
              ].join(' '),
            }))}
          />
          <NumberField
            name="months"
            label={t('site.months')}
            hint={t('site.months-hint')}
            defaultValue={chosen.months ?? undefined}
            required
          />
          <SubmitButton>{t('site.save')}</SubmitButton>
        </Form>
      ) : null}
      <ButtonRow>
        <ButtonLink to={paths.proposal(frame.id)} tone="quiet" icon="arrow-left">
          {t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
