import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { pitchesSchema } from '../core/deliberation/pitch-schema.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { hiddenCount, proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { standingFinalistIds } from '../data/finalists.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { slotsShownWithout } from '../data/pitches.server.ts'
import { rankingOf } from '../data/ranking.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { addSlot, cancelSlot, moveSlot, takeSlot } from '../flows/pitch-slots.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { GiveSlot, PitchTable, SlotForms } from '../parts/pitch-slots.tsx'

const rule = { who: 'organiser of :challenge' } as const
export const access = {
  loader: { who: 'staff of :challenge' },
  action: { add: rule, move: rule, cancel: rule, give: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { db, lang, signedIn, subject, now } = context
  const heading = await judgingHeading(db, { challengeId, lang })
  const isOrganiser = isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId })
  const base = {
    pageTitle: `${context.t('judge')('pitches.title')}: ${heading.title}`,
    heading,
    isOrganiser,
    zones: [heading.zone, ...recorded.calendar.partnerZones.filter((zone) => zone !== heading.zone)],
  }
  const isSeated = subject.juror?.state === 'accepted'
  if (!mayReadRanking({ isSeated }, recorded, now)) {
    return json({ ...base, canPlan: false, hidden: 0, slots: [], waiting: [] })
  }
  const closed = await proposalsClosedTo(db, { challengeId, personId: signedIn.personId })
  const hidden = await hiddenCount(db, { challengeId, without: closed })
  const slots = await slotsShownWithout(db, { challengeId, closed })
  const finalists = new Set(await standingFinalistIds(db, challengeId))
  const { rows } = await rankingOf(db, challengeId, { without: closed })
  const held = new Set(slots.flatMap((slot) => (slot.isCancelled ? [] : (slot.proposalId ?? []))))
  return json({
    ...base,
    hidden,
    canPlan: isOrganiser && hidden === 0 && allowedNow(await roundsOf(db, challengeId), effectiveState).slots,
    slots: slots.map(({ startsAt, endsAt, changedAt: _, proposalId, ...slot }) => ({
      ...slot,
      startsAtIso: startsAt.toISOString(),
      endsAtIso: endsAt.toISOString(),
      isTaken: proposalId !== null,
      takesPart: proposalId === null || finalists.has(proposalId),
    })),
    waiting: rows
      .filter(({ proposalId }) => finalists.has(proposalId) && !held.has(proposalId))
      .map(({ proposalId, title, reference }) => ({ proposalId, title, reference })),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, pitchesSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const own = { challengeId, by: context.signedIn.personId }
  const sent = form.value
  const to = pathsIn(context.lang).organise.pitches(slug)
  const done = () => redirectWithToast(context, to, `judge:toasts.pitch-${sent.intent}`)
  if (sent.intent === 'cancel' || sent.intent === 'give') {
    const result =
      sent.intent === 'cancel'
        ? await cancelSlot({ ...own, slotId: sent.slotId, reason: sent.reason }, context.ports)
        : await takeSlot(
            { ...own, slotId: sent.slotId, proposalId: sent.proposalId, as: 'organiser' },
            context.ports,
          )
    return result.ok ? done() : refusalResponse(context, 'judge', result.refusal)
  }
  const times = timesOf(context, sent)
  if (!times.ok) return times.response
  const result =
    sent.intent === 'add'
      ? await addSlot({ ...own, ...times.value }, context.ports)
      : await moveSlot({ ...own, slotId: sent.slotId, ...times.value }, context.ports)
  return result.ok ? done() : refusalResponse(context, 'judge', result.refusal)
}

function timesOf(
  context: RequestContext,
  sent: {
    startsAt: { date: string; time: string; zone: string }
    minutes: number
    place: string
    link: string
  },
) {
  const start = wallClockToInstant(sent.startsAt)
  if (!start.ok) return { ok: false as const, response: refusalResponse(context, 'judge', start.refusal) }
  const endsAt = new Date(start.value.getTime() + sent.minutes * 60_000)
  return { ok: true as const, value: { startsAt: start.value, endsAt, place: sent.place, link: sent.link } }
}

export default function Pitches() {
  const { heading, isOrganiser, zones, canPlan, hidden, slots, waiting } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  const free = slots.filter(({ isTaken, isCancelled }) => !isTaken && !isCancelled)
  const standing = slots.filter(({ isCancelled }) => !isCancelled)
  return (
    <JudgingFrame step="pitches" heading={heading} isOrganiser={isOrganiser}>
      {hidden > 0 ? <Callout>{t('jury.hidden', { count: hidden })}</Callout> : null}
      {slots.length > 0 ? (
        <PitchTable slots={slots} zones={zones} />
      ) : (
        <EmptyState
          title={t('pitches.empty')}
          action={
            <ButtonLink to={paths.organise.rounds(heading.slug)} tone="quiet">
              {t('rounds.title')}
            </ButtonLink>
          }
        >
          {t('pitches.empty-hint')}
        </EmptyState>
      )}
      {waiting.length > 0 ? (
        <p>
          {t('pitches.waiting', { count: waiting.length })}{' '}
          {waiting.map(({ title, reference }) => `${title} (${reference})`).join(', ')}
        </p>
      ) : null}
      {canPlan && waiting.length > 0 && free.length > 0 ? (
        <GiveSlot free={free} waiting={waiting} zone={heading.zone} result={resultOf('give')} />
      ) : null}
      {canPlan ? <SlotForms standing={standing} zone={heading.zone} resultOf={resultOf} /> : null}
    </JudgingFrame>
  )
}
