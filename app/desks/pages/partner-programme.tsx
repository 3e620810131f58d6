import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { challengesSeenIn, isOrganiserOf, isStaffSomewhereIn } from '#app/people/core/viewer.ts'
import { formatInstant, formatList } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { modulesOf } from '#app/publish/data/modules.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FunnelGrid } from '#app/ui/figure/funnel-grid.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import { Timeline } from '#app/ui/timeline.tsx'
import type { ChallengeCardData } from '../core/challenge-card.ts'
import { publicDates } from '../core/public-stations.ts'
import { sharedCalendar } from '../core/shared-calendar.ts'
import { rolesInProgramme } from '../core/staff-roles.ts'
import { partnerNumbers } from '../data/partner-view.server.ts'
import { programmeHeading } from '../data/programme-cockpit.server.ts'
import { publicProgramme } from '../data/public-programme.server.ts'

export const access = { loader: { who: 'partner of :programme' } } satisfies Access

export const meta = ({ data }: { data?: { programme: { name: string } } }) => [
  { title: data?.programme.name },
]

const steps = ['followers', 'submitted', 'eligible', 'winners', 'pilots'] as const

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: programmeId, slug } = sure(context.subject.programme)
  const heading = await programmeHeading(db, { programmeId, lang })
  // What is public is all a partner reads; the counts beside it keep their own seals.
  const published = await publicProgramme(db, { slug, lang, now })
  const numbers = await partnerNumbers(db, {
    programmeId,
    challengeIds: challengesSeenIn(signedIn, programmeId),
  })
  const cards = (published?.challenges ?? []).filter(({ slug: own }) =>
    numbers.some((each) => each.slug === own),
  )
  return json({
    programme: { slug, name: heading.name, contactEmail: heading.contactEmail, zone: heading.zone },
    roles: rolesInProgramme(signedIn, programmeId),
    isStaff: isStaffSomewhereIn(signedIn, programmeId),
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    hasPartnership: (await modulesOf(db, programmeId)).includes('partnership'),
    challenges: cards.map((card) => ({
      slug: card.slug,
      title: card.title,
      textLocale: card.textLocale,
      state: card.state,
      zone: card.zone,
      stations: card.stations,
      zones: [card.zone, ...card.partnerZones.filter((zone) => zone !== card.zone)],
      instants: publicDates(card.state, instantsOf(card), now).map(({ instant, at, mark }) => ({
        key: instant,
        atIso: at.toISOString(),
        mark,
      })),
      values: steps.map((step) => numbers.find((each) => each.slug === card.slug)?.[step] ?? null),
      opening: steps.map((step) =>
        stillAhead(step === 'submitted' ? card.closesAtIso : card.announcesAtIso, now),
      ),
    })),
  })
}

/** From when on a number may be told, where that is still to come; one that waits for a late decision has no day. */
function stillAhead(atIso: string, now: Date): string | null {
  return Date.parse(atIso) > now.getTime() ? atIso : null
}

function instantsOf(card: ChallengeCardData) {
  return {
    opensAt: new Date(card.opensAtIso),
    closesAt: new Date(card.closesAtIso),
    judgingEndsAt: new Date(card.judgingEndsAtIso),
    announcesAt: new Date(card.announcesAtIso),
  }
}

/** How a programme goes, for its partners: progress, calendar and counts. Nothing of proposals, scores or people. */
export default function PartnerProgramme() {
  const { programme, roles, isStaff, isOrganiser, hasPartnership, challenges } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['desks', 'lifecycle', 'partnership', 'people', 'ui'])
  const { lang, paths } = useSite()
  const { organise } = paths
  const nav = useProgrammeNav(programme.slug, { current: 'partner', isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      title={programme.name}
      lede={
        roles.length > 0
          ? t('desks:organise.as', {
              roles: formatList(
                lang,
                roles.map((role) => t(`people:roles.${role}`)),
              ),
            })
          : undefined
      }
      breadcrumb={[
        { to: organise.home, label: t('desks:organise.title') },
        ...(isStaff
          ? [{ to: organise.programme(programme.slug), label: t('ui:programme-nav.cockpit') }]
          : []),
      ]}
      nav={isStaff ? nav : undefined}
    >
      <p>{t('desks:partner.intro')}</p>
      {hasPartnership ? (
        <p>
          <a href={organise.propose(programme.slug)}>{t('partnership:propose.title')}</a>
        </p>
      ) : null}
      {challenges.length === 0 ? (
        <EmptyState title={t('desks:partner.none')}>
          <p>{t('desks:partner.none-text')}</p>
        </EmptyState>
      ) : (
        <>
          <Section id="challenges" title={t('desks:cockpit.challenges')} tone="bare">
            <Columns shape="cards">
              {challenges.map(({ slug, title, textLocale, state, zone, stations }) => (
                <Card
                  key={slug}
                  to={paths.challenge(slug)}
                  title={title}
                  titleLang={textLocale === lang ? undefined : htmlLangs[textLocale]}
                  eyebrow={t(`desks:public.state.${state}`)}
                >
                  <div>
                    <PhaseRail phases={stations} size="small" zone={zone} of={title} />
                  </div>
                </Card>
              ))}
            </Columns>
          </Section>
          <Section id="numbers" title={t('desks:partner.numbers')} intro={t('desks:partner.numbers-intro')}>
            <FunnelGrid
              title={t('desks:partner.figure')}
              rowHeader={t('desks:cockpit.funnel.challenge')}
              steps={steps.map((step) => t(`desks:cockpit.funnel.steps.${step}`))}
              sealed={t('desks:cockpit.funnel.sealed')}
              note={t('desks:cockpit.funnel.note')}
              funnels={challenges.map(({ slug, title, textLocale, zone, values, opening }) => ({
                key: slug,
                title,
                titleLang: textLocale === lang ? undefined : htmlLangs[textLocale],
                values,
                sealedUntil: opening.map((atIso) =>
                  atIso === null
                    ? undefined
                    : t('desks:cockpit.funnel.sealed-until', {
                        day: formatInstant(lang, atIso, zone, 'day'),
                      }),
                ),
              }))}
            />
          </Section>
          <Section
            id="calendar"
            title={t('desks:cockpit.calendar')}
            intro={t('desks:cockpit.calendar-intro')}
          >
            <Timeline items={sharedCalendar(challenges, (key) => t(`lifecycle:instants.${key}`))} />
          </Section>
        </>
      )}
      <ul className="link-row" role="list">
        {challenges.length > 0 ? (
          <li>
            <a href={paths.programme(programme.slug)}>{t('desks:organise.public-page')}</a>
          </li>
        ) : null}
        <li>
          <a href={`mailto:${programme.contactEmail}`}>{t('desks:organise.write')}</a>
        </li>
      </ul>
    </AreaLayout>
  )
}
