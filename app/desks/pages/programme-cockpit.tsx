import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { countryName, formatList } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { modulesOf } from '#app/publish/data/modules.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { FunnelGrid } from '#app/ui/figure/funnel-grid.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { funnelSteps, type FunnelStep } from '../core/challenge-desk.ts'
import { deskView, type DeskView } from '../core/desk-view.ts'
import { opensDesk, withPages } from '../core/module-pages.ts'
import { ownDates, sharedCalendar } from '../core/shared-calendar.ts'
import { rolesInProgramme } from '../core/staff-roles.ts'
import { desksOfProgramme } from '../data/challenge-desks.server.ts'
import { programmeHeading } from '../data/programme-cockpit.server.ts'
import { NextByItself } from '../parts/next-by-itself.tsx'
import { WaitingList } from '../parts/waiting-list.tsx'

export const access = { loader: { who: 'staff of :programme' } } satisfies Access

export const meta = ({ data }: { data?: { programme: { name: string } } }) => [
  { title: data?.programme.name },
]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: programmeId } = sure(context.subject.programme)
  const isOrganiser = isOrganiserOf(signedIn, { programmeId })
  const desks = await desksOfProgramme(db, { programmeId, viewer: signedIn, lang, now })
  return json({
    programme: await programmeHeading(db, { programmeId, lang }),
    isOrganiser,
    roles: rolesInProgramme(signedIn, programmeId),
    nowIso: now.toISOString(),
    modules: withPages(await modulesOf(db, programmeId)).filter(({ pages }) => opensDesk(pages, isOrganiser)),
    challenges: desks.map((desk) => deskView(desk, { viewer: signedIn, now })),
  })
}

export default function ProgrammeCockpit() {
  const { programme, isOrganiser, roles, nowIso, challenges, modules } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['desks', 'lifecycle', 'people'])
  const { lang, paths } = useSite()
  const organise = paths.organise
  const nav = useProgrammeNav(programme.slug, { current: 'cockpit', isOrganiser })
  /** Which edition it is, and as what one is here. */
  const ledeOf = () =>
    [
      programme.edition === null ? '' : t('desks:programme.edition', { edition: programme.edition }),
      roles.length === 0
        ? ''
        : t('desks:organise.as', {
            roles: formatList(
              lang,
              roles.map((role) => t(`people:roles.${role}`)),
            ),
          }),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  return (
    <AreaLayout
      area="organiser"
      title={programme.name}
      lede={ledeOf() || undefined}
      breadcrumb={[{ to: organise.home, label: t('desks:organise.title') }]}
      nav={nav}
    >
      {challenges.length > 0 ? (
        <Section id="challenges" title={t('desks:cockpit.challenges')} tone="bare">
          <Columns shape="cards">
            {challenges.map((challenge) => (
              <Card
                key={challenge.slug}
                to={organise.challenge(challenge.slug)}
                title={challenge.title}
                titleLang={challenge.titleLang}
                eyebrow={t(`lifecycle:states.${challenge.state}.staff`)}
              >
                <div>
                  <PhaseRail
                    phases={challenge.rail}
                    size="small"
                    zone={challenge.zone}
                    of={challenge.title}
                  />
                </div>
                <WaitingList slug={challenge.slug} waiting={challenge.waiting} isPlain />
                <NextByItself next={challenge.next} zone={challenge.zone} nowIso={nowIso} />
              </Card>
            ))}
          </Columns>
        </Section>
      ) : null}
      {modules.length > 0 ? (
        <Section id="modules" title={t('desks:cockpit.modules')} tone="bare">
          <Columns shape="cards">
            {modules.map(({ module, pages }) => (
              <Card
                key={module}
                to={organise.module(programme.slug, pages.organise)}
                title={t(`desks:modules.names.${module}`)}
              >
                <p>{t(`desks:modules.about.${module}`)}</p>
              </Card>
            ))}
          </Columns>
        </Section>
      ) : null}
      <Funnel challenges={challenges} isOrganiser={isOrganiser} />
      <Columns shape="halves">
        <div>
          <Section
            id="calendar"
            title={t('desks:cockpit.calendar')}
            intro={t('desks:cockpit.calendar-intro')}
          >
            <OwnDates challenges={challenges} />
            <p>
              <a href={organise.calendar(programme.slug)}>{t('desks:cockpit.to-calendar')}</a>
            </p>
            <Timeline items={sharedCalendar(challenges, (key) => t(`lifecycle:instants.${key}`))} />
          </Section>
        </div>
        <div>
          <Section id="parties" title={t('desks:cockpit.parties')}>
            <SummaryList
              items={relationsOf(programme.parties).map((relation) => {
                const parties = programme.parties.filter((party) => party.relation === relation)
                return {
                  label: t(`desks:programme.relations.${relation}`, { count: parties.length }),
                  value: (
                    <ul className="plain-list" role="list">
                      {parties.map(({ name, country }) => (
                        <li key={name}>{country ? `${name}, ${countryName(lang, country)}` : name}</li>
                      ))}
                    </ul>
                  ),
                }
              })}
            />
            <p>
              {t('desks:cockpit.contact')}{' '}
              <a href={`mailto:${programme.contactEmail}`}>{programme.contactEmail}</a>
            </p>
          </Section>
        </div>
      </Columns>
      {isOrganiser ? (
        <Section
          id="exchange"
          title={t('desks:cockpit.exchange.title')}
          intro={t('desks:cockpit.exchange.intro')}
        >
          <ButtonRow>
            <ButtonLink to={organise.copyProgramme(programme.slug)} tone="secondary">
              {t('desks:cockpit.exchange.copy')}
            </ButtonLink>
            <ButtonLink to={organise.programmeJson(programme.slug)} tone="quiet" icon="download">
              {t('desks:cockpit.exchange.file')}
            </ButtonLink>
          </ButtonRow>
        </Section>
      ) : null}
    </AreaLayout>
  )
}

