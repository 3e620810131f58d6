import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { programmeWinners } from '#app/announce/data/programme-winners.server.ts'
import { WinnerMap } from '#app/announce/parts/winner-map.tsx'
import { countryName } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { openModulesOf } from '#app/publish/data/modules.server.ts'
import { publicLook } from '#app/publish/data/public-look.server.ts'
import { publicSessions } from '#app/publish/data/sessions.server.ts'
import { SessionList } from '#app/publish/parts/session-list.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { Timeline } from '#app/ui/timeline.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { metaFromLoader } from '../core/public-meta.ts'
import { withPages } from '../core/module-pages.ts'
import { sharedDates } from '../core/public-stations.ts'
import { breadcrumbThing } from '../core/structured-data.ts'
import { publicProgramme } from '../data/public-programme.server.ts'
import { timelineOf } from '../parts/timeline-of.ts'
import { ShareLinks } from '../parts/share-links.tsx'
import { ChallengeCards } from '../parts/challenge-cards.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env } = context
  const programme = await publicProgramme(db, { slug: params.programme ?? '', lang, now })
  if (!programme) throw notFound()
  const paths = pathsIn(lang)
  const page = paths.programme(programme.slug)
  return json({
    programme,
    look: await publicLook(db, { programme: programme.slug, lang }),
    winners: await programmeWinners(db, programme.slug),
    modules: withPages(await openModulesOf(db, programme.slug)),
    sessions: await publicSessions(db, { programme: programme.slug, lang, now }),
    nowIso: now.toISOString(),
    meta: {
      title: programme.name,
      description: programme.tagline || programme.name,
      origin: env.publicOrigin,
      path: page,
      lang,
      languages: programme.languages,
      image: { path: paths.programmeShareImage(programme.slug), alt: programme.name },
      alternates: [
        {
          type: 'application/atom+xml',
          title: programme.name,
          path: paths.programmeFeed(programme.slug, 'atom'),
        },
        {
          type: 'application/feed+json',
          title: programme.name,
          path: paths.programmeFeed(programme.slug, 'json'),
        },
        { type: 'text/calendar', title: programme.name, path: paths.programmeCalendar(programme.slug) },
      ],
      things: [
        breadcrumbThing([
          { name: 'Haaste', url: env.publicOrigin + paths.home },
          { name: programme.name, url: env.publicOrigin + page },
        ]),
      ],
    },
  })
}

type Data = SerializeFrom<typeof loader>
type Programme = Data['programme']

export default function ProgrammePage() {
  const { programme, look, winners, modules, sessions, nowIso } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  const textLang = programme.textLocale === lang ? undefined : htmlLangs[programme.textLocale]
  const hasText = programme.about.length > 0
  return (
    <PublicLayout styles={look.styles}>
      <PageHeader
        voice="question"
        logo={look.logo}
        eyebrow={
          programme.edition === null
            ? t('programme.eyebrow')
            : t('programme.edition', { edition: programme.edition })
        }
        title={programme.name}
        titleLang={textLang}
        lede={<span lang={textLang}>{programme.tagline}</span>}
        aside={<Cover slug={programme.slug} theme={programme.theme} />}
      />
      <ShownIn locale={programme.textLocale} />
      {programme.challenges.length > 0 ? (
        <Section id="challenges" title={t('programme.challenges', { count: programme.challenges.length })}>
          <ChallengeCards cards={programme.challenges} isInProgramme />
        </Section>
      ) : null}
      <Winners winners={winners} programme={programme} />
      {modules.length > 0 ? (
        <Section id="modules" title={t('programme.modules')}>
          <Columns shape="cards">
            {modules.map(({ module, pages }) => (
              <Card
                key={module}
                to={paths.module(programme.slug, pages.public)}
                title={t(`modules.names.${module}`)}
              >
                <p>{t(`modules.about.${module}`)}</p>
              </Card>
            ))}
          </Columns>
        </Section>
      ) : null}
      {sessions.length > 0 ? (
        <Section id="sessions" title={t('programme.sessions')}>
          <SessionList sessions={sessions} />
        </Section>
      ) : null}
      <Columns shape="main-aside">
        <div>
          {hasText ? (
            <Section id="about" title={t('programme.about')}>
              <MarkdownView html={programme.about as RenderedMarkdown} lang={textLang} />
            </Section>
          ) : null}
          <SharedDates programme={programme} nowIso={nowIso} />
          <ShareLinks
            links={[
              { to: paths.programmeCalendar(programme.slug), label: t('share.calendar') },
              { to: paths.programmeFeed(programme.slug, 'atom'), label: t('share.feed') },
              { to: `/api/v1/programmes/${programme.slug}?lang=${lang}`, label: t('share.json') },
            ]}
          />
        </div>
        <Parties programme={programme} />
      </Columns>
    </PublicLayout>
  )
}

