import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { countryName } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { consortiumRefusal, mostPartners, partnerSchema } from '../core/consortium.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { partnersOf } from '../data/consortium.server.ts'
import { changeConsortium, type ConsortiumChange } from '../flows/change-consortium.server.ts'
import { PartnerForm, PartnerTable } from '../parts/partner-list.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'

const writers = { who: 'team editor of :proposal' } as const

export const access = {
  loader: writers,
  action: { add: writers, change: writers, remove: writers },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const { consortium } = await eligibilityOf(context.db, found.row.challengeId)
  const partners = await partnersOf(context.db, frame.id)
  return json({
    frame,
    rule: consortium,
    partners: partners.map((partner) => ({
      ...partner,
      countryName: countryName(context.lang, partner.country),
    })),
    countries: countryChoices(context.lang),
    pageTitle: `${context.t('apply')('consortium.title')} · ${frame.reference}`,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, partnerSchema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const asked = { proposalId, personId, role: teamRole ?? 'viewer', change: changeFrom(form.value) } as const
  const result = await changeConsortium(asked, context.ports)
  if (result.ok) {
    const path = pathsIn(context.lang).consortium(proposalId)
    return redirectWithToast(context, path, `apply:toasts.partner-${form.value.intent}`)
  }
  const { code } = result.refusal
  return code === 'partner-twice' || code === 'partner-is-applicant'
    ? problemResponse(context, { errors: { name: refusalSentence(context, 'apply', result.refusal) } })
    : refusalResponse(context, 'apply', result.refusal)
}

function changeFrom(form: z.output<typeof partnerSchema>): ConsortiumChange {
  if (form.intent === 'remove') return { do: 'remove', partnerId: form.partnerId }
  const { name, country, part, contactName } = form
  const partner = { name, country, part, contactName, hasAgreed: form.hasAgreed === 'yes' }
  return form.intent === 'add' ? { do: 'add', partner } : { do: 'change', partnerId: form.partnerId, partner }
}

export default function ConsortiumPage() {
  const { frame, rule, partners, countries } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.state !== 'withdrawn'
  const broken = consortiumRefusal(rule, partners.length)
  const sent = result?.values.intent
  const isChanging = sent === 'change' || sent === 'remove'
  return (
    <ProposalLayout
      frame={frame}
      title={t('consortium.title')}
      lede={t('consortium.lede', { organisation: frame.organisation })}
    >
      {isWritable ? null : <StandingCallout frame={frame} />}
      {broken ? (
        <Callout tone="warn" title={t(`not-eligible.${broken.code}`)}>
          <p>{t(`not-eligible.ways.${broken.code}`)}</p>
        </Callout>
      ) : null}
      <PartnerTable
        partners={partners}
        countries={countries}
        isWritable={isWritable}
        result={isChanging ? result : undefined}
      />
      {(isWritable && rule !== 'excluded' && partners.length < mostPartners) || sent === 'add' ? (
        <Section id="add" title={t('consortium.add')} intro={t('consortium.add-text')}>
          <PartnerForm intent="add" countries={countries} result={isChanging ? undefined : result} />
        </Section>
      ) : null}
      <ButtonRow>
        <ButtonLink to={paths.proposal(frame.id)} tone="quiet" icon="arrow-left">
          {t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
