import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { extendSchema, type ExtendRequest } from '../core/extend-schema.ts'
import { deadlineMoves } from '../data/screening.server.ts'
import { proposedDeadline } from '../core/outage-rule.ts'
import { proposalFor } from '../data/outages.server.ts'
import { extendDeadline } from '../flows/extend-deadline.server.ts'
import { DeadlineDesk } from '../parts/deadline-desk.tsx'
import { DeadlineTable } from '../parts/deadline-table.tsx'
import { deadlineDesk } from './deadline-desk.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

const instants = ['closesAt', 'judgingEndsAt', 'announcesAt'] as const

export async function loader({ context }: LoaderArgs) {
  const { current, desk } = await deadlineDesk(context)
  const { calendar } = current
  const proposed = desk.canExtend ? await proposedExtension(context, current) : null
  const wallClocks = Object.fromEntries(
    instants.map((name) => {
      const { date, time, zone } = instantToWallClock(proposed?.[name] ?? calendar[name], calendar.zone)
      return [name, { date, time, zone }]
    }),
  )
  return json({
    desk,
    proposed: proposed && { failedMinutes: proposed.failedMinutes, reason: proposed.reason },
    calendarVersion: calendar.version,
    wallClocks,
    moves: await deadlineMoves(context.db, current.id),
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
  const { desk, wallClocks } = data
  const form = useZodForm(extendSchema)
  return (
    <DeadlineDesk
      of="all"
      desk={desk}
      isOrganiser
      form={
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
            rowNames={{
              closesAt: t('extend.closes'),
              judgingEndsAt: t('extend.judging-ends'),
              announcesAt: t('extend.announces'),
              reason: t('extend.reason'),
            }}
            label={t('extend.new')}
          >
            <DateTimeField
              name="closesAt"
              label={t('extend.closes')}
              fixedZone={desk.zone}
              defaultValue={wallClocks.closesAt}
            />
            <DateTimeField
              name="judgingEndsAt"
              label={t('extend.judging-ends')}
              hint={t('extend.move-along')}
              fixedZone={desk.zone}
              defaultValue={wallClocks.judgingEndsAt}
            />
            <DateTimeField
              name="announcesAt"
              label={t('extend.announces')}
              fixedZone={desk.zone}
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
      }
    >
      <p>
        <a href={paths.organise.extendForOne(desk.challenge.slug)}>{t('for-one.link')}</a>
      </p>
      <DeadlineTable of="all" rows={data.moves} zone={desk.zone} />
    </DeadlineDesk>
  )
}
