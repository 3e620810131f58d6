import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Db } from '#db/client.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { intakeRefusal } from '#app/lifecycle/proposal.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { locales } from '#app/platform/i18n.ts'
import { newId } from '#app/platform/ids.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { countryChoices } from '../core/countries.ts'
import { eligibilityRules } from '../core/eligibility.ts'
import { languageWord } from '../core/language-word.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { startSchema } from '../core/start-schema.ts'
import {
  challengeTitles,
  publicChallengeBySlug,
  organisationsOf,
  ownProposalsIn,
} from '../data/applicants.server.ts'
import { startProposal } from '../flows/start-proposal.server.ts'
import { KnownApplicantForm, NewApplicantForm } from '../parts/start-forms.tsx'

export const handle = { hydrate: true, texts: ['apply'] }

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { slug, challenge } = await challengeOf(db, params)
  const refusal = intakeRefusal(settled(challenge, now), now)
  const { zone, partnerZones, closesAt } = challenge.calendar
  const challengeId = challenge.id
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(db, challengeId), lang) },
    closed: refusal && refusalSentence(context, 'apply', refusal),
    own: await ownProposalsIn(db, { challengeId, personId: signedIn.personId }),
    organisations: await organisationsOf(db, signedIn.personId),
    calendar: { zone, partnerZones, closesAt: closesAt.toISOString(), nowIso: now.toISOString() },
    countries: countryChoices(lang),
    languages: locales.map((locale) => ({ value: locale, label: languageWord(lang, locale) })),
    requestId: newId(),
    pageTitle: context.t('apply')('start.title'),
  })
}

async function challengeOf(db: Db, { challenge: slug = '' }: LoaderArgs['params']) {
  const challenge = await publicChallengeBySlug(db, slug)
  if (challenge === null) throw notFound()
  return { slug, challenge }
}

export async function action({ context, params }: ActionArgs) {
  const { challenge } = await challengeOf(context.db, params)
  const challengeId = challenge.id
  const form = await parseForm({ context }, startSchema)
  if (!form.ok) return form.response
  const { requestId, language, ...given } = form.value
  const applicant =
    given.applicant === 'known'
      ? { organisationId: given.organisationId }
      : { name: given.name, kind: given.kind, country: given.country, website: given.website }
  const { personId } = context.signedIn
  const result = await startProposal({ challengeId, personId, applicant, language, requestId }, context.ports)
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).proposal(result.value.proposalId),
    'apply:toasts.started',
  )
}

export default function StartProposal() {
  const { challenge, closed, own, organisations, calendar, countries, languages, requestId } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { lang, paths } = useSite()
  const isNewAsked = result?.values.applicant === 'new'
  const known = organisations.map(({ id, name }) => ({ value: id, label: name }))
  const shared = { languages, requestId }
  const newResult = isNewAsked ? result : undefined
  return (
    <AreaLayout
      area="applicant"
      title={t('start.title')}
      lede={
        <span lang={challenge.titleLang === lang ? undefined : challenge.titleLang}>{challenge.title}</span>
      }
      breadcrumb={[{ to: paths.challenge(challenge.slug), label: challenge.title }]}
    >
      {own.map(({ id, reference, organisation }) => (
        <Callout key={id} title={t('start.own', { organisation })}>
          <a href={paths.proposal(id)}>{t('start.open-own', { reference })}</a>
        </Callout>
      ))}
      <DeadlineBlock
        atIso={calendar.closesAt}
        nowIso={calendar.nowIso}
        organiserZone={calendar.zone}
        partnerZones={calendar.partnerZones}
        label={t('deadline-label')}
      />
      {closed ? (
        <Callout tone="warn" title={t('start.closed')}>
          <p>{closed}</p>
          <a href={paths.challenges}>{t('start.other-challenges')}</a>
        </Callout>
      ) : (
        <>
          <Section id="rules" title={t('start.rules')} intro={t('start.rules-intro')}>
            <div className="prose">
              <ol>
                {eligibilityRules.map((rule) => (
                  <li key={rule}>{t(`rules.${rule}`)}</li>
                ))}
              </ol>
            </div>
          </Section>
          <Section id="applicant" title={t('start.applicant')} intro={t('start.applicant-intro')}>
            {known.length > 0 ? (
              <>
                <KnownApplicantForm
                  {...shared}
                  organisations={known}
                  result={isNewAsked ? undefined : result}
                />
                <Disclosure summary={t('start.new-organisation')} open={isNewAsked}>
                  <NewApplicantForm {...shared} countries={countries} result={newResult} isBeside />
                </Disclosure>
              </>
            ) : (
              <NewApplicantForm {...shared} countries={countries} result={result} isBeside={false} />
            )}
          </Section>
        </>
      )}
    </AreaLayout>
  )
}
