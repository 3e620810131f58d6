import { json, redirect, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Db } from '#db/client.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { startRefusal } from '#app/lifecycle/proposal.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { newId } from '#app/platform/ids.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { rulesOf } from '#app/publish/data/rules.server.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { RuleList } from '#app/publish/parts/rule-list.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import type { ApplyingWay } from '../core/consortium.ts'
import { asksMaturity } from '#app/publish/core/eligibility.ts'
import { earlierInWords } from '../core/earlier-in-words.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { challengeTitles, publicChallengeBySlug, ownProposalsIn } from '../data/applicants.server.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { startSchema } from '../core/start-schema.ts'
import { reusableProposals } from '../data/reuses.server.ts'
import { closedView, startView } from '../data/start-view.server.ts'
import { startProposal } from '../flows/start-proposal.server.ts'

import { LateNotice } from '../parts/late-notice.tsx'
import { NotEligible } from '../parts/not-eligible.tsx'
import { OpenTo } from '../parts/open-to.tsx'
import { OtherApplicantForm, OwnApplicantForm, StartNewForm, StartOwnForm } from '../parts/start-forms.tsx'

export const handle = { hydrate: true }

export const access = {
  // That it is over is told to everybody; to begin, one signs in.
  loader: { who: 'anyone', database: 'app' },
  action: {
    own: { who: 'signed in' },
    other: { who: 'signed in' },
    'start-own': { who: 'signed in' },
    'start-new': { who: 'signed in' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang, now, viewer } = context
  const { slug, challenge } = await challengeOf(db, params)
  const refusal = startRefusal(settled(challenge, now), now)
  if (viewer === null && refusal === null) throw redirect(pathsIn(lang).signIn(context.path), 303)
  const { zone, partnerZones, closesAt } = challenge.calendar
  const challengeId = challenge.id
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(db, challengeId), lang) },
    styles: await publicStyles(db, { challenge: slug }),
    closed: refusal && refusalSentence(context, 'apply', refusal),
    isLate: refusal?.code === 'deadline-passed',
    isSignedIn: viewer !== null,
    own: viewer === null ? [] : await ownProposalsIn(db, { challengeId, personId: viewer.personId }),
    ...(refusal === null
      ? await startView(context, challenge, new URL(request.url).searchParams)
      : await closedView(db, challengeId)),
    calendar: {
      ...{ zone, partnerZones, graceMinutes: challenge.policy.graceMinutes },
      ...{ closesAt: closesAt.toISOString(), nowIso: now.toISOString() },
    },
    countries: countryChoices(lang),
    languages: languageChoices(lang),
    rules: await rulesOf(db, challengeId, lang),
    earlier: viewer === null ? [] : await earlierChoices(db, { personId: viewer.personId, lang }),
    requestId: newId(),
    pageTitle: context.t('apply')('start.title'),
  })
}

async function earlierChoices(db: Db, { personId, lang }: { personId: string; lang: Locale }) {
  const earlier = await reusableProposals(db, { personId })
  return earlier.map((each) => ({ value: each.id, label: earlierInWords(each, lang) }))
}

async function challengeOf(db: Db, { challenge: slug = '' }: LoaderArgs['params']) {
  const challenge = await publicChallengeBySlug(db, slug)
  if (challenge === null) throw notFound()
  return { slug, challenge }
}

export async function action({ context, params }: ActionArgs) {
  const { slug, challenge } = await challengeOf(context.db, params)
  const form = await parseForm({ context }, startSchema)
  if (!form.ok) return form.response
  const paths = pathsIn(context.lang)
  const { value } = form
  if (value.intent === 'own' || value.intent === 'other') {
    const { consortium, maturity } = await eligibilityOf(context.db, challenge.id)
    const choice = context.t('ui')('errors.choice')
    const errors = {
      ...(consortium !== 'allowed' && value.way === undefined && { way: choice }),
      ...(asksMaturity(maturity) && value.maturity === undefined && { maturity: choice }),
    }
    if (Object.keys(errors).length > 0) return problemResponse(context, { errors })
  }
  // Who applies travels in the address: the second step can be reloaded, kept and come back to.
  if (value.intent === 'own')
    return redirect(paths.applyAs(slug, { organisation: value.organisationId, ...saidOf(value) }))
  if (value.intent === 'other')
    return redirect(paths.applyAs(slug, { kind: value.kind, country: value.country, ...saidOf(value) }))
  const { requestId, language, reuse } = value
  const { personId } = context.signedIn
  const applicant =
    value.intent === 'start-own'
      ? { organisationId: value.organisationId }
      : { name: value.name, kind: value.kind, country: value.country, website: value.website }
  const asked = {
    ...{ challengeId: challenge.id, personId, applicant, language, requestId },
    reuse: reuse || undefined,
    maturity: value.maturity === undefined ? undefined : Number(value.maturity),
  }
  const result = await startProposal(asked, context.ports)
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  const { proposalId } = result.value
  return asked.reuse === undefined
    ? redirectWithToast(context, paths.proposal(proposalId), 'apply:toasts.started')
    : redirectWithToast(context, paths.reuse(proposalId), 'apply:toasts.reused')
}

