import * as z from 'zod/mini'
import { countries } from '../../countries.ts'
import type { QuestionType } from '../question-type.ts'
import { webAddressOf } from './link.ts'

/** Another organisation than the applicant: a partner, a supplier. The answer is JSON of these. */
export type NamedOrganisation = { readonly name: string; readonly country: string; readonly website: string }

/** What an answer names, whatever it is; missing parts are empty. */
export function namedOrganisation(answer: string): NamedOrganisation {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  try {
    const read = JSON.parse(answer) as Partial<Record<keyof NamedOrganisation, unknown>> | null
    return { name: text(read?.name), country: text(read?.country), website: text(read?.website) }
  } catch {
    return { name: answer, country: '', website: '' }
  }
}

export const organisation: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem(answer) {
    const { name, country, website } = namedOrganisation(answer)
    if (name.trim() === '' || !countries.includes(country)) return { code: 'organisation-incomplete' }
    if (name.length > 200) return { code: 'too-long', count: name.length - 200, limit: 200 }
    return website === '' || webAddressOf(website) !== null ? null : { code: 'not-a-link' }
  },
  whenEmpty: { code: 'missing' },
  canonical(answer) {
    const { name, country, website } = namedOrganisation(answer)
    return JSON.stringify({
      name: name.trim(),
      country,
      website: website === '' ? '' : (webAddressOf(website) ?? website),
    })
  },
}
