import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { pilotColumns, resultColumns } from '../core/open-tables.ts'
import { metaFromLoader } from '../core/public-meta.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export function loader({ context }: LoaderArgs) {
  const { lang, env, t } = context
  return json({
    origin: env.publicOrigin,
    meta: {
      title: t('desks')('open-data.title'),
      description: t('desks')('open-data.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/open-data`,
      lang,
    },
  })
}

const addresses = ['challenges', 'challenges/{challenge}', 'programmes', 'programmes/{programme}'] as const

const resultAddresses = [
  { key: 'results-of-one', address: 'challenges/{challenge}/results' },
  { key: 'results-table', address: 'results.csv' },
  { key: 'pilots', address: 'pilots' },
  { key: 'pilots-table', address: 'pilots.csv' },
] as const

export default function OpenData() {
  const { origin } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('open-data.title')} lede={t('open-data.lede')} />
      <Section id="feeds" title={t('open-data.feeds')} intro={t('open-data.feeds-intro')}>
        <ul className="link-row">
          <li>
            <a href={paths.feed('atom')} type="application/atom+xml">
              Atom
            </a>
          </li>
          <li>
            <a href={paths.feed('json')} type="application/feed+json">
              JSON Feed
            </a>
          </li>
          <li>
            <a href="/sitemap.xml">{t('open-data.sitemap')}</a>
          </li>
        </ul>
      </Section>
      <Section id="api" title={t('open-data.api')} intro={t('open-data.api-intro')}>
        <SummaryList
          items={addresses.map((address) => ({
            label: t(`open-data.addresses.${address}`),
            value: <Address path={address} />,
          }))}
        />
        <div className="prose">
          <ul>
            {(['language', 'filters', 'pages', 'problems', 'instants', 'etag', 'cors'] as const).map(
              (rule) => (
                <li key={rule}>{t(`open-data.rules.${rule}`)}</li>
              ),
            )}
          </ul>
          <p>
            <a href="/api/v1/openapi.json">{t('open-data.description')}</a>
          </p>
        </div>
      </Section>
      <Section id="bundles" title={t('open-data.bundles')} intro={t('open-data.bundles-intro')}>
        <p>
          <code>GET {paths.bundle('{challenge}')}</code>
        </p>
        <p>
          <a href={paths.verifyBundle}>{t('open-data.bundles-check')}</a>
        </p>
      </Section>
      <Section id="results" title={t('open-data.results')} intro={t('open-data.results-intro')}>
        <SummaryList
          items={resultAddresses.map(({ key, address }) => ({
            label: t(`open-data.addresses.${key}`),
            value: <Address path={address} />,
          }))}
        />
      </Section>
      <Section id="dictionary" title={t('open-data.dictionary')}>
        <Disclosure summary="results.csv">
          <SummaryList
            items={resultColumns.map((column) => ({
              label: column,
              value: t(`open-data.columns.results.${column}`),
            }))}
          />
        </Disclosure>
        <Disclosure summary="pilots.csv">
          <SummaryList
            items={pilotColumns.map((column) => ({
              label: column,
              value: t(`open-data.columns.pilots.${column}`),
            }))}
          />
        </Disclosure>
      </Section>
      <Section id="embed" title={t('open-data.embed')} intro={t('open-data.embed-intro')}>
        <p>
          {t('open-data.oembed')} <code>{`${origin}/oembed?url=…`}</code>
        </p>
      </Section>
    </PublicLayout>
  )
}

/** An address of the API; a link where it needs no name put in. */
function Address({ path }: { path: string }) {
  const { lang } = useSite()
  const address = `/api/v1/${path}`
  return <code>GET {path.includes('{') ? address : <a href={`${address}?lang=${lang}`}>{address}</a>}</code>
}
