import { htmlLangOf } from '#app/platform/languages.ts'
import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { publicStandingAt } from '#app/lifecycle/standing.ts'
import { answerBy, offeredAt } from '#app/lifecycle/telling-time.ts'
import { formatInstant, formatMoney } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { openModulesOf } from '#app/publish/data/modules.server.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout, type CalloutProps } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { rateSchema } from '../core/feedback-form.ts'
import { ratingClosesAt } from '../core/feedback-ratings.ts'
import type { Outcome } from '../core/outcomes.ts'
import { appealsOfTeam } from '../data/appeals.server.ts'
import { announceHeading } from '../data/heading.server.ts'
import { outcomeOfProposal, proposalInWords } from '../data/outcome-of-proposal.server.ts'
import { ratingOf, toldFeedback } from '../data/told-feedback.server.ts'
import { rateFeedback } from '../flows/rate-feedback.server.ts'
import { RateFeedback } from '../parts/rate-feedback.tsx'
import { ToldFeedback } from '../parts/told-feedback.tsx'
import { ToldOutcome } from '../parts/told-outcome.tsx'
import { answerAward } from '../flows/answer-award.server.ts'
import { PlainText } from '../parts/plain-text.tsx'

export const access = {
  loader: { who: 'team of :proposal' },
  action: {
    accept: { who: 'team lead of :proposal' },
    decline: { who: 'team lead of :proposal' },
    rate: { who: 'team editor of :proposal' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { id: proposalId, reference, teamRole } = sure(context.subject.proposal)
  const heading = await announceHeading(db, { challengeId, lang })
  // Before the instant nothing about a decision is read, so that nothing about it can show.
  const isReadable = mayRead('own-outcome', { ...nobody, isTeamMember: true }, recorded, now)
  const standing = publicStandingAt(recorded, now)
  return json({
    heading,
    proposal: { id: proposalId, reference, ...(await proposalInWords(db, proposalId)) },
    view: isReadable
      ? {
          isAnnounced: true as const,
          outcome: await ownOutcome(context),
          feedback: await toldFeedback(db, { challengeId, proposalId, lang }),
          rating: await ratingOf(db, proposalId),
          ratingClosesAtIso: ratingClosesAt(recorded.calendar.announcesAt).toISOString(),
          isRatingOpen: now < ratingClosesAt(recorded.calendar.announcesAt),
        }
      : {
          isAnnounced: false as const,
          isCancelled: standing.isCancelled,
          told: await embargoedOutcome(context),
        },
    appealsUntilIso: appealsUntil(recorded).toISOString(),
    hasAppealed: isReadable && (await appealsOfTeam(db, proposalId)).length > 0,
    // Whatever was decided, the solution may be of use elsewhere; its lead says whether it is shown.
    mayShow:
      isReadable &&
      teamRole === 'lead' &&
      (await openModulesOf(db, heading.programmeSlug)).includes('matchmaking'),
    canRate: teamRole === 'lead' || teamRole === 'editor',
    canAnswer: teamRole === 'lead' && standing.state !== 'archived',
    zone: context.signedIn.zone ?? heading.zone,
    nowIso: now.toISOString(),
    pageTitle: `${context.t('announce')('result.title')} · ${reference}`,
  })
}

type Context = LoaderArgs['context']

async function ownOutcome({ db, lang, now, subject }: Context, { isEmbargoed = false } = {}) {
  const current = settled(sure(subject.challenge).recorded, now)
  const { announcesAt } = current.calendar
  const outcome = await outcomeOfProposal(db, { proposalId: sure(subject.proposal).id, lang, isEmbargoed })
  if (!outcome) return null
  const offered = outcome.movedUpAtIso === null ? offeredAt(current) : new Date(outcome.movedUpAtIso)
  return {
    ...outcome,
    answerByIso: answerBy(offered, current.policy).toISOString(),
    hasDeclinedBefore:
      outcome.answer === 'declined' && (outcome.answeredAtIso ?? '') < announcesAt.toISOString(),
  }
}

/** What a winning team was told before everybody else; null for whoever was not told, whatever was decided. */
async function embargoedOutcome(context: Context) {
  const { recorded } = sure(context.subject.challenge)
  const viewer = { ...nobody, isTeamMember: true, isWinningTeam: true }
  if (!mayRead('own-outcome', viewer, recorded, context.now)) return null
  const outcome = await ownOutcome(context, { isEmbargoed: true })
  if (!outcome) return null
  const { answer, answeredAtIso, movedUpAtIso, award, money, reason, hasReserve, answerByIso } = outcome
  return { answer, answeredAtIso, movedUpAtIso, award, money, reason, hasReserve, answerByIso }
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, z.object({ intent: z.enum(['accept', 'decline', 'rate']) }))
  if (!form.ok) return form.response
  if (form.value.intent === 'rate') return rate(args)
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const answer = form.value.intent === 'accept' ? 'accepted' : 'declined'
  const answered = await answerAward(
    { challengeId, proposalId, by: context.signedIn.personId, answer },
    context.ports,
  )
  if (!answered.ok) return refusalResponse(context, 'announce', answered.refusal)
  return redirectWithToast(context, pathsIn(context.lang).result(proposalId), `announce:toasts.${answer}`)
}

async function rate(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, rateSchema)
  if (!form.ok) return form.response
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const rated = await rateFeedback({ challengeId, proposalId, ...form.value }, context.ports)
  if (!rated.ok) return refusalResponse(context, 'announce', rated.refusal)
  return redirectWithToast(context, pathsIn(context.lang).result(proposalId), 'announce:toasts.rated')
}

