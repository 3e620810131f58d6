import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isFullBundleFor } from '#app/announce/data/full-bundle.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { allows } from '#app/people/core/access.ts'
import { isStaffSomewhereIn } from '#app/people/core/viewer.ts'
import { formatCalendarDay, formatInstant, formatList, formatPeriod } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { BarStrip } from '#app/ui/figure/bar-strip.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { deskView } from '../core/desk-view.ts'
import { paceRows } from '../core/pace.ts'
import { rolesInChallenge, rolesInProgramme } from '../core/staff-roles.ts'
import { deskOfChallenge, paceOf } from '../data/challenge-desks.server.ts'
import { deadlineOfDesk } from '../data/deadline-of-desk.server.ts'
import { BundleLinks } from '../parts/bundle-links.tsx'
import { DeadlineOfDesk } from '../parts/deadline-of-desk.tsx'
import { NextByItself } from '../parts/next-by-itself.tsx'
import { StepList } from '../parts/step-list.tsx'
import { WaitingList } from '../parts/waiting-list.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { challenge: { title: string } } }) => [
  { title: data?.challenge.title },
]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { personId } = signedIn
  const desk = await deskOfChallenge(db, { challengeId, personId: signedIn.personId, lang, now })
  return json({
    programme: { slug: desk.programme.slug, name: desk.programme.name },
    nowIso: now.toISOString(),
    roles: [
      ...new Set([
        ...rolesInProgramme(signedIn, desk.programme.id),
        ...rolesInChallenge(signedIn, challengeId),
      ]),
    ],
    isProgrammeOpen: isStaffSomewhereIn(signedIn, desk.programme.id),
    challenge: deskView(desk, { viewer: signedIn, now }),
    deadline: await deadlineOfDesk(context),
    hasFullBundle:
      allows('auditor of :challenge', { ...context, isDemo: false }) &&
      (await isFullBundleFor(db, { challengeId, slug, recorded, personId, now })),
    pace: await paceOf(db, {
      challengeId,
      personId: signedIn.personId,
      zone: desk.challenge.calendar.zone,
    }),
  })
}

export default function ChallengeCockpit() {
  const { programme, nowIso, roles, isProgrammeOpen, challenge, deadline, hasFullBundle, pace } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['desks', 'lifecycle', 'people', 'ui'])
  const { lang, paths } = useSite()
  const { slug, title, zone, state } = challenge
  const begun = challenge.funnel.find(({ step }) => step === 'begun')?.count ?? 0
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={
        <>
          {t(`lifecycle:states.${state}.staff`)}
          {roles.length > 0 ? (
            <>
              {' · '}
              {t('desks:organise.as', {
                roles: formatList(
                  lang,
                  roles.map((role) => t(`people:roles.${role}`)),
                ),
              })}
            </>
          ) : null}
        </>
      }
      breadcrumb={[
        { to: paths.organise.home, label: t('desks:organise.title') },
        // A chairing juror works for the challenge alone.
        ...(isProgrammeOpen ? [{ to: paths.organise.programme(programme.slug), label: programme.name }] : []),
      ]}
    >
      <PhaseRail phases={challenge.rail} size="large" zone={zone} of={title} />
      {challenge.missed ? (
        <Callout
          tone="warn"
          title={t('desks:cockpit.missed', { instant: t(`lifecycle:instants.${challenge.missed}`) })}
        >
          <p>{t('desks:cockpit.missed-text')}</p>
        </Callout>
      ) : null}
      {challenge.isAboutToBeTold && challenge.next ? (
        <Callout tone="info" title={t('desks:cockpit.announcing')}>
          <p>
            {t('desks:cockpit.announcing-text', { when: formatInstant(lang, challenge.next.atIso, zone) })}
          </p>
          {challenge.steps.some(({ step, isOpen }) => step === 'release' && isOpen) ? (
            <a href={paths.organise.release(slug)}>{t('desks:cockpit.to-release')}</a>
          ) : null}
        </Callout>
      ) : null}
      <Columns shape="halves">
        <div>
          <Section id="waiting" title={t('desks:cockpit.waiting-title')}>
            <WaitingList slug={slug} waiting={challenge.waiting} />
          </Section>
        </div>
        <div>
          <Section id="by-itself" title={t('desks:cockpit.by-itself')}>
            <NextByItself next={challenge.next} zone={zone} nowIso={nowIso} />
            {challenge.next && challenge.zones.length > 1 ? (
              <ZonedTimes atIso={challenge.next.atIso} zones={challenge.zones.slice(1)} />
            ) : null}
          </Section>
        </div>
      </Columns>
      {deadline ? <DeadlineOfDesk slug={slug} nowIso={nowIso} deadline={deadline} /> : null}
      <Section id="steps" title={t('desks:cockpit.steps-title')}>
        <StepList slug={slug} steps={challenge.steps} />
      </Section>
      {hasFullBundle ? <BundleLinks slug={slug} /> : null}
      <Columns shape="halves">
        <div>
          <Section id="funnel" title={t('desks:cockpit.funnel.title')}>
            <BarStrip
              title={
                begun > 0
                  ? t('desks:cockpit.funnel.figure', { count: begun })
                  : t('desks:cockpit.funnel.title')
              }
              unit={t('desks:cockpit.funnel.unit')}
              labelHeader={t('desks:cockpit.funnel.step')}
              bars={challenge.funnel.flatMap(({ step, count }) =>
                count === null ? [] : [{ label: t(`desks:cockpit.funnel.steps.${step}`), value: count }],
              )}
              note={
                challenge.funnel.some(({ count }) => count === null)
                  ? t('desks:cockpit.funnel.sealed-note')
                  : undefined
              }
            />
          </Section>
        </div>
        <div>
          <Section id="pace" title={t('desks:cockpit.pace.title')}>
            {challenge.submitted > 0 ? (
              <BarStrip
                title={t('desks:cockpit.pace.figure', { count: challenge.submitted })}
                unit={t('desks:cockpit.funnel.unit')}
                labelHeader={t('desks:cockpit.pace.day')}
                note={
                  challenge.drafts > 0
                    ? t('desks:cockpit.pace.drafts', { count: challenge.drafts })
                    : undefined
                }
                bars={paceRows(pace).map(({ from, to, count }) => ({
                  label:
                    from === to
                      ? formatCalendarDay(lang, from)
                      : formatPeriod(lang, `${from}T12:00:00Z`, `${to}T12:00:00Z`, 'UTC'),
                  value: count,
                }))}
              />
            ) : (
              <p>{t('desks:cockpit.pace.none')}</p>
            )}
          </Section>
        </div>
      </Columns>
    </AreaLayout>
  )
}
