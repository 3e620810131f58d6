/** Where a pilot would be and for how long, in challenges that have sites: one of them, within what it takes. */
import { accept, refuse, type Result } from '#app/platform/result.ts'

export type Site = {
  readonly id: string
  /** Its place in the list, from 1. */
  readonly number: number
  /** In the reader's language where it has one. */
  readonly name: string
  readonly limits: string
  readonly maximumPilots: number
  readonly minimumMonths: number
  readonly maximumMonths: number
}

export type PilotSite = { readonly siteId: string; readonly months: number }

export type PilotSiteRefusal =
  | { readonly code: 'site-unknown' }
  | { readonly code: 'months-outside-site'; readonly minimum: number; readonly maximum: number }

/** One of the sites, for a number of months it takes. */
export function checkPilotSite(
  { siteId, months }: PilotSite,
  sites: readonly Pick<Site, 'id' | 'minimumMonths' | 'maximumMonths'>[],
): Result<PilotSite, PilotSiteRefusal> {
  const site = sites.find(({ id }) => id === siteId)
  if (!site) return refuse('site-unknown')
  const { minimumMonths: minimum, maximumMonths: maximum } = site
  const isTaken = Number.isInteger(months) && months >= minimum && months <= maximum
  return isTaken ? accept({ siteId, months }) : refuse('months-outside-site', { minimum, maximum })
}
