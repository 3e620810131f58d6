import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
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

export default function OpenData() {
  const { origin } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
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
            value: (
              <code>
                GET{' '}
                {address.includes('{') ? (
                  `/api/v1/${address}`
                ) : (
                  <a href={`/api/v1/${address}?lang=${lang}`}>{`/api/v1/${address}`}</a>
                )}
              </code>
            ),
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
      <Section id="embed" title={t('open-data.embed')} intro={t('open-data.embed-intro')}>
        <p>
          {t('open-data.oembed')} <code>{`${origin}/oembed?url=…`}</code>
        </p>
      </Section>
    </PublicLayout>
  )
}
