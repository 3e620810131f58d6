import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { publicSessions } from '#app/publish/data/sessions.server.ts'
import { SessionList } from '#app/publish/parts/session-list.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { placesDrawing } from '../core/places-drawing.ts'
import { spanOf } from '../core/rounds.ts'
import { publicRounds, publicSeriesHead, publishedStandings, ruleOf } from '../data/public-series.server.ts'
import { PlacesFigure } from '../parts/places-figure.tsx'
import { RoundList } from '../parts/round-list.tsx'
import { RuleWords } from '../parts/rule-words.tsx'
import { StandingsTable, TeamWays, useTeamName } from '../parts/standings-table.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string; description: string } }) => [
  { title: data && `${data.pageTitle} · Haaste` },
  { name: 'description', content: data?.description },
]

/** Before two people have published standings the page says when and where, and by which rule: nothing of results. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const head = await publicSeriesHead(db, { slug: params.programme ?? '', lang })
  if (!head) throw notFound()
  const { series, ...programme } = head
  const { rounds, criteria, registration } = await publicRounds(db, programme.id, now)
  const published = await publishedStandings(db, programme.id)
  const asked = rounds.find(({ kind }) => kind === 'registration')?.sittings ?? []
  const closes = spanOf(
    asked.map(({ beginsAtIso, endsAtIso }) => ({
      beginsAt: new Date(beginsAtIso),
      endsAt: new Date(endsAtIso),
    })),
  )
  return json({
    pageTitle: t('series')('standings.of', { programme: programme.name }),
    description: t('series')('desk.lede'),
    programme: { slug: programme.slug, name: programme.name, zone: programme.zone, locale: programme.locale },
    series: {
      ...series,
      rule: ruleOf(series.rule),
      ruleStatedAt: series.ruleStatedAt?.toISOString() ?? null,
    },
    registration: { state: registration, closesAtIso: closes?.endsAt.toISOString() ?? null },
    rounds,
    criteria,
    published,
    drawing: published && published.body.rounds.length > 1 ? placesDrawing(published.body.standings) : null,
    sessions: await publicSessions(db, { programme: programme.slug, lang, now }),
    styles: await publicStyles(db, { programme: programme.slug }),
  })
}

/** The public page of a competition series: the standings, how they came about, where and when the rounds are. */
export default function StandingsPage() {
  const { programme, series, rounds, criteria, published, drawing, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation('series')
  const { lang, paths } = useSite()
  const textLang = series.contentLocale === lang ? undefined : htmlLangs[series.contentLocale]
  const say = (atIso: string) => formatInstant(lang, atIso, programme.zone, 'full')
  const nameOf = useTeamName(published?.teams ?? [])
  const file = (format: 'csv' | 'json') => paths.module(programme.slug, `standings.${format}`)
  const competing = rounds.filter(({ kind }) => kind !== 'registration')
  return (
    <PublicLayout styles={page.styles}>
      <PageHeader
        eyebrow={<a href={paths.programme(programme.slug)}>{programme.name}</a>}
        title={t('standings.title')}
        lede={
          published
            ? t('standings.lede', { round: published.round, instant: say(published.publishedAtIso) })
            : t('standings.lede-none')
        }
      />
      <ShownIn locale={series.contentLocale} />
      {published ? (
        <>
          <Section id="table" title={t('standings.table')}>
            <StandingsTable
              body={published.body}
              teams={published.teams}
              caption={t('standings.caption', { round: published.round })}
            />
            <ul className="link-row" aria-label={t('standings.files')}>
              <li>
                <a href={file('csv')}>{t('standings.csv')}</a>
              </li>
              <li>
                <a href={file('json')}>{t('standings.json')}</a>
              </li>
            </ul>
            <p className="facts__note">
              {t('standings.hash', { hash: published.hash.match(/.{8}/g)?.join(' ') ?? published.hash })}
            </p>
            {published.corrections.length > 0 ? (
              <Section id="corrections" level={3} title={t('standings.corrections')}>
                <ul>
                  {published.corrections.map(({ reason, round, publishedAtIso }) => (
                    <li key={publishedAtIso} lang={textLang}>
                      {t('standings.correction', { instant: say(publishedAtIso), round, reason })}
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
          </Section>
          {drawing ? (
            <Section id="chart">
              <PlacesFigure
                title={t('standings.chart')}
                drawing={drawing}
                rounds={published.body.rounds.map(({ name }) => name)}
                nameOf={nameOf}
              />
            </Section>
          ) : null}
          <Section id="ways" title={t('standings.ways')}>
            <TeamWays body={published.body} teams={published.teams} textLang={textLang} />
          </Section>
        </>
      ) : null}
      <Columns shape="main-aside">
        <div>
          <Section id="rounds" title={t('standings.rounds')}>
            <RoundList rounds={rounds} zone={programme.zone} textLang={textLang} />
          </Section>
          <Section id="rule" title={t('standings.rule')}>
            {series.rule && series.ruleStatedAt ? (
              <>
                <RuleWords
                  rule={published?.body.rule ?? series.rule}
                  criteria={published?.body.criteria ?? criteria}
                  rounds={competing}
                  textLang={textLang}
                />
                <p className="facts__note">{t('rule.stated', { instant: say(series.ruleStatedAt) })}</p>
              </>
            ) : (
              <p>{t('rule.none')}</p>
            )}
          </Section>
        </div>
        <div>
          <Register {...page.registration} series={series} programme={programme} />
          {page.sessions.length > 0 ? (
            <Section id="workshops" title={t('standings.workshops')}>
              <SessionList sessions={page.sessions} />
            </Section>
          ) : null}
        </div>
      </Columns>
    </PublicLayout>
  )
}

function Register({
  state,
  closesAtIso,
  series,
  programme,
}: {
  state: 'unset' | 'not-yet' | 'open' | 'closed'
  closesAtIso: string | null
  series: { leastMembers: number; mostMembers: number; hasSeveralTeamsPerOrganisation: boolean }
  programme: { slug: string; zone: string }
}) {
  const { t } = useTranslation('series')
  const { lang, paths } = useSite()
  if (state === 'unset') return null
  return (
    <Section id="register" title={t('standings.register')} tone="raised">
      {state === 'closed' ? <p>{t('standings.register-closed')}</p> : null}
      {state === 'not-yet' ? <p>{t('standings.register-not-yet')}</p> : null}
      {state === 'closed' ? null : (
        <>
          <p>
            {t('standings.register-lede', { least: series.leastMembers, most: series.mostMembers })}{' '}
            {t(`standings.register-${series.hasSeveralTeamsPerOrganisation ? 'several' : 'one'}`)}
          </p>
          {closesAtIso ? (
            <p>
              {t('standings.register-until', {
                instant: formatInstant(lang, closesAtIso, programme.zone, 'full'),
              })}
            </p>
          ) : null}
        </>
      )}
      {state === 'open' ? (
        <ButtonLink to={paths.module(programme.slug, 'standings/team')} icon="arrow-right">
          {t('standings.register-link')}
        </ButtonLink>
      ) : null}
    </Section>
  )
}
