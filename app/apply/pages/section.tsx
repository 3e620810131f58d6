import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { applicantKinds } from '../core/eligibility.ts'
import { isSectionKey, sectionKeys } from '../core/question-set.ts'
import { eligibilityOf } from '../data/applicants.server.ts'
import { sectionAnswers } from '../data/section-answers.server.ts'
import { organisationFingerprint } from '../flows/save-organisation.server.ts'
import { AnswersForm } from '../parts/answers-form.tsx'
import { OrganisationForm } from '../parts/organisation-form.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'
import { saveSectionAction } from './section-action.server.ts'

export const handle = { hydrate: true, texts: ['apply'] }

export const access = {
  loader: { who: 'team editor of :proposal' },
  // Five long answers in Chinese, each character nine bytes when a form sends it.
  action: { who: 'team editor of :proposal', bodyBytes: 1_000_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params, request }: LoaderArgs) {
  const { section } = params
  if (!isSectionKey(section)) throw notFound()
  const { found, frame } = await loadFrame(context)
  const openTo = await eligibilityOf(context.db, found.row.challengeId)
  const { name, kind, country, registryNumber, website } = found.organisation
  return json({
    frame,
    section,
    answers: await sectionAnswers(context.db, frame.id, section),
    organisation: {
      ...{ name, kind, country, registryNumber, website },
      seen: organisationFingerprint(found.organisation),
    },
    countries: section === 'organisation' ? countryChoices(context.lang) : [],
    // What the applicant is stays to be chosen, should it have become something else meanwhile.
    kinds: applicantKinds.filter((each) => each === kind || openTo.kinds.includes(each)),
    from: new URL(request.url).searchParams.get('from') === 'check' ? ('check' as const) : undefined,
    pageTitle: `${context.t('apply')(`sections.${section}.title`)} · ${frame.reference}`,
  })
}

export function action(args: ActionArgs) {
  return saveSectionAction(args)
}

export default function SectionPage() {
  const { frame, section, answers, organisation, countries, kinds, from } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  // Who was late has their text on the page: it stays there.
  const isShown = result !== undefined || (frame.intake === 'open' && frame.state !== 'withdrawn')
  return (
    <ProposalLayout
      frame={frame}
      title={t(`sections.${section}.title`)}
      lede={t('section.step', { number: sectionKeys.indexOf(section) + 1, total: sectionKeys.length })}
    >
      {frame.intake === 'open' && frame.state !== 'withdrawn' ? (
        <p className="meta">
          {t(frame.hasOwnDeadline ? 'own-deadline-label' : 'deadline-label')}:{' '}
          <LocalTime atIso={frame.closesAt} zone={frame.zone} />
        </p>
      ) : (
        <StandingCallout frame={frame} />
      )}
      {isShown && section === 'organisation' ? (
        <OrganisationForm {...{ organisation, countries, kinds, from, result }} />
      ) : null}
      {isShown && section !== 'organisation' ? (
        <AnswersForm frame={frame} section={section} answers={answers} from={from} result={result} />
      ) : null}
      <ButtonRow>
        <ButtonLink
          to={from ? paths.check(frame.id) : paths.proposal(frame.id)}
          tone="quiet"
          icon="arrow-left"
        >
          {from ? t('back-to-check') : t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
