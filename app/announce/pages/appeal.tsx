import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { appealSchema, longestAppeal } from '../core/appeal-form.ts'
import { appealGrounds, appealNumber, makingRefusal } from '../core/appeals.ts'
import { appealsOfTeam } from '../data/appeals.server.ts'
import { announceHeading } from '../data/heading.server.ts'
import { proposalInWords } from '../data/outcome-of-proposal.server.ts'
import { makeAppeal } from '../flows/make-appeal.server.ts'
import { AppealRules } from '../parts/appeal-rules.tsx'
import { OwnAppeals } from '../parts/own-appeals.tsx'

export const access = {
  loader: { who: 'team of :proposal' },
  action: { who: 'team editor of :proposal' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { id: proposalId, reference, teamRole } = sure(context.subject.proposal)
  const heading = await announceHeading(db, { challengeId, lang })
  const proposal = await proposalInWords(db, proposalId)
  const appeals = await appealsOfTeam(db, proposalId)
  const open = appeals.find(({ answeredIso }) => answeredIso === null)
  const refusal = makingRefusal(settled(recorded, now), {
    isSubmitted: proposal.isSubmitted,
    openNumber: open?.number ?? null,
    now,
  })
  return json({
    proposal: { id: proposalId, reference, title: proposal.title, lang: htmlLangOf(proposal.language) },
    appeals,
    standing: refusal?.code ?? ('open' as const),
    openNumber: open?.number ?? null,
    untilIso: appealsUntil(recorded).toISOString(),
    mayAppeal: teamRole === 'lead' || teamRole === 'editor',
    zone: context.signedIn.zone ?? heading.zone,
    pageTitle: `${context.t('announce')('appeal.title')} · ${reference}`,
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, appealSchema)
  if (!form.ok) return form.response
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const made = await makeAppeal(
    { ...form.value, challengeId, proposalId, by: context.signedIn.personId },
    context.ports,
  )
  if (!made.ok) return refusalResponse(context, 'announce', made.refusal)
  return redirectWithToast(context, pathsIn(context.lang).appeal(proposalId), 'announce:toasts.appealed')
}

export default function Appeal() {
  const { proposal, appeals, standing, openNumber, untilIso, mayAppeal, zone } =
    useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const when = formatInstant(lang, untilIso, zone)
  return (
    <AreaLayout
      area="applicant"
      title={t('appeal.title')}
      lede={<span lang={proposal.lang}>{proposal.title}</span>}
      breadcrumb={[
        { to: paths.proposals, label: t('result.proposals') },
        { to: paths.proposal(proposal.id), label: proposal.reference },
        { to: paths.result(proposal.id), label: t('result.title') },
      ]}
    >
      <Standing standing={standing} when={when} reference={proposal.reference} openNumber={openNumber} />
      <OwnAppeals appeals={appeals} reference={proposal.reference} zone={zone} />
      <AppealRules />
      {standing === 'open' ? (
        <Section id="make" title={t('appeal.make')} intro={t('appeal.make-intro')}>
          {mayAppeal ? (
            <Form result={result} label={t('appeal.make')}>
              <RadioGroup
                name="ground"
                label={t('appeal.ground-label')}
                required
                layout="stacked"
                choices={appealGrounds.map((value) => ({ value, label: t(`appeal.ground.${value}`) }))}
              />
              <TextArea
                name="body"
                label={t('appeal.body')}
                hint={t('appeal.body-hint')}
                rows={8}
                maxCharacters={longestAppeal}
                required
              />
              <SubmitButton>{t('appeal.send')}</SubmitButton>
            </Form>
          ) : (
            <p>{t('appeal.editors')}</p>
          )}
        </Section>
      ) : result ? (
        // Sent too late, or twice: what was typed is not lost.
        <Form result={result} label={t('appeal.make')}>
          <TextArea name="body" label={t('appeal.body')} rows={8} maxCharacters={longestAppeal} />
        </Form>
      ) : null}
    </AreaLayout>
  )
}

/** Whether an appeal can be made now, and until when. */
function Standing({
  standing,
  when,
  reference,
  openNumber,
}: {
  standing: string
  when: string
  reference: string
  openNumber: number | null
}) {
  const { t } = useTranslation('announce')
  switch (standing) {
    case 'open':
      return (
        <Callout tone="info" title={t('appeal.until', { when })}>
          <p>{t('appeal.clock')}</p>
        </Callout>
      )
    case 'appeal-open':
      return (
        <Callout
          tone="info"
          title={t('appeal.one-open', { number: appealNumber(reference, openNumber ?? 1) })}
        >
          <p>{t('appeal.one-open-hint', { when })}</p>
        </Callout>
      )
    case 'appeal-late':
      return (
        <Callout tone="warn" title={t('appeal.over', { when })}>
          <p>{t('appeal.clock')}</p>
        </Callout>
      )
    case 'appeal-early':
      return (
        <Callout tone="info" title={t('appeal.early')}>
          <p>{t('appeal.until', { when })}</p>
        </Callout>
      )
    default:
      return (
        <Callout tone="warn" title={t('appeal.none')}>
          <p>{t('appeal.none-hint')}</p>
        </Callout>
      )
  }
}
