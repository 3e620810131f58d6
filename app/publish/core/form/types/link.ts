import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'

/** The web address that was typed, with https:// where no scheme stands before it; null when it is none. */
export function webAddressOf(text: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  try {
    const { protocol, hostname, href, username } = new URL(whole)
    const isOfTheWeb = (protocol === 'https:' || protocol === 'http:') && hostname.includes('.')
    return isOfTheWeb && username === '' && !/\s/.test(text) ? href : null
  } catch {
    return null
  }
}

/** The address of a page: a film, a demonstration, a repository. */
export const link: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer) =>
    answer.length <= 2000 && webAddressOf(answer) !== null ? null : { code: 'not-a-link' },
  whenEmpty: { code: 'missing' },
  canonical: (answer) => webAddressOf(answer) ?? answer,
}
