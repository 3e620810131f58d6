/** What can be wrong with a programme's file, and where. */
import type { z } from 'zod'
import { orderRefusals, type CalendarInstant } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { weightsProblem, type WeightsProblem } from './criterion-weight.ts'
import { failingPairs, nearestReadable, schemes } from './look/accent.ts'
import type { ProgrammeFile } from './programme-file-schema.ts'

/** One thing that is wrong with a file, and where: `challenges.0.criteria`. */
export type FileProblem = { readonly path: string } & (
  | { readonly code: 'unknown-key'; readonly key: string }
  /** Missing, or nothing that can stand there. */
  | { readonly code: 'wrong-value' }
  | { readonly code: 'too-much' }
  | { readonly code: 'locale-missing'; readonly locale: Locale }
  | WeightsProblem
  | { readonly code: 'dates-overlap'; readonly earlier: CalendarInstant; readonly later: CalendarInstant }
  | { readonly code: 'slug-twice' }
  /** A session is about a challenge that is not in the file. */
  | { readonly code: 'challenge-unknown'; readonly slug: string }
  /** A colour that cannot be read everywhere on the pages; `nearest` can. */
  | { readonly code: 'accents-unreadable'; readonly nearest: string }
  /** Named and not in the file. */
  | { readonly code: 'picture-missing' }
  /** In the file and nothing that can be drawn. */
  | { readonly code: 'picture-unusable' }
)

/** What the shape of a file is not met in. */
export function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path, code: 'unknown-key' as const, key: key.slice(0, 60) }))
  }
  if (issue.code === 'too_big') return [{ path, code: 'too-much' }]
  return [{ path, code: 'wrong-value' }]
}

/** What each part may say by itself and the whole may not. */
export function ruleProblems(read: ProgrammeFile): FileProblem[] {
  const { programme, challenges, sessions } = read
  const missingIn = (path: string, texts: Readonly<Partial<Record<Locale, unknown>>>): FileProblem[] =>
    programme.languages
      .filter((locale) => texts[locale] === undefined)
      .map((locale) => ({ path, code: 'locale-missing', locale }))
  const slugs = challenges.map(({ slug: each }) => each)
  return [
    // Nothing to do at all is not a programme.
    ...(challenges.length === 0 && programme.modules.length === 0
      ? [{ path: 'challenges', code: 'wrong-value' as const }]
      : []),
    ...missingIn('programme.texts', programme.texts),
    ...lookProblems(read),
    ...challenges.flatMap(
      ({ slug: own, texts, calendar, criteria, judgingRule, sites }, index): FileProblem[] => {
        const path = `challenges.${index}`
        const weights = weightsProblem(
          criteria.map(({ weight }) => weight),
          judgingRule.weights,
        )
        return [
          ...(slugs.indexOf(own) < index ? [{ path: `${path}.slug`, code: 'slug-twice' as const }] : []),
          ...missingIn(`${path}.texts`, texts),
          ...orderRefusals({ ...calendar, partnerZones: [] }).map(({ earlier, later }) => ({
            path: `${path}.calendar`,
            code: 'dates-overlap' as const,
            ...{ earlier, later },
          })),
          ...(criteria.length > 0 && weights ? [{ path: `${path}.criteria`, ...weights }] : []),
          ...criteria.flatMap((each, at) => missingIn(`${path}.criteria.${at}.texts`, each.texts)),
          ...sites.flatMap((each, at) => missingIn(`${path}.sites.${at}.texts`, each.texts)),
        ]
      },
    ),
    ...sessions.flatMap(({ challenge: about }, index): FileProblem[] =>
      about === null || slugs.includes(about)
        ? []
        : [{ path: `sessions.${index}.challenge`, code: 'challenge-unknown', slug: about }],
    ),
  ]
}

/** Colours everybody can read, and exactly the pictures that are named. */
function lookProblems({ programme, pictures }: ProgrammeFile): FileProblem[] {
  const { colours } = programme
  const named = [
    { path: 'programme.logo', hash: programme.logo },
    ...programme.parties.map(({ logo }, index) => ({ path: `programme.parties.${index}.logo`, hash: logo })),
  ]
  return [
    ...schemes.flatMap((scheme): FileProblem[] =>
      colours === null || failingPairs(colours[scheme], scheme).length === 0
        ? []
        : [
            {
              path: `programme.colours.${scheme}`,
              code: 'accents-unreadable',
              nearest: nearestReadable(colours[scheme], scheme),
            },
          ],
    ),
    ...named.flatMap(({ path, hash }): FileProblem[] =>
      hash === null || Object.hasOwn(pictures, hash) ? [] : [{ path, code: 'picture-missing' }],
    ),
    ...Object.keys(pictures).flatMap((key): FileProblem[] =>
      named.some(({ hash }) => hash === key) ? [] : [{ path: 'pictures', code: 'unknown-key', key }],
    ),
  ]
}
