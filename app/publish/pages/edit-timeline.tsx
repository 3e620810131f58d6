import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { calendarInstants, instantToWallClock, type CalendarInstant } from '#app/lifecycle/calendar.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { calendarSchema } from '../core/calendar-form.ts'
import { calendarErrors } from '../data/calendar-problems.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { whyLocked } from '../data/locked.server.ts'
import { remarkSentences } from '../data/remark-sentences.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { changeCalendar } from '../flows/change-calendar.server.ts'
import { Locked } from '../parts/locked.tsx'
import { SetupPage } from '../parts/setup-page.tsx'
import { TypedTimes } from '../parts/typed-times.tsx'

export const handle = { hydrate: true, texts: ['publish', 'lifecycle'] }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(context.db, id)
  const { calendar } = recorded
  const momentOf = (instant: CalendarInstant) => {
    const { date, time, zone } = instantToWallClock(calendar[instant], calendar.zone)
    return {
      instant,
      wall: { date, time },
      saved: { date, time, zone, atIso: calendar[instant].toISOString() },
    }
  }
  return json({
    pageTitle: `${context.t('publish')('setup.timeline.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    version: calendar.version,
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    moments: calendarInstants.map(momentOf),
    remarks: remarkSentences(context, calendar),
    locked: whyLocked(context),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, calendarSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const { version, ...calendar } = form.value
  const changed = await changeCalendar(
    { challengeId: challenge.id, by: context.signedIn.personId, version, calendar },
    context.ports,
  )
  if (!changed.ok) {
    if (changed.refusal.code === 'calendar-refused')
      return problemResponse(context, { errors: calendarErrors(context, changed.refusal.problems) })
    return refusalResponse(context, 'publish', changed.refusal)
  }
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.timeline(challenge.slug),
    'publish:toasts.dates-saved',
  )
}

export default function EditTimeline() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { t: tLifecycle } = useTranslation('lifecycle')
  const { lang } = useSite()
  const form = useZodForm(calendarSchema)
  const typed = form.watch()
  const zone = typed.zone ?? data.zone
  const isLocked = data.locked !== null
  const zones = [...new Set([data.zone, ...offeredZones])]
  return (
    <SetupPage frame={data.frame} step="timeline" lede={t('edit-timeline.lede')}>
      <Locked why={data.locked} />
      <Form form={form} result={result} hidden={{ version: data.version }}>
        <SelectField
          name="zone"
          label={t('edit-timeline.zone')}
          hint={t('edit-timeline.zone-hint')}
          defaultValue={data.zone}
          disabled={isLocked}
          choices={zones.map((value) => ({ value, label: cityOfZone(lang, value) }))}
        />
        {data.moments.map(({ instant, wall, saved }) => (
          <div key={instant} className="typed-moment">
            <DateTimeField
              name={instant}
              label={tLifecycle(`instants.${instant}`)}
              hint={t(`edit-timeline.hints.${instant}`)}
              defaultValue={wall}
              fixedZone={zone}
              disabled={isLocked}
            />
            <TypedTimes
              typed={{ ...wall, ...typed[instant], zone }}
              saved={saved}
              partnerZones={data.partnerZones}
            />
          </div>
        ))}
        {isLocked ? null : <SubmitButton>{t('edit-timeline.save')}</SubmitButton>}
      </Form>
      {data.remarks.length > 0 ? (
        <Section id="remarks" title={t('edit-timeline.remarks')} intro={t('edit-timeline.remarks-intro')}>
          <div className="prose">
            <ul>
              {data.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </div>
        </Section>
      ) : null}
    </SetupPage>
  )
}
