/** What is still missing before a challenge can be shown to anybody: a list that names each thing and where to write it. */
import type { Locale } from '#app/platform/i18n.ts'
import type { Aggregation } from './aggregation.ts'
import { weightsProblem, type WeightsProblem } from './criterion-weight.ts'
import type { RuleContradiction } from './judging-rule.ts'
import type { UntoldWords } from './form/form-problems.ts'
import { remarkSections, type RemarkSection } from './section-remarks.ts'

/** Texts without which a challenge cannot be understood, in any language. */
const neededEverywhere = ['title', 'question'] as const
/** Texts that must be written at least once; other languages fall back, visibly. */
const neededOnce = ['background', 'outcome', 'offer', 'eligibility', 'terms'] as const
const wished = ['tagline'] as const
/** Texts a brief can do without; one that is written in one language is wished for in the others. */
const offered = ['themes', 'affected', 'tried', 'termsLink', 'faq', 'links'] as const

/** Everything of a brief that is looked at, as it is read. */
export const neededFields = [...neededEverywhere, ...wished, ...neededOnce] as const

type NeededField = (typeof neededFields)[number]
export type BriefField = NeededField | (typeof offered)[number]

type Texts = { readonly locale: Locale } & Readonly<Record<NeededField, string>> &
  Readonly<Partial<Record<(typeof offered)[number], string | readonly unknown[]>>>

/** Every text that should be there in each language: those of any brief, and those that this one has somewhere. */
export function fieldsOf(texts: readonly Texts[]): BriefField[] {
  return [...neededFields, ...offered.filter((field) => texts.some((text) => isWritten(text[field])))]
}

export type ReadinessItem =
  | {
      readonly code: 'text-missing'
      readonly locale: Locale
      readonly field: BriefField
      readonly isEssential: boolean
    }
  | { readonly code: 'criteria-missing'; readonly isEssential: true }
  | (WeightsProblem & { readonly isEssential: true })
  /** The rule contradicts itself, the criteria or the number of reviews. */
  | {
      readonly code: 'rule-contradicts'
      readonly contradiction: RuleContradiction
      readonly isEssential: true
    }
  | {
      readonly code: 'criterion-untold'
      readonly locale: Locale
      readonly position: number
      readonly isEssential: boolean
    }
  | { readonly code: 'applicants-missing'; readonly isEssential: true }
  /** Words of the challenge's own form that a language lacks; essential where no language has them. */
  | {
      readonly code: 'form-untold'
      readonly locale: Locale
      readonly count: number
      readonly isEssential: boolean
    }
  /** A home sponsor sends its own teams: the challenge is open to its country alone. */
  | {
      readonly code: 'home-country-differs'
      readonly countries: readonly string[]
      readonly isEssential: true
    }
  /** A remark of the reviewer that nobody has dealt with; `count` of them on one part. */
  | {
      readonly code: 'remarks-open'
      readonly section: RemarkSection
      readonly count: number
      readonly isEssential: false
    }
  /** The programme has no name in one of its languages: readers of it get another language's. */
  | { readonly code: 'programme-unnamed'; readonly locale: Locale; readonly isEssential: false }
  | { readonly code: 'owner-missing'; readonly isEssential: false }
  | { readonly code: 'organiser-missing'; readonly isEssential: false }
  | { readonly code: 'approver-missing'; readonly isEssential: true }

export type ReadinessFacts = {
  /** In the programme's order; the first one is the language readers fall back to last. */
  readonly languages: readonly Locale[]
  /** The languages in which the programme has a name. */
  readonly namedIn: readonly Locale[]
  readonly texts: readonly Texts[]
  readonly criteria: readonly {
    readonly position: number
    readonly weight: number
    readonly texts: readonly { readonly locale: Locale; readonly name: string }[]
  }[]
  /** What weights are by that rule: shares of 100, or factors. */
  readonly weightsAs: Aggregation['weights']
  /** What the rule for the ranking contradicts; see `ruleContradictions`. */
  readonly contradictions: readonly RuleContradiction[]
  /** Whether it is said which kinds of applicant may apply. */
  readonly isEligibilitySaid: boolean
  /** ISO 3166-1 alpha-2, in order; empty for anywhere. */
  readonly eligibleCountries: readonly string[]
  /** Countries of the programme's home sponsors, in order; empty where it has none. */
  readonly homeCountries: readonly string[]
  /** What its own form lacks; none for the standard one. */
  readonly untoldForm: readonly UntoldWords[]
  readonly isOwned: boolean
  readonly organiserParties: number
  /** The part of each remark that nobody has dealt with. */
  readonly openRemarks: readonly RemarkSection[]
  /**
   * People who could approve, of those the programme has named or else of all organisers: none of them who would ask or
   * who wrote in the challenge.
   */
  readonly possibleApprovers: number
}

