/** What is still missing before a challenge can be shown to anybody: a list that names each thing and where to write it. */
import type { Locale } from '#app/platform/i18n.ts'

/** Texts without which a challenge cannot be understood, in any language. */
const neededEverywhere = ['title', 'question'] as const
/** Texts that must be written at least once; other languages fall back, visibly. */
const neededOnce = ['background', 'outcome', 'offer', 'eligibility', 'terms'] as const
const wished = ['tagline'] as const

/** Everything of a brief that is looked at, as it is read. */
export const neededFields = [...neededEverywhere, ...wished, ...neededOnce] as const

export type BriefField =
  (typeof neededEverywhere)[number] | (typeof neededOnce)[number] | (typeof wished)[number]

export type ReadinessItem =
  | {
      readonly code: 'text-missing'
      readonly locale: Locale
      readonly field: BriefField
      readonly isEssential: boolean
    }
  | { readonly code: 'criteria-missing'; readonly isEssential: true }
  | { readonly code: 'weights-not-hundred'; readonly sum: number; readonly isEssential: true }
  | {
      readonly code: 'criterion-untold'
      readonly locale: Locale
      readonly position: number
      readonly isEssential: boolean
    }
  | { readonly code: 'applicants-missing'; readonly isEssential: true }
  /** A home sponsor sends its own teams: the challenge is open to its country alone. */
  | {
      readonly code: 'home-country-differs'
      readonly countries: readonly string[]
      readonly isEssential: true
    }
  | { readonly code: 'owner-missing'; readonly isEssential: false }
  | { readonly code: 'organiser-missing'; readonly isEssential: false }
  | { readonly code: 'approver-missing'; readonly isEssential: true }

export type ReadinessFacts = {
  /** In the programme's order; the first one is the language readers fall back to last. */
  readonly languages: readonly Locale[]
  readonly texts: readonly ({ readonly locale: Locale } & Readonly<Record<BriefField, string>>)[]
  readonly criteria: readonly {
    readonly position: number
    readonly weight: number
    readonly texts: readonly { readonly locale: Locale; readonly name: string }[]
  }[]
  /** Whether it is said which kinds of applicant may apply. */
  readonly isEligibilitySaid: boolean
  /** ISO 3166-1 alpha-2, in order; empty for anywhere. */
  readonly eligibleCountries: readonly string[]
  /** Countries of the programme's home sponsors, in order; empty where it has none. */
  readonly homeCountries: readonly string[]
  readonly isOwned: boolean
  readonly organiserParties: number
  /**
   * People who could approve, of those the programme has named or else of all organisers: none of them who would ask or
   * who created the challenge.
   */
  readonly possibleApprovers: number
}

/** Everything missing, what stops a review first. Empty when the challenge is complete in all its languages. */
export function readinessOf(facts: ReadinessFacts): ReadinessItem[] {
  const applicants: ReadinessItem[] = facts.isEligibilitySaid
    ? []
    : [{ code: 'applicants-missing', isEssential: true }]
  const items = [
    ...textItems(facts),
    ...applicants,
    ...homeItems(facts),
    ...criteriaItems(facts),
    ...peopleItems(facts),
  ]
  return [...items.filter((item) => item.isEssential), ...items.filter((item) => !item.isEssential)]
}

/** How many things have to be there before somebody can be asked to approve. */
export function essentialsMissing(facts: ReadinessFacts): number {
  return readinessOf(facts).filter((item) => item.isEssential).length
}

/** How complete each language is: texts written of texts there are, for the brief alone. */
export function completenessOf({ languages, texts }: Pick<ReadinessFacts, 'languages' | 'texts'>) {
  return languages.map((locale) => {
    const text = texts.find((each) => each.locale === locale)
    return {
      locale,
      written: neededFields.filter((field) => isWritten(text?.[field])).length,
      of: neededFields.length,
    }
  })
}

function textItems({ languages, texts }: ReadinessFacts): ReadinessItem[] {
  const written = (locale: Locale, field: BriefField) =>
    isWritten(texts.find((text) => text.locale === locale)?.[field])
  return languages.flatMap((locale) =>
    [...neededEverywhere, ...neededOnce, ...wished]
      .filter((field) => !written(locale, field))
      .map((field) => ({
        code: 'text-missing' as const,
        locale,
        field,
        isEssential:
          isOneOf(neededEverywhere, field) ||
          (isOneOf(neededOnce, field) && !languages.some((each) => written(each, field))),
      })),
  )
}

function homeItems({ homeCountries, eligibleCountries }: ReadinessFacts): ReadinessItem[] {
  const isSame = homeCountries.join() === eligibleCountries.join()
  return homeCountries.length === 0 || isSame
    ? []
    : [{ code: 'home-country-differs', countries: homeCountries, isEssential: true }]
}

function criteriaItems({ languages, criteria }: ReadinessFacts): ReadinessItem[] {
  if (criteria.length === 0) return [{ code: 'criteria-missing', isEssential: true }]
  const sum = criteria.reduce((total, criterion) => total + criterion.weight, 0)
  const weights: ReadinessItem[] =
    sum === 100 ? [] : [{ code: 'weights-not-hundred', sum, isEssential: true }]
  const untold = criteria.flatMap(({ position, texts }) => {
    const isTold = (locale: Locale) => isWritten(texts.find((text) => text.locale === locale)?.name)
    const isToldSomewhere = languages.some(isTold)
    return languages
      .filter((locale) => !isTold(locale))
      .map((locale) => ({
        code: 'criterion-untold' as const,
        locale,
        position,
        isEssential: !isToldSomewhere,
      }))
  })
  return [...weights, ...untold]
}

function peopleItems({ isOwned, organiserParties, possibleApprovers }: ReadinessFacts): ReadinessItem[] {
  return [
    ...(isOwned ? [] : [{ code: 'owner-missing' as const, isEssential: false as const }]),
    ...(organiserParties === 0 ? [{ code: 'organiser-missing' as const, isEssential: false as const }] : []),
    // Nobody approves what they wrote or asked for: without a second organiser it would wait for ever.
    ...(possibleApprovers === 0 ? [{ code: 'approver-missing' as const, isEssential: true as const }] : []),
  ]
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== ''
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word)
}
