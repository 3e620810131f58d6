import type { MetaFunction } from '@remix-run/node'

/** The `meta` of an organiser's page: its loader returns the words of the title under `pageTitle`. */
export const metaFromPageTitle: MetaFunction = ({ data }) =>
  hasPageTitle(data) ? [{ title: `${data.pageTitle} · Haaste` }] : []

function hasPageTitle(data: unknown): data is { pageTitle: string } {
  return (
    typeof data === 'object' && data !== null && 'pageTitle' in data && typeof data.pageTitle === 'string'
  )
}
