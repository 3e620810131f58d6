import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { Callout } from '#app/ui/callout.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { publicListing } from '../data/public-listings.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ params, context }: LoaderArgs) {
  const found = await publicListing(context.db, params.listing ?? '')
  if (!found) throw notFound()
  const { body, closesAt: _, closesLocal: __, ...listing } = found
  return json({ pageTitle: listing.title, listing, html: renderMarkdown(body) })
}

export default function Listing() {
  const { listing, html } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const notSaid = t('listings.not-said')
  return (
    <PublicLayout>
      <PageHeader
        eyebrow={<a href={paths.listings}>{t('listings.title')}</a>}
        title={listing.title}
        titleLang="en"
        lede={<span lang="en">{listing.tagline}</span>}
      />
      <ShownIn locale="en" />
      <Callout title={t(`listings.states.${listing.state}`)}>
        <p>{t('listings.elsewhere', { source: listing.source })}</p>
        {listing.zone === null ? <p>{t('listings.no-zone')}</p> : null}
        {listing.sourceUrl ? (
          <p>
            <a href={listing.sourceUrl} rel="noopener nofollow">
              {t('listings.open-source', { source: listing.source })}
            </a>
          </p>
        ) : null}
      </Callout>
      <SummaryList
        items={[
          { label: t('listings.publisher'), value: listing.publisher || undefined },
          { label: t('listings.opened'), value: listing.opensText || notSaid },
          { label: t('listings.closed'), value: listing.closesText || notSaid },
          { label: t('listings.zone'), value: listing.zone ?? notSaid },
          { label: t('listings.prize'), value: listing.prizeText || notSaid },
        ]}
      />
      <MarkdownView html={html} lang="en" />
    </PublicLayout>
  )
}
