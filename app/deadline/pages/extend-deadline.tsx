import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf, type Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { extendSchema, type ExtendRequest } from '../core/extend-schema.ts'
import { deadlineMoves } from '../data/screening.server.ts'
import { proposedDeadline } from '../core/outage-rule.ts'
import { proposalFor } from '../data/outages.server.ts'
import { extendDeadline } from '../flows/extend-deadline.server.ts'
import { DeadlineMoves } from '../parts/deadline-moves.tsx'

export const handle = { hydrate: true, texts: ['deadline'] }

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

const instants = ['closesAt', 'judgingEndsAt', 'announcesAt'] as const

export async function loader({ context }: LoaderArgs) {
  const { id, slug, recorded } = sure(context.subject.challenge)
  const current = settled(recorded, context.now)
  const { calendar } = current
  const road = roadStateOf(current)
  const canExtend = current.endedFrom === null && hasReached(road, 'open') && !hasReached(road, 'judging')
  const proposed = canExtend ? await proposedExtension(context, current) : null
  const wallClocks = Object.fromEntries(
    instants.map((name) => {
      const { date, time, zone } = instantToWallClock(proposed?.[name] ?? calendar[name], calendar.zone)
      return [name, { date, time, zone }]
    }),
  )
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(context.db, id), context.lang) },
    canExtend,
    proposed: proposed && { failedMinutes: proposed.failedMinutes, reason: proposed.reason },
    closesAt: calendar.closesAt.toISOString(),
    nowIso: context.now.toISOString(),
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    graceMinutes: current.policy.graceMinutes,
    calendarVersion: calendar.version,
    wallClocks,
    moves: await deadlineMoves(context.db, id),
    pageTitle: context.t('deadline')('extend.title'),
  })
}

/** What the rule about outages proposes for the present deadline: the later instants, and the reason in the reader's words. */
async function proposedExtension(context: RequestContext, { id, calendar }: Challenge) {
  const found = await proposalFor(context.db, { challengeId: id, closesAt: calendar.closesAt })
  if (found === null) return null
  const closesAt = proposedDeadline(calendar.closesAt, context.now)
  const moreMs = closesAt.getTime() - calendar.closesAt.getTime()
  const isOvertaken = closesAt >= calendar.judgingEndsAt
  const along = (instant: Date) => (isOvertaken ? new Date(instant.getTime() + moreMs) : instant)
  const reason = context.t('deadline')('outage.reason', { count: found.failedMinutes })
  return {
    ...{ closesAt, failedMinutes: found.failedMinutes, reason },
    ...{ judgingEndsAt: along(calendar.judgingEndsAt), announcesAt: along(calendar.announcesAt) },
  }
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, extendSchema)
  if (!form.ok) return form.response
  const read = readInstants(context, form.value)
  if (!read.ok) return problemResponse(context, { errors: read.errors })
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { reason, calendarVersion } = form.value
  const { personId } = context.signedIn
  const result = await extendDeadline(
    { challengeId, personId, reason, calendarVersion, ...read.value },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.extend(slug), 'deadline:toasts.extended')
}

/** The three instants; only those that differ from the present calendar move. A time that is not one is told at its field. */
function readInstants(context: RequestContext, form: ExtendRequest) {
  const { calendar } = sure(context.subject.challenge).recorded
  const errors: Record<string, string> = {}
  const read = instants.map((name) => {
    const instant = wallClockToInstant(form[name])
    if (!instant.ok) errors[name] = refusalSentence(context, 'deadline', instant.refusal)
    return instant.ok ? instant.value : calendar[name]
  })
  if (Object.keys(errors).length > 0) return { ok: false as const, errors }
  const [closesAt = calendar.closesAt, judgingEndsAt, announcesAt] = read
  const moved = (instant: Date | undefined, before: Date) =>
    instant !== undefined && !isSameMinute(instant, before) ? instant : undefined
  return {
    ok: true as const,
    value: {
      closesAt: isSameMinute(closesAt, calendar.closesAt) ? calendar.closesAt : closesAt,
      judgingEndsAt: moved(judgingEndsAt, calendar.judgingEndsAt),
      announcesAt: moved(announcesAt, calendar.announcesAt),
    },
  }
}

/** The form knows minutes; an instant of the calendar may hold seconds. */
function isSameMinute(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000)
}

export default function ExtendDeadline() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('deadline')
  const { lang, paths } = useSite()
  const { challenge, wallClocks } = data
  const nav = useChallengeNav(challenge.slug, { current: 'extend', isOrganiser: true })
  const form = useZodForm(extendSchema)
  return (
    <AreaLayout
      area="organiser"
      title={t('extend.title')}
      lede={t('extend.lede')}
      breadcrumb={[{ to: paths.organise.challenge(challenge.slug), label: challenge.title }]}
      nav={nav}
    >
      <DeadlineBlock
        live={{ challenge: challenge.slug, instant: 'closesAt' }}
        atIso={data.closesAt}
        nowIso={data.nowIso}
        organiserZone={data.zone}
        partnerZones={data.partnerZones}
        graceMinutes={data.graceMinutes}
        label={t('extend.now')}
      />
      {data.canExtend ? (
        <Section id="extend" title={t('extend.new')} intro={t('extend.intro')}>
          {data.proposed ? (
            <Callout tone="warn" title={t('outage.title')}>
              <p>{t('outage.text', { count: data.proposed.failedMinutes })}</p>
              <p>
                <a href={paths.outages}>{t('outage.ledger')}</a>
              </p>
            </Callout>
          ) : null}
          <Form
            form={form}
            result={result}
            hidden={{ calendarVersion: data.calendarVersion }}
            label={t('extend.new')}
          >
            <DateTimeField
              name="closesAt"
              label={t('extend.closes')}
              fixedZone={data.zone}
              defaultValue={wallClocks.closesAt}
            />
            <DateTimeField
              name="judgingEndsAt"
              label={t('extend.judging-ends')}
              hint={t('extend.move-along')}
              fixedZone={data.zone}
              defaultValue={wallClocks.judgingEndsAt}
            />
            <DateTimeField
              name="announcesAt"
              label={t('extend.announces')}
              fixedZone={data.zone}
              defaultValue={wallClocks.announcesAt}
            />
            <TextArea
              name="reason"
              label={t('extend.reason')}
              hint={t('extend.reason-hint')}
              rows={3}
              maxCharacters={1000}
              lang={lang}
              defaultValue={data.proposed?.reason}
            />
            <SubmitButton>{t('extend.button')}</SubmitButton>
          </Form>
        </Section>
      ) : (
        <Callout>
          <p>{t('extend.not-now')}</p>
        </Callout>
      )}
      <p>
        <a href={paths.organise.extendForOne(challenge.slug)}>{t('for-one.link')}</a>
      </p>
      <DeadlineMoves moves={data.moves} zone={data.zone} />
    </AreaLayout>
  )
}