type Data = SerializeFrom<typeof loader>

export default function Result() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const { proposal, heading, view } = data
  return (
    <AreaLayout
      area="applicant"
      title={t('result.title')}
      lede={<span lang={htmlLangOf(proposal.language)}>{proposal.title}</span>}
      breadcrumb={[
        { to: paths.proposals, label: t('result.proposals') },
        { to: paths.proposal(proposal.id), label: proposal.reference },
      ]}
    >
      {view.isAnnounced ? (
        <Announced data={data} view={view} />
      ) : view.isCancelled ? (
        <Callout tone="warn" title={t('result.cancelled')}>
          <p>{t('result.cancelled-hint')}</p>
        </Callout>
      ) : view.told ? (
        <Embargoed data={data} told={view.told} />
      ) : (
        <>
          <DeadlineBlock
            live={{ challenge: heading.slug, instant: 'announcesAt' }}
            atIso={heading.announcesAtIso}
            organiserZone={heading.zone}
            partnerZones={heading.partnerZones}
            nowIso={data.nowIso}
            label={t('result.announced-on')}
            closed={heading.announcesAtIso <= data.nowIso}
          />
          <p>{t(heading.announcesAtIso <= data.nowIso ? 'result.late' : 'result.before')}</p>
        </>
      )}
    </AreaLayout>
  )
}

/** Before the announcement, to a team that holds a place. */
function Embargoed({ data, told }: { data: Data; told: EmbargoedOutcome }) {
  const { t } = useTranslation('announce')
  return (
    <>
      <ToldOutcome outcome={told} heading={data.heading} nowIso={data.nowIso} />
      <AwardTold outcome={told} />
      <Answer data={data} outcome={told} />
      <Section id="reason" title={t('details.reason')}>
        <p>
          <PlainText text={told.reason} />
        </p>
      </Section>
    </>
  )
}

type EmbargoedOutcome = NonNullable<Extract<Data['view'], { isAnnounced: false }>['told']>

type Told = Extract<Data['view'], { isAnnounced: true }>

const tones: Record<Outcome | 'moved-up', CalloutProps['tone']> = {
  winner: 'good',
  honourable_mention: 'good',
  'moved-up': 'good',
  reserve: 'info',
  not_selected: 'info',
}

function Announced({ data, view }: { data: Data; view: Told }) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const { heading, proposal } = data
  const { outcome, feedback } = view
  const toWinners = <a href={paths.winners(heading.slug)}>{t('result.to-winners')}</a>
  if (!outcome) {
    return (
      <>
        <Callout tone="info" title={t('result.no-part')}>
          <p>{t(proposal.isIneligible ? 'result.no-part-ineligible' : 'result.no-part-hint')}</p>
          <p>{toWinners}</p>
        </Callout>
        {proposal.isSubmitted ? <NextSteps data={data} /> : null}
      </>
    )
  }
  const standing = outcome.movedUpAtIso === null ? outcome.outcome : 'moved-up'
  return (
    <>
      <Callout tone={tones[standing]} title={t(`result.${standing}`, { place: outcome.place ?? 1 })}>
        {outcome.answer === null ? (
          <p>{t(`result.${standing}-hint`, { place: outcome.place ?? 1 })}</p>
        ) : null}
        {outcome.hasDeclinedBefore ? <p>{t('embargo.declined')}</p> : null}
        <p>{toWinners}</p>
        {(standing === 'winner' || standing === 'honourable_mention' || standing === 'moved-up') &&
        outcome.answer !== 'declined' ? (
          <ul className="link-row">
            <li>
              <a href={paths.certificate(heading.slug, proposal.reference)}>{t('certificate.yours')}</a>
            </li>
            <li>
              <a href={paths.winnerShareImage(heading.slug, proposal.reference)}>
                {t('certificate.picture')}
              </a>
            </li>
          </ul>
        ) : null}
      </Callout>
      <AwardTold outcome={outcome} />
      <Section id="reason" title={t('details.reason')}>
        <p>
          <PlainText text={outcome.reason} />
        </p>
      </Section>
      <ToldFeedback word={outcome.feedback} bands={feedback.bands} comments={feedback.comments} />
      {standing === 'winner' || standing === 'moved-up' ? <Answer data={data} outcome={outcome} /> : null}
      <RateFeedback
        rating={view.rating}
        closesAtIso={view.ratingClosesAtIso}
        zone={data.zone}
        isOpen={view.isRatingOpen}
        canRate={data.canRate}
        result={result?.values['intent'] === 'rate' ? result : undefined}
      />
      <NextSteps data={data} />
    </>
  )
}

