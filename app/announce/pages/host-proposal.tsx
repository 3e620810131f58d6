import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AnswersBySection } from '#app/apply/parts/answers-by-section.tsx'
import { recordReading } from '#app/deadline/flows/record-reading.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { stateSchema } from '../core/host-form.ts'
import { isStatable } from '../core/hosting.ts'
import { announceHeading } from '../data/heading.server.ts'
import { hostStatementsOf, proposalsToHost } from '../data/hosting.server.ts'
import { proposalToHost } from '../data/proposal-to-host.server.ts'
import { stateHosting } from '../flows/state-hosting.server.ts'
import { HostForm } from '../parts/host-form.tsx'
import { HostStatementText } from '../parts/host-statement.tsx'

export const handle = { hydrate: true, texts: ['announce', 'apply'] }

export const access = {
  loader: { who: 'owner of :challenge' },
  action: { who: 'owner of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { id: proposalId, reference } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const heading = await announceHeading(db, { challengeId, lang })
  const { state } = settled(recorded, now)
  const frame = { heading, reference, pageTitle: `${reference} · ${context.t('announce')('host.title')}` }
  const asked = await proposalsToHost(db, { challengeId, personId })
  const at = asked.findIndex((each) => each.proposalId === proposalId)
  if (at < 0 || !isStatable(state)) return json({ ...frame, work: null, isOver: !isStatable(state) })
  await recordReading(context.ports.db, { proposalId, personId, capacity: 'pilot_host' })
  const fileTo = (file: string) => pathsIn(lang).organise.hostFile(slug, proposalId, file)
  const proposal = await proposalToHost(context, { challengeId, proposalId, fileTo })
  if (!proposal) return json({ ...frame, work: null, isOver: false })
  const statements = await hostStatementsOf(db, { challengeId, proposalId })
  return json({
    ...frame,
    isOver: false,
    work: {
      proposal,
      statements: statements.map(({ statedAt, ...said }) => ({
        ...said,
        statedAtIso: statedAt.toISOString(),
      })),
      isDecided: state === 'decided',
    },
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, stateSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const { site, permits, cost, people, ...said } = form.value
  const stated = await stateHosting(
    {
      ...said,
      challengeId,
      proposalId,
      by: context.signedIn.personId,
      notes: { site, permits, cost, people },
    },
    context.ports,
  )
  if (!stated.ok) {
    const field = { 'name-not-yours': 'signedName', 'host-because-missing': 'because' }[
      stated.refusal.code as string
    ]
    const sentence = context.t('announce')
    return refusalResponse(context, 'announce', stated.refusal, {
      errors: field ? { [field]: sentence(`errors.${field as 'because' | 'signedName'}`) } : {},
    })
  }
  return redirectWithToast(context, pathsIn(context.lang).organise.host(slug), 'announce:toasts.stated')
}

export default function HostProposal() {
  const { heading, reference, work, isOver } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const breadcrumb = [
    { to: paths.organise.challenge(heading.slug), label: heading.title },
    { to: paths.organise.host(heading.slug), label: t('host.title') },
  ]
  if (!work) {
    return (
      <AreaLayout area="organiser" title={reference} breadcrumb={breadcrumb}>
        <EmptyState
          title={t(isOver ? 'host.over' : 'host.not-asked')}
          action={<a href={paths.organise.host(heading.slug)}>{t('host.back')}</a>}
        >
          <p>{t(isOver ? 'host.over-hint' : 'host.not-asked-hint')}</p>
        </EmptyState>
      </AreaLayout>
    )
  }
  const { proposal, statements, isDecided } = work
  const [newest = null, ...earlier] = statements
  return (
    <AreaLayout
      area="organiser"
      title={proposal.title}
      titleLang={htmlLangOf(proposal.language)}
      lede={`${reference} · ${proposal.organisation.name}`}
      breadcrumb={breadcrumb}
    >
      {isDecided ? (
        <Callout tone="warn" title={t('host.decided')}>
          <p>{t('host.decided-hint')}</p>
        </Callout>
      ) : null}
      <AnswersBySection
        sections={proposal.sections}
        organisation={proposal.organisation}
        isOthers
        language={proposal.language}
        site={proposal.site}
        partners={proposal.partners}
        country={proposal.country}
        notes={proposal.notes}
      />
      {newest ? (
        <Section id="said" title={t('host.said')}>
          <HostStatementText statement={newest} zone={heading.zone} />
          {earlier.length > 0 ? (
            <Disclosure summary={t('host.earlier', { count: earlier.length })}>
              {earlier.map((statement) => (
                <HostStatementText key={statement.number} statement={statement} zone={heading.zone} />
              ))}
            </Disclosure>
          ) : null}
        </Section>
      ) : null}
      <HostForm newest={newest} result={result} />
    </AreaLayout>
  )
}