/**
 * How far the work of each challenge has come, on one scale. Winners are counted from the release on. The pages behind a
 * step are the organisers': each of the others reads some of them, and has links to those elsewhere on this page.
 */
function Funnel({ challenges, isOrganiser }: { challenges: readonly DeskView[]; isOrganiser: boolean }) {
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  if (challenges.length === 0) return null
  return (
    <Section id="funnel" title={t('cockpit.funnel.title')} intro={t('cockpit.funnel.intro')}>
      <FunnelGrid
        title={t('cockpit.funnel.all')}
        rowHeader={t('cockpit.funnel.challenge')}
        steps={funnelSteps.map((step) => t(`cockpit.funnel.steps.${step}`))}
        sealed={t('cockpit.funnel.sealed')}
        note={t('cockpit.funnel.note')}
        funnels={challenges.map(({ slug, title, titleLang, funnel }) => ({
          key: slug,
          title,
          titleLang: titleLang === lang ? undefined : htmlLangs[titleLang],
          to: paths.organise.challenge(slug),
          values: funnel.map(({ count }) => count),
          stepsTo: isOrganiser ? funnel.map(({ step }) => funnelPage(paths.organise, slug, step)) : undefined,
        }))}
      />
    </Section>
  )
}

/** The page where those who came so far are listed. Followers and drafts are listed nowhere. */
function funnelPage(
  { proposals, progress, release, pilots }: ReturnType<typeof useSite>['paths']['organise'],
  slug: string,
  step: FunnelStep,
): string | undefined {
  if (step === 'submitted' || step === 'eligible') return proposals(slug)
  if (step === 'judged') return progress(slug)
  if (step === 'winners' || step === 'accepted') return release(slug)
  return step === 'pilots' ? pilots(slug) : undefined
}

/** Which challenges have dates of their own, and which dates. */
function OwnDates({ challenges }: { challenges: readonly DeskView[] }) {
  const { t } = useTranslation(['desks', 'lifecycle'])
  const { lang, paths } = useSite()
  const own = ownDates(challenges)
  if (own.length === 0) return null
  return (
    <ul className="plain-list" role="list">
      {own.map(({ slug, title, differs }) => (
        <li key={slug}>
          <a href={paths.organise.timeline(slug)}>{title}</a>{' '}
          <span className="facts__note">
            {t('desks:cockpit.own-dates', {
              dates: formatList(
                lang,
                differs.map((key) => t(`lifecycle:instants.${key}`)),
              ),
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Each kind of relation once, in the order of the parties. */
function relationsOf<Relation extends string>(parties: readonly { relation: Relation }[]): Relation[] {
  return [...new Set(parties.map(({ relation }) => relation))]
}
