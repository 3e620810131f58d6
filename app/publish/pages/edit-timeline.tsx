import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import {
  calendarInstants,
  instantToWallClock,
  type CalendarInstant,
  type NewCalendar,
} from '#app/lifecycle/calendar.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { readCalendar } from '../core/calendar-draft.ts'
import { calendarSchema } from '../core/calendar-form.ts'
import { calendarErrors } from '../data/calendar-problems.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { whyLocked } from '../data/locked.server.ts'
import { calendarLook, type CalendarLook } from '../data/calendar-check.server.ts'
import { whatMoves, whatWillHappen } from '../data/what-will-happen.server.ts'
import { remarksForPage } from '../data/remarks-for-page.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { changeCalendar } from '../flows/change-calendar.server.ts'
import { CalendarFigure } from '../parts/calendar-figure.tsx'
import { CalendarMoves } from '../parts/calendar-moves.tsx'
import { ComingList } from '../parts/coming-list.tsx'
import { Locked } from '../parts/locked.tsx'
import { RemarksOn } from '../parts/section-remarks.tsx'
import { SetupPage } from '../parts/setup-page.tsx'
import { TypedTimes } from '../parts/typed-times.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { check: { who: 'organiser of :challenge' }, save: { who: 'organiser of :challenge' } },
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
    look: await calendarLook(context, recorded, calendar),
    coming: await whatWillHappen(context, recorded),
    locked: whyLocked(context),
    sectionRemarks: await remarksForPage(context),
  })
}

type TimelineAnswer = FormProblem & {
  /** How the typed calendar looks and what it moves; only where it was checked and could be. */
  readonly checked?: Awaited<ReturnType<typeof checkedCalendar>>
}

async function checkedCalendar(context: ActionArgs['context'], challenge: Challenge, calendar: NewCalendar) {
  return {
    look: await calendarLook(context, challenge, calendar),
    ...(await whatMoves(context, challenge, calendar)),
  }
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, calendarSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const { intent, version, expectedProposals, ...calendar } = form.value
  if (intent === 'check') {
    const read = readCalendar(calendar, challenge.recorded.calendar.partnerZones, context.now)
    if (!read.ok) return problemResponse(context, { errors: calendarErrors(context, read.refusal.problems) })
    const answer: TimelineAnswer = {
      values: typedValues(context),
      errors: {},
      problem: null,
      code: 'calendar-checked',
      checked: await checkedCalendar(context, challenge.recorded, read.value),
    }
    return json(answer)
  }
  const changed = await changeCalendar(
    { challengeId: challenge.id, by: context.signedIn.personId, version, calendar, expectedProposals },
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

/** What was checked, with the instant the server read it as: shown without script too. */
function readOf({ atIso, zone, wall }: CalendarLook, instant: CalendarInstant) {
  return { ...wall[instant], zone, atIso: atIso[instant] }
}

export default function EditTimeline() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<TimelineAnswer>()
  const { t } = useTranslation('publish')
  const { t: tLifecycle } = useTranslation('lifecycle')
  const { lang, paths } = useSite()
  const checked = result?.checked
  /** What was typed is no calendar: how the saved one looks would be said of the wrong dates. */
  const isUnread = result !== undefined && Object.keys(result.errors).length > 0
  const look = checked?.look ?? data.look
  const coming = checked?.coming ?? data.coming
  const form = useZodForm(calendarSchema)
  const typed = form.watch()
  const zone = typed.zone ?? data.zone
  const isLocked = data.locked !== null
  const zones = [...new Set([data.zone, ...offeredZones])]
  return (
    <SetupPage frame={data.frame} step="timeline" lede={t('edit-timeline.lede')}>
      <Locked why={data.locked} />
      <RemarksOn section="timeline" {...data.sectionRemarks} />
      {checked ? (
        <Callout title={t('edit-timeline.checked')}>
          <p>
            {t('edit-timeline.checked-hint')} <a href="#moves">{t('edit-timeline.moves')}</a>
          </p>
        </Callout>
      ) : null}
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
              saved={checked ? readOf(checked.look, instant) : saved}
              partnerZones={data.partnerZones}
            />
          </div>
        ))}
        <NumberField
          name="expectedProposals"
          label={t('edit-timeline.expected')}
          hint={t('edit-timeline.expected-hint')}
          defaultValue={data.look.expectedProposals ?? undefined}
          disabled={isLocked}
          optional
        />
        {isLocked ? null : (
          <div className="button-row">
            <SubmitButton intent="save">{t('edit-timeline.save')}</SubmitButton>
            <SubmitButton intent="check" tone="secondary">
              {t('edit-timeline.check')}
            </SubmitButton>
          </div>
        )}
      </Form>
      {checked ? (
        <Section id="moves" title={t('edit-timeline.moves')} intro={t('edit-timeline.moves-intro')}>
          <CalendarMoves moves={checked.moves} zone={look.zone} />
        </Section>
      ) : null}
      {isUnread ? null : (
        <>
          <Section
            id="remarks"
            title={t('edit-timeline.remarks')}
            intro={
              look.remarks.length > 0 ? t('edit-timeline.remarks-intro') : t('edit-timeline.remarks-none')
            }
          >
            {look.remarks.length > 0 ? (
              <div className="prose">
                <ul>
                  {look.remarks.map((remark) => (
                    <li key={remark}>{remark}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            {look.hasHolidayCountries || !data.frame.isProgrammeOpen ? null : (
              <p>
                {t('edit-timeline.no-holidays')}{' '}
                <a href={`${paths.organise.settings(data.frame.programmeSlug)}#holidays`}>
                  {t('edit-timeline.choose-holidays')}
                </a>
              </p>
            )}
          </Section>
          <Section id="picture" title={t('edit-timeline.picture')}>
            <CalendarFigure {...look} />
          </Section>
        </>
      )}
      <Section id="coming" title={t('publish.coming')} intro={t('publish.coming-intro')}>
        <Disclosure summary={t('edit-timeline.show-coming', { count: coming.length })}>
          <ComingList things={coming} zones={[look.zone, ...look.partnerZones]} />
        </Disclosure>
      </Section>
    </SetupPage>
  )
}