/** Everything missing, what stops a review first. Empty when the challenge is complete in all its languages. */
export function readinessOf(facts: ReadinessFacts): ReadinessItem[] {
  const applicants: ReadinessItem[] = facts.isEligibilitySaid
    ? []
    : [{ code: 'applicants-missing', isEssential: true }]
  const remarks = remarkSections.flatMap((section): ReadinessItem[] => {
    const count = facts.openRemarks.filter((each) => each === section).length
    return count === 0 ? [] : [{ code: 'remarks-open', section, count, isEssential: false }]
  })
  const items = [
    ...remarks,
    ...textItems(facts),
    ...nameItems(facts),
    ...applicants,
    ...homeItems(facts),
    ...criteriaItems(facts),
    ...facts.untoldForm.map((words) => ({ code: 'form-untold' as const, ...words })),
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
  const fields = fieldsOf(texts)
  return languages.map((locale) => {
    const text = texts.find((each) => each.locale === locale)
    return {
      locale,
      written: fields.filter((field) => isWritten(text?.[field])).length,
      of: fields.length,
    }
  })
}

function textItems({ languages, texts }: ReadinessFacts): ReadinessItem[] {
  const written = (locale: Locale, field: BriefField) =>
    isWritten(texts.find((text) => text.locale === locale)?.[field])
  return languages.flatMap((locale) =>
    [...neededEverywhere, ...neededOnce, ...fieldsOf(texts).filter(isWished)]
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

function nameItems({ languages, namedIn }: ReadinessFacts): ReadinessItem[] {
  return languages
    .filter((locale) => !namedIn.includes(locale))
    .map((locale) => ({ code: 'programme-unnamed', locale, isEssential: false }))
}

function homeItems({ homeCountries, eligibleCountries }: ReadinessFacts): ReadinessItem[] {
  const isSame = homeCountries.join() === eligibleCountries.join()
  return homeCountries.length === 0 || isSame
    ? []
    : [{ code: 'home-country-differs', countries: homeCountries, isEssential: true }]
}

function criteriaItems({ languages, criteria, weightsAs, contradictions }: ReadinessFacts): ReadinessItem[] {
  if (criteria.length === 0) return [{ code: 'criteria-missing', isEssential: true }]
  const problem = weightsProblem(
    criteria.map(({ weight }) => weight),
    weightsAs,
  )
  const weights: ReadinessItem[] = problem ? [{ ...problem, isEssential: true }] : []
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
  const rule = contradictions.map((contradiction) => ({
    ...{ code: 'rule-contradicts' as const, contradiction, isEssential: true as const },
  }))
  return [...weights, ...rule, ...untold]
}

function peopleItems({ isOwned, organiserParties, possibleApprovers }: ReadinessFacts): ReadinessItem[] {
  return [
    ...(isOwned ? [] : [{ code: 'owner-missing' as const, isEssential: false as const }]),
    ...(organiserParties === 0 ? [{ code: 'organiser-missing' as const, isEssential: false as const }] : []),
    // Nobody approves what they wrote or asked for: without a second organiser it would wait for ever.
    ...(possibleApprovers === 0 ? [{ code: 'approver-missing' as const, isEssential: true as const }] : []),
  ]
}

function isWished(field: BriefField): boolean {
  return isOneOf(wished, field) || isOneOf(offered, field)
}

/** A text with something in it, or rows. */
export function isWritten(text: string | readonly unknown[] | undefined): boolean {
  return typeof text === 'string' ? text.trim() !== '' : (text ?? []).length > 0
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word)
}