/** What else the first step asked. */
const saidOf = ({ way, maturity }: { way?: ApplyingWay | undefined; maturity?: string | undefined }) => ({
  ...(way && { way }),
  ...(maturity && { maturity }),
})

export default function StartProposal() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { lang, paths } = useSite()
  const { challenge, closed, own, calendar } = data
  return (
    <AreaLayout
      area="applicant"
      styles={data.styles}
      title={t('start.title')}
      lede={
        <span lang={challenge.titleLang === lang ? undefined : htmlLangs[challenge.titleLang]}>
          {challenge.title}
        </span>
      }
      breadcrumb={[{ to: paths.challenge(challenge.slug), label: challenge.title }]}
    >
      {own.map(({ id, reference, organisation }) => (
        <Callout key={id} title={t('start.own', { organisation })}>
          <a href={paths.proposal(id)}>{t('start.open-own', { reference })}</a>
        </Callout>
      ))}
      <DeadlineBlock
        live={{ challenge: challenge.slug, instant: 'closesAt' }}
        atIso={calendar.closesAt}
        nowIso={calendar.nowIso}
        organiserZone={calendar.zone}
        partnerZones={calendar.partnerZones}
        graceMinutes={calendar.graceMinutes}
        label={t('deadline-label')}
      />
      {closed && data.isLate ? (
        <LateNotice {...calendar} title={t('late.title')} contactEmail={data.contactEmail}>
          {data.isSignedIn ? null : (
            <p>
              <a href={paths.signIn(paths.proposals)}>{t('late.sign-in')}</a>
            </p>
          )}
          <p>
            <a href={paths.challenges}>{t('start.other-challenges')}</a>
          </p>
        </LateNotice>
      ) : closed ? (
        <Callout tone="warn" title={t('start.closed')}>
          <p>{closed}</p>
          <a href={paths.challenges}>{t('start.other-challenges')}</a>
        </Callout>
      ) : (
        <Step data={data} result={result} />
      )}
    </AreaLayout>
  )
}

type StepProps = { data: SerializeFrom<typeof loader>; result: FormResult | undefined }

/** Who applies comes first; whoever may goes on to the draft, whoever may not reads why and what else there is. */
function Step({ data, result }: StepProps) {
  const { t } = useTranslation('apply')
  const { applicant, refused } = data
  if (!applicant) return <WhoApplies data={data} result={result} />
  if (!refused) return <BeginDraft data={data} result={result} applicant={applicant} />
  const level = data.levels.find(({ value }) => value === data.maturity)?.label
  const said = [applicant.name, t(`kinds.${applicant.kind}`), applicant.countryName, level]
  return (
    <NotEligible
      {...refused}
      slug={data.challenge.slug}
      applicant={said.filter(Boolean).join(' · ')}
      openTo={data.openTo}
      contactEmail={data.contactEmail}
    />
  )
}

function WhoApplies({ data, result }: StepProps) {
  const { t } = useTranslation('apply')
  const { organisations, countries, openTo, asksWay, levels } = data
  const isOther = result?.values.intent === 'other'
  const known = organisations.map(({ id, name, kind, countryName }) => ({
    value: id,
    label: name,
    hint: [t(`kinds.${kind}`), countryName].filter(Boolean).join(' · '),
  }))
  return (
    <Section id="applicant" title={t('start.may-you')} intro={t('start.may-you-intro')}>
      <OpenTo openTo={openTo} />
      {known.length > 0 ? (
        <>
          <OwnApplicantForm
            organisations={known}
            asksWay={asksWay}
            levels={levels}
            result={isOther ? undefined : result}
          />
          <Disclosure summary={t('start.new-organisation')} open={isOther}>
            <OtherApplicantForm
              countries={countries}
              asksWay={asksWay}
              levels={levels}
              result={isOther ? result : undefined}
            />
          </Disclosure>
        </>
      ) : (
        <OtherApplicantForm countries={countries} asksWay={asksWay} levels={levels} result={result} />
      )}
    </Section>
  )
}

function BeginDraft({
  data,
  result,
  applicant,
}: StepProps & { applicant: NonNullable<StepProps['data']['applicant']> }) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const { challenge, languages, earlier, requestId, rules, setRules, maturity, levels } = data
  const { organisationId, name, kind, country, countryName } = applicant
  const shared = { languages, earlier, maturity, requestId, result }
  const level = levels.find(({ value }) => value === maturity)?.label
  return (
    <>
      <Section id="applicant" title={t('start.you-may')} intro={t('start.you-may-intro')}>
        <SummaryList
          items={[
            {
              label: t('start.applicant'),
              value: [name, t(`kinds.${kind}`), countryName, level].filter(Boolean).join(' · '),
              changeTo: paths.apply(challenge.slug),
            },
          ]}
        />
      </Section>
      <Section id="rules" title={t('start.rules')} intro={t('start.rules-intro')}>
        <div className="prose">
          <RuleList own={rules} set={setRules} />
        </div>
      </Section>
      <Section id="begin" title={t('start.begin')}>
        {organisationId ? (
          <StartOwnForm {...shared} organisationId={organisationId} />
        ) : (
          <StartNewForm {...shared} kind={kind} country={country ?? ''} />
        )}
      </Section>
    </>
  )
}
