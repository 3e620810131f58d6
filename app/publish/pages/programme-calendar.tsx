import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { calendarInstants, instantToWallClock } from '#app/lifecycle/calendar.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { isOrganiserOf, isStaffOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { followCalendarSchema, programmeCalendarSchema } from '../core/calendar-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { keyOf, programmeCalendarOf } from '../core/programme-calendar.ts'
import { calendarErrors } from '../data/calendar-problems.server.ts'
import { datedChallenges } from '../data/programme-challenges.server.ts'
import { sessionFrame } from '../data/session-frame.server.ts'
import { Locked } from '../parts/locked.tsx'
import { changeProgrammeCalendar, followProgrammeCalendar } from '../flows/programme-calendar.server.ts'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: { who: 'staff of :programme' },
  action: { save: organiser, follow: organiser },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, signedIn } = context
  const { id: programmeId } = sure(context.subject.programme)
  const { programme } = await sessionFrame(db, programmeId, lang)
  const challenges = await datedChallenges(db, { programmeId, lang })
  const shared = programmeCalendarOf(challenges)
  const mayOpen = (challengeId: string) => isStaffOf(signedIn, { programmeId, challengeId })
  return json({
    pageTitle: `${context.t('publish')('programme-calendar.title')} · ${programme.name}`,
    programme,
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    locked: shared && whyFixed(context, challenges, shared.following),
    shared: shared && {
      version: keyOf(shared.calendar),
      zone: shared.calendar.zone,
      moments: calendarInstants.map((instant) => {
        const { date, time } = instantToWallClock(shared.calendar[instant], shared.calendar.zone)
        return { instant, atIso: shared.calendar[instant].toISOString(), wall: { date, time } }
      }),
    },
    challenges: challenges.map(({ id, slug, title, calendar }) => ({
      id,
      slug,
      title,
      mayOpen: mayOpen(id),
      zone: calendar.zone,
      differs: shared?.own.find((each) => each.id === id)?.differs ?? [],
      instants: calendarInstants.map((instant) => ({ instant, atIso: calendar[instant].toISOString() })),
    })),
  })
}

/** Why the dates all follow cannot be moved here any more, as a sentence; null while they can. */
function whyFixed(
  context: LoaderArgs['context'],
  challenges: Awaited<ReturnType<typeof datedChallenges>>,
  following: readonly string[],
): string | null {
  const by = context.signedIn.personId
  for (const { id, challenge } of challenges) {
    const decision = decide(challenge, { type: 'editBrief', by }, context.now)
    if (following.includes(id) && !decision.ok) {
      const { code } = decision.refusal
      const refusal = code === 'brief-is-public' ? { code: 'calendar-is-public' } : decision.refusal
      return refusalSentence(context, 'publish', refusal)
    }
  }
  return null
}

export async function action(args: ActionArgs) {
  const { context } = args
  const { id: programmeId, slug } = sure(context.subject.programme)
  const by = context.signedIn.personId
  const here = pathsIn(context.lang).organise.calendar(slug)
  const followed = await parseForm(args, followCalendarSchema)
  if (followed.ok) {
    const { challengeId } = followed.value
    const done = await followProgrammeCalendar({ programmeId, challengeId, by }, context.ports)
    if (done.ok) return redirectWithToast(context, here, 'publish:toasts.dates-saved')
    if (done.refusal.code === 'calendar-refused')
      return problemResponse(context, { errors: calendarErrors(context, done.refusal.problems) })
    return refusalResponse(context, 'publish', done.refusal)
  }
  const form = await parseForm(args, programmeCalendarSchema)
  if (!form.ok) return form.response
  const { intent: _, version, ...calendar } = form.value
  const changed = await changeProgrammeCalendar({ programmeId, by, version, calendar }, context.ports)
  if (changed.ok) return redirectWithToast(context, here, 'publish:toasts.dates-saved')
  if (changed.refusal.code === 'calendar-refused')
    return problemResponse(context, { errors: calendarErrors(context, changed.refusal.problems) })
  return refusalResponse(context, 'publish', changed.refusal)
}

