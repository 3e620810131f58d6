import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { countryName, formatNumber } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { BarStrip, type Bar } from '#app/ui/figure/bar-strip.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { AppealOutcome } from '../core/appeals.ts'
import type { ToldAppeals } from '../core/told-appeals.ts'
import { funnelSteps, type OpenResults } from '../core/open-results.ts'
import { leastCount, type ToldCounts } from '../core/small-cells.ts'
import { openAppealsOf } from '../data/appeals.server.ts'
import { openResultsOf } from '../data/open-results.server.ts'
import { publicWinners } from '../data/public-winners.server.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

/** Before the announcement this is the same page whatever was decided: the view lets nothing out. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const page = await publicWinners(db, { slug: params.challenge ?? '', lang, now, t: t('publish') })
  if (!page) throw notFound()
  const { id, title, slug, textLocale } = page.challenge
  const results = await openResultsOf(db, id)
  return json({
    challenge: { title, slug, textLocale },
    results: results && results.body,
    appeals: await openAppealsOf(db, id),
    styles: await publicStyles(db, { challenge: slug }),
    meta: {
      title: t('announce')('figures.of', { challenge: title }),
      description: t('announce')('figures.lede'),
      origin: env.publicOrigin,
      path: pathsIn(lang).figures(slug),
      lang,
    },
  })
}

export default function Figures() {
  const { challenge, results, appeals, styles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          <a
            href={paths.winners(challenge.slug)}
            lang={challenge.textLocale === lang ? undefined : htmlLangs[challenge.textLocale]}
          >
            {challenge.title}
          </a>
        }
        title={t('figures.title')}
        lede={t('figures.lede')}
      />
      {results ? (
        <Told results={results} appeals={appeals} slug={challenge.slug} />
      ) : (
        <EmptyState title={t('figures.none')}>{t('figures.none-hint')}</EmptyState>
      )}
    </PublicLayout>
  )
}

function Told({ results, appeals, slug }: { results: OpenResults; appeals: ToldAppeals; slug: string }) {
  const { t } = useTranslation('announce')
  const { t: tApply } = useTranslation('apply')
  const { lang, paths } = useSite()
  const { funnel, countries, kinds, totals } = results
  const steps: Bar[] = funnelSteps.flatMap((step) => {
    const value = funnel[step]
    return value === null ? [] : [{ label: t(`figures.steps.${step}`), value }]
  })
  return (
    <>
      <Section id="way" title={t('figures.way')}>
        <BarStrip
          title={t('figures.way-title', { count: funnel.eligible ?? 0, submitted: funnel.submitted ?? 0 })}
          bars={steps}
          unit={t('figures.number')}
          labelHeader={t('figures.step')}
        />
      </Section>
      <Section id="who" title={t('figures.who')} intro={t('figures.small-hint', { least: leastCount })}>
        <Columns shape="cards">
          <Counts
            title={t('figures.countries')}
            told={countries}
            nameOf={(item) => (item === 'unknown' ? t('figures.no-country') : countryName(lang, item))}
          />
          <Counts
            title={t('figures.kinds')}
            told={kinds}
            nameOf={(item) => tApply(`kinds.${item as 'enterprise'}`)}
          />
        </Columns>
      </Section>
      <Section id="totals" title={t('figures.totals')}>
        {totals ? (
          <BarStrip
            title={t('figures.totals-title')}
            bars={totals.map((band) => ({ label: bandName(lang, t, band), value: band.count }))}
            unit={t('figures.proposals')}
            labelHeader={t('figures.band')}
            note={t('figures.small-bands', { least: leastCount })}
          />
        ) : (
          <p>{t('figures.no-totals')}</p>
        )}
      </Section>
      <Appeals appeals={appeals} />
      <Section id="files" title={t('figures.files')} intro={t('figures.files-hint')}>
        <ul className="link-row">
          <li>
            <a href={`/api/v1/results.csv?challenge=${slug}`} type="text/csv">
              {t('figures.as-csv')}
            </a>
          </li>
          <li>
            <a href={`/api/v1/challenges/${slug}/results`} type="application/json">
              {t('figures.as-json')}
            </a>
          </li>
          <li>
            <a href={`${paths.openData}#dictionary`}>{t('figures.dictionary')}</a>
          </li>
        </ul>
      </Section>
    </>
  )
}

/** How many appealed and what became of it; of fewer than five that there were fewer, and never who. */
function Appeals({ appeals: { made, outcomes } }: { appeals: ToldAppeals }) {
  const { t } = useTranslation('announce')
  return (
    <Section id="appeals" title={t('figures.appeals')}>
      <p>
        {made === null
          ? t('figures.appeals-few', { least: leastCount })
          : made === 0
            ? t('figures.appeals-none')
            : t('figures.appeals-made', { count: made })}
      </p>
      {outcomes && outcomes.cells.length > 0 ? (
        <BarStrip
          title={t('figures.appeals')}
          bars={[
            ...outcomes.cells.map(({ item, count }) => ({
              label: t(`figures.appeal.${item as AppealOutcome | 'waiting'}`),
              value: count,
            })),
            ...(outcomes.others === null ? [] : [{ label: t('figures.others'), value: outcomes.others }]),
          ]}
          unit={t('figures.appeals-unit')}
          labelHeader={t('appeals.outcome')}
        />
      ) : null}
    </Section>
  )
}

function Counts({
  title,
  told: { cells, others },
  nameOf,
}: {
  title: string
  told: ToldCounts
  nameOf: (item: string) => string
}) {
  const { t } = useTranslation('announce')
  const bars = cells.map(({ item, count }) => ({ label: nameOf(item), value: count }))
  return (
    <BarStrip
      title={title}
      bars={others === null ? bars : [...bars, { label: t('figures.others'), value: others }]}
      unit={t('figures.proposals')}
      labelHeader={title}
    />
  )
}

function bandName(
  lang: Locale,
  t: TFunction<'announce'>,
  { from, to }: { from: number; to: number },
): string {
  return t(to === 100 ? 'figures.band-to-end' : 'figures.band-from-to', {
    from: formatNumber(lang, from),
    to: formatNumber(lang, to),
  })
}
