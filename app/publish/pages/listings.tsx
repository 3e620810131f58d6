import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { publicListings } from '../data/public-listings.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ request, context }: LoaderArgs) {
  const search = new URL(request.url).searchParams
  const said = (name: string) =>
    (search.get(name) ?? '')
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .slice(0, 120)
  const words = said('q')
  const after = said('after') === '' ? null : { closes: said('closes'), slug: said('after') }
  return json({
    pageTitle: context.t('publish')('listings.title'),
    words,
    isFirst: after === null,
    ...(await publicListings(context.db, { words, after })),
  })
}

export default function Listings() {
  const { pageTitle, words, isFirst, isSimilar, count, rows, next } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const nextPage =
    next && new URLSearchParams({ ...(words && { q: words }), closes: next.closes, after: next.slug })
  return (
    <PublicLayout>
      <PageHeader title={pageTitle} lede={t('listings.lede')} />
      <Filters clearTo={words !== '' ? paths.listings : undefined} result={t('listings.result', { count })}>
        <TextField name="q" type="search" label={t('listings.search')} defaultValue={words} width="medium" />
      </Filters>
      {isSimilar ? (
        <Callout tone="info">
          <p>{t('listings.similar', { words })}</p>
        </Callout>
      ) : null}
      {rows.length > 0 ? (
        <Columns shape="cards">
          {rows.map(({ slug, title, tagline, publisher, source, closesText, state }) => (
            <Card
              key={slug}
              level={2}
              to={paths.listing(slug)}
              title={title}
              titleLang="en"
              eyebrow={t(`listings.states.${state}`)}
              foot={t('listings.closes', { when: closesText || t('listings.not-said') })}
            >
              <p lang="en">{tagline}</p>
              <p className="meta">
                {publisher ? `${publisher} · ` : null}
                {source}
              </p>
            </Card>
          ))}
        </Columns>
      ) : (
        <EmptyState title={t('listings.none')}>
          <p>{t('listings.none-hint')}</p>
        </EmptyState>
      )}
      <p>
        {isFirst ? null : <a href={paths.listings}>{t('listings.first')}</a>}{' '}
        {nextPage ? <a href={`${paths.listings}?${nextPage.toString()}`}>{t('listings.next')}</a> : null}
      </p>
    </PublicLayout>
  )
}