/** The calendar all challenges of a programme share, and those that have dates of their own. */
export default function ProgrammeCalendarPage() {
  const { programme, shared, locked, challenges, isOrganiser } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation(['publish', 'lifecycle'])
  const { lang, paths } = useSite()
  const nav = useProgrammeNav(programme.slug, { current: 'calendar', isOrganiser })
  const isFollowing = result?.values['intent'] === 'follow'
  const frame = {
    area: 'organiser',
    title: t('publish:programme-calendar.title'),
    breadcrumb: [
      { to: paths.organise.home, label: t('publish:setup.organise') },
      { to: paths.organise.programme(programme.slug), label: programme.name },
    ],
    nav,
  } as const
  if (!shared) {
    return (
      <AreaLayout {...frame}>
        <EmptyState title={t('publish:programme-challenges.none')} />
      </AreaLayout>
    )
  }
  const isLocked = !isOrganiser || locked !== null
  const zones = [...new Set([shared.zone, ...offeredZones])]
  return (
    <AreaLayout {...frame} lede={t('publish:programme-calendar.lede')}>
      <Locked why={locked} />
      <Form result={isFollowing ? undefined : result} intent="save" hidden={{ version: shared.version }}>
        <SelectField
          name="zone"
          label={t('publish:edit-timeline.zone')}
          hint={t('publish:edit-timeline.zone-hint')}
          defaultValue={shared.zone}
          disabled={isLocked}
          choices={zones.map((value) => ({ value, label: cityOfZone(lang, value) }))}
        />
        {shared.moments.map(({ instant, wall }) => (
          <DateTimeField
            key={instant}
            name={instant}
            label={t(`lifecycle:instants.${instant}`)}
            hint={t(`publish:edit-timeline.hints.${instant}`)}
            defaultValue={wall}
            fixedZone={shared.zone}
            disabled={isLocked}
          />
        ))}
        {!isLocked ? <SubmitButton>{t('publish:programme-calendar.save')}</SubmitButton> : null}
      </Form>
      <Section
        id="challenges"
        title={t('publish:programme-calendar.challenges')}
        intro={t('publish:programme-calendar.challenges-intro')}
      >
        {isFollowing && result.problem !== null ? <p role="alert">{result.problem}</p> : null}
        <DataTable
          caption={t('publish:programme-calendar.challenges')}
          isCaptionHidden
          rows={challenges}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: t('publish:programme-challenges.name'),
              isRowName: true,
              cell: ({ slug, title, mayOpen }) =>
                mayOpen ? <a href={paths.organise.timeline(slug)}>{title}</a> : title,
            },
            {
              key: 'dates',
              header: t('publish:programme-calendar.dates'),
              cell: ({ differs, instants, zone }) =>
                differs.length === 0 ? (
                  t('publish:programme-calendar.follows')
                ) : (
                  <ul className="plain-list" role="list">
                    {differs.includes('zone') ? (
                      <li>{t('publish:programme-calendar.own-zone', { city: cityOfZone(lang, zone) })}</li>
                    ) : null}
                    {instants
                      .filter(({ instant }) => differs.includes(instant))
                      .map(({ instant, atIso }) => (
                        <li key={instant}>
                          {t(`lifecycle:instants.${instant}`)}: <LocalTime atIso={atIso} zone={zone} />
                        </li>
                      ))}
                  </ul>
                ),
            },
            ...(isOrganiser && challenges.some(({ differs }) => differs.length > 0)
              ? [
                  {
                    key: 'follow',
                    header: t('publish:programme-calendar.follow'),
                    cell: ({ id, title, differs }: (typeof challenges)[number]) =>
                      differs.length === 0 ? (
                        '–'
                      ) : (
                        <Form
                          intent="follow"
                          hidden={{ challengeId: id }}
                          label={`${t('publish:programme-calendar.follow')}: ${title}`}
                        >
                          <SubmitButton tone="quiet" size="small">
                            {t('publish:programme-calendar.follow')}
                            <span className="visually-hidden"> {title}</span>
                          </SubmitButton>
                        </Form>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </AreaLayout>
  )
}
