import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { ShownIn, ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { Timeline } from '#app/ui/timeline.tsx'
import { correctionsOf } from '../data/appeals.server.ts'
import { hasPublicBundle } from '../data/bundles.server.ts'
import { publicWinners } from '../data/public-winners.server.ts'
import { PlainText } from '../parts/plain-text.tsx'
import { Corrections } from '../parts/corrections.tsx'
import { WinnerImpact } from '../parts/winner-impact.tsx'
import { WinnerMap } from '../parts/winner-map.tsx'
import { MentionCard, WinnerCard } from '../parts/winner-card.tsx'

export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const page = await publicWinners(db, { slug: params.challenge ?? '', lang, now, t: t('publish') })
  if (!page) throw notFound()
  const { title, slug } = page.challenge
  const pictured = page.winners.find(({ answer }) => answer !== 'declined')
  return json({
    ...page,
    corrections: await correctionsOf(db, page.challenge.id),
    hasBundle: page.challenge.standing === 'announced' && (await hasPublicBundle(db, slug)),
    styles: await publicStyles(db, { challenge: slug }),
    meta: {
      title: t('announce')('winners.of', { challenge: title }),
      description: page.challenge.question || title,
      origin: env.publicOrigin,
      path: pathsIn(lang).winners(slug),
      lang,
      ...(pictured &&
        page.challenge.standing === 'announced' && {
          image: { path: pathsIn(lang).winnerShareImage(slug, pictured.reference), alt: pictured.title },
        }),
    },
  })
}

type Data = SerializeFrom<typeof loader>

export default function Winners() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { challenge } = data
  const titleLang = challenge.textLocale === lang ? undefined : htmlLangs[challenge.textLocale]
  return (
    <PublicLayout styles={data.styles}>
      <PageHeader
        eyebrow={
          <a href={paths.challenge(challenge.slug)} lang={titleLang}>
            {challenge.title}
          </a>
        }
        title={t('winners.title')}
        lede={challenge.question ? <span lang={titleLang}>{challenge.question}</span> : undefined}
        aside={<Cover slug={challenge.slug} theme={challenge.theme} />}
      />
      <ShownIn locale={challenge.textLocale} />
      {challenge.standing === 'announced' ? <Announced data={data} /> : <Ahead challenge={challenge} />}
    </PublicLayout>
  )
}

/** The day, and nothing else: the same page whether a decision has been made or not. */
function Ahead({ challenge }: { challenge: Data['challenge'] }) {
  const { t } = useTranslation('announce')
  if (challenge.standing === 'cancelled') {
    return (
      <Callout tone="warn" title={t('result.cancelled')}>
        <p>{t('winners.cancelled')}</p>
      </Callout>
    )
  }
  if (challenge.standing === 'late') {
    return <EmptyState title={t('winners.late')}>{t('winners.late-hint')}</EmptyState>
  }
  const zones = [challenge.zone, ...challenge.partnerZones.filter((zone) => zone !== challenge.zone)]
  return (
    <Section title={t('winners.ahead')} id="ahead" intro={t('winners.ahead-hint')}>
      <Timeline
        items={[{ label: t('winners.announcement'), atIso: challenge.announcesAtIso, zones, state: 'next' }]}
      />
    </Section>
  )
}

function Announced({ data }: { data: Data }) {
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { winners, mentions, statement, figures, pilots, challenge, hasBundle, declinedBefore } = data
  return (
    <>
      {figures ? (
        <p className="lede">
          {t('winners.figures', { count: figures.submitted, countries: figures.countries })}{' '}
          <a href={paths.figures(challenge.slug)}>{t('winners.in-figures')}</a>
        </p>
      ) : null}
      {winners.length === 0 ? (
        <EmptyState title={t('winners.none')}>{t('winners.none-hint')}</EmptyState>
      ) : (
        <Columns shape="cards">
          {winners.map((winner) => (
            <WinnerCard key={winner.reference} winner={winner} challenge={challenge} />
          ))}
        </Columns>
      )}
      {declinedBefore > 0 ? <p>{t('winners.declined-before', { count: declinedBefore })}</p> : null}
      {mentions.length > 0 ? (
        <Section id="mentions" title={t('winners.mentions')}>
          <Columns shape="cards">
            {mentions.map((mention) => (
              <MentionCard key={mention.reference} mention={mention} slug={challenge.slug} />
            ))}
          </Columns>
        </Section>
      ) : null}
      {statement ? (
        <Section id="statement" title={t('details.statement')}>
          <div className="prose">
            <p>
              <PlainText
                text={statement.statement}
                lang={statement.locale === lang ? undefined : htmlLangs[statement.locale]}
              />{' '}
              <ShownInNote locale={statement.locale} />
            </p>
          </div>
        </Section>
      ) : null}
      {winners.length + mentions.length > 0 ? (
        <Section id="map" title={t('map.title')}>
          <WinnerMap winners={winners} mentions={mentions} />
        </Section>
      ) : null}
      {pilots.length > 0 ? (
        <Section id="pilots" title={t('winners.pilots')} intro={t('winners.impact-note')}>
          {pilots.map((pilot) => (
            <WinnerImpact key={pilot.slug} pilot={pilot} zone={challenge.zone} />
          ))}
        </Section>
      ) : null}
      <Section id="press" title={t('winners.press')} intro={t('winners.press-intro')}>
        <a href={paths.press(challenge.slug)}>{t('winners.press-open')}</a>
      </Section>
      <Corrections corrections={data.corrections} zone={challenge.zone} />
      {hasBundle ? (
        <Section id="bundle" title={t('winners.bundle')} intro={t('winners.bundle-intro')}>
          <ul className="link-row">
            <li>
              <a href={paths.bundle(challenge.slug)} download>
                {t('winners.bundle-download')}
              </a>
            </li>
            <li>
              <a href={paths.verifyBundle}>{t('winners.bundle-check')}</a>
            </li>
          </ul>
        </Section>
      ) : null}
    </>
  )
}