/** Who won in which challenge, and where they are from; nothing before the first announcement. */
function Winners({ winners, programme }: { winners: Data['winners']; programme: Programme }) {
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  if (winners.length === 0) return null
  return (
    <Section id="winners" title={t('programme.winners')}>
      <Columns shape="cards">
        {winners.map(({ reference, title, language, organisation, country, challenge }) => {
          const asked = programme.challenges.find(({ slug }) => slug === challenge)
          return (
            <Card
              key={reference}
              to={`${paths.winners(challenge)}#${reference}`}
              title={title}
              titleLang={language === lang ? undefined : htmlLangOf(language)}
              eyebrow={[organisation, country && countryName(lang, country)].filter(Boolean).join(', ')}
              cover={<Cover slug={reference} theme={programme.theme} />}
            >
              {asked ? (
                <p lang={asked.textLocale === lang ? undefined : htmlLangs[asked.textLocale]}>
                  {asked.title}
                </p>
              ) : null}
            </Card>
          )
        })}
      </Columns>
      <WinnerMap winners={winners} mentions={[]} />
    </Section>
  )
}

/** Most programmes run all their challenges by one calendar: then it stands once, else each challenge shows its own. */
function SharedDates({ programme, nowIso }: { programme: Programme; nowIso: string }) {
  const { t } = useTranslation('desks')
  const [first, ...others] = programme.challenges
  if (!first) return null
  const isShared = others.every(
    (other) =>
      other.opensAtIso === first.opensAtIso &&
      other.closesAtIso === first.closesAtIso &&
      other.announcesAtIso === first.announcesAtIso,
  )
  if (!isShared) {
    return (
      <Section id="dates" title={t('programme.dates')}>
        <p>{t('programme.own-dates')}</p>
      </Section>
    )
  }
  const zones = [programme.zone, ...programme.partnerZones.filter((zone) => zone !== programme.zone)]
  const dates = sharedDates(
    programme.challenges.map(({ state }) => state),
    {
      opensAt: new Date(first.opensAtIso),
      closesAt: new Date(first.closesAtIso),
      judgingEndsAt: new Date(first.judgingEndsAtIso),
      announcesAt: new Date(first.announcesAtIso),
    },
    new Date(nowIso),
  )
  // The jury's own date stands on each challenge's page.
  const items = timelineOf(
    dates.filter(({ instant }) => instant !== 'judgingEndsAt'),
    { zones, t },
  )
  if (items.length === 0) return null
  return (
    <Section id="dates" title={t('programme.dates')} intro={t('programme.one-calendar')}>
      <Timeline items={items} />
    </Section>
  )
}

function Parties({ programme }: { programme: Programme }) {
  const { t } = useTranslation('desks')
  const { lang } = useSite()
  return (
    <aside className="facts" aria-label={t('programme.parties')}>
      {programme.parties.map((group) => (
        <div key={group.relation}>
          <h2 className="facts__heading">
            {t(`programme.relations.${group.relation}`, { count: group.members.length })}
          </h2>
          <ul className="plain-list">
            {group.members.map((member) => (
              <li key={member.name}>
                {member.website ? (
                  <a href={member.website} rel="noopener">
                    <PartyName member={member} />
                  </a>
                ) : (
                  <PartyName member={member} />
                )}
                {member.country ? (
                  <span className="facts__note"> {countryName(lang, member.country)}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div>
        <h2 className="facts__heading">{t('challenge.contact')}</h2>
        <p>
          <a href={`mailto:${programme.contactEmail}`}>{programme.contactEmail}</a>
        </p>
      </div>
    </aside>
  )
}

/** Its name, under its logo where it has one. */
function PartyName({ member }: { member: Programme['parties'][number]['members'][number] }) {
  if (!member.logo) return <>{member.name}</>
  return (
    <span className="party">
      <Logo picture={member.logo} isSmall />
      {member.name}
    </span>
  )
}
