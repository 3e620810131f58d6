/** What the query of an API address asks for. Unlike pages, programs are told when they are not understood. */
import { defaultLocale, isLocale, locales, type Locale } from '#app/platform/i18n.ts'
import { readCursor, readListQuery, type ListQuery } from './challenge-list.ts'

export const mostItems = 100
const usualItems = 24

export type OpenQuery = { readonly lang: Locale; readonly limit: number }

/** Language and page size, or what is wrong with them. */
export function readOpenQuery(asked: URLSearchParams): OpenQuery | { readonly problem: string } {
  const lang = asked.get('lang') ?? defaultLocale
  if (!isLocale(lang)) return { problem: `lang is one of ${locales.join(', ')}` }
  const limit = asked.get('limit') ?? String(usualItems)
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > mostItems)
    return { problem: `limit is a whole number from 1 to ${mostItems}` }
  return { lang, limit: Number(limit) }
}

/** Words, filters and the place in the list, or the name of the parameter that says nothing we know. */
export function readOpenList(asked: URLSearchParams): { query: ListQuery } | { problem: string } {
  const query = readListQuery(asked)
  for (const name of ['show', 'theme', 'country', 'language', 'kind'] as const) {
    if (asked.has(name) && asked.get(name) !== query[name]) return { problem: `${name} has no such value` }
  }
  const after = asked.get('after')
  if (after !== null && readCursor(after) === null)
    return { problem: 'after comes from the next link of the page before' }
  return { query }
}