/** The ways on: an appeal while there is time, and the challenges that are open. */
function NextSteps({ data }: { data: Data }) {
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { proposal, appealsUntilIso, hasAppealed, nowIso, zone } = data
  const when = formatInstant(lang, appealsUntilIso, zone)
  const isOpen = nowIso < appealsUntilIso
  return (
    <Section id="next" title={t('result.next')}>
      <p>{t(isOpen ? 'result.appeal-until' : 'result.appeal-over', { when })}</p>
      <ul className="link-row">
        {isOpen || hasAppealed ? (
          <li>
            <a href={paths.appeal(proposal.id)}>{t(hasAppealed ? 'appeal.to-own' : 'appeal.to-appeal')}</a>
          </li>
        ) : null}
        {data.mayShow ? (
          <li>
            <a href={paths.writeEntry(data.heading.programmeSlug, 'profile', proposal.id)}>
              {t('result.show-solution')}
            </a>
          </li>
        ) : null}
        <li>
          <a href={paths.challenges}>{t('result.next-others')}</a>
        </li>
      </ul>
    </Section>
  )
}

/** Which award it is and what it pays, where the challenge has named its awards. */
function AwardTold({ outcome: { award, money } }: { outcome: Pick<EmbargoedOutcome, 'award' | 'money'> }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  if (!award) return null
  return (
    <SummaryList
      items={[
        { label: t('result.award'), value: <span lang={htmlLangOf(award.locale)}>{award.name}</span> },
        ...(money
          ? [{ label: t('result.sum'), value: formatMoney(lang, money.amount, money.currency) }]
          : []),
      ]}
    />
  )
}

type Answerable = Pick<EmbargoedOutcome, 'answer' | 'answeredAtIso' | 'answerByIso' | 'hasReserve'> &
  Partial<Pick<NonNullable<Told['outcome']>, 'ownPilotSlug' | 'pilotSlug'>>

function Answer({ data, outcome }: { data: Data; outcome: Answerable }) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  if (outcome.answer !== null) {
    const when = outcome.answeredAtIso ? formatInstant(lang, outcome.answeredAtIso, data.zone) : ''
    return (
      <Section id="answer" title={t('result.answer')}>
        <p>{t(`result.${outcome.answer}`, { when })}</p>
        {outcome.ownPilotSlug ? (
          <p>
            <a href={paths.hostedPilot(outcome.ownPilotSlug)}>{t('result.to-own-pilot')}</a>
          </p>
        ) : null}
        {outcome.pilotSlug ? <a href={paths.pilot(outcome.pilotSlug)}>{t('result.to-pilot')}</a> : null}
      </Section>
    )
  }
  const when = formatInstant(lang, outcome.answerByIso, data.zone)
  return (
    <Section id="answer" title={t('result.answer')} intro={t('result.answer-intro', { when })} tone="raised">
      <p>{t(outcome.hasReserve ? 'result.decline-reserve' : 'result.decline-free')}</p>
      {data.canAnswer ? (
        <Form result={result?.values['intent'] === 'rate' ? undefined : result} label={t('result.answer')}>
          <ButtonRow>
            <SubmitButton intent="accept">{t('result.accept')}</SubmitButton>
            <SubmitButton intent="decline" tone="secondary">
              {t('result.decline')}
            </SubmitButton>
          </ButtonRow>
        </Form>
      ) : (
        <p>{t('result.lead-answers')}</p>
      )}
    </Section>
  )
}
