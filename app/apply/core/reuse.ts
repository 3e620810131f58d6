/**
 * An earlier proposal as the beginning of a new draft: answers go where the same is asked, in the words they were
 * written in. What has to be said anew each time, and what is not asked here, stays behind and is named.
 */
import type { Answers } from '#app/publish/core/form/form.ts'

/** What this needs to know of a question. */
type Asked = {
  readonly key: string
  readonly type: string
  /** Its words by language; none for the standard questions. */
  readonly texts?: Readonly<Partial<Record<string, { readonly label: string }>>>
}

export type CopiedAnswer = { readonly question: string; readonly value: string }

/**
 * `given-anew`: a declaration is given by whoever submits, files and members belong to their own proposal. `asked-otherwise`:
 * this challenge asks it under the same key in another way. `not-asked`: it asks no such thing.
 */
export type LeftReason = 'given-anew' | 'asked-otherwise' | 'not-asked'

export type LeftAnswer = { readonly question: string; readonly reason: LeftReason }

export type ReusePlan = { readonly copied: readonly CopiedAnswer[]; readonly left: readonly LeftAnswer[] }

/** Kinds of question whose answers hold for one proposal alone. */
const ownKinds: readonly string[] = ['consent', 'file', 'member']

/**
 * What of `answers`, given to the questions `before`, is copied into a draft that asks `now`, in the order of its
 * questions, and what is not. Every answer that says something is in one of the two.
 */
export function reusePlan(answers: Answers, before: readonly Asked[], now: readonly Asked[]): ReusePlan {
  const answered = Object.keys(answers).filter((key) => (answers[key]?.trim() ?? '') !== '')
  const reasonFor = (key: string): LeftReason | null => {
    const here = now.find((question) => question.key === key)
    if (!here) return 'not-asked'
    if (ownKinds.includes(here.type)) return 'given-anew'
    const there = before.find((question) => question.key === key)
    return there && !isSameQuestion(there, here) ? 'asked-otherwise' : null
  }
  return {
    copied: now
      .filter(({ key }) => answered.includes(key) && reasonFor(key) === null)
      .map(({ key }) => ({ question: key, value: answers[key] ?? '' })),
    left: answered.toSorted().flatMap((question) => {
      const reason = reasonFor(question)
      return reason === null ? [] : [{ question, reason }]
    }),
  }
}

/**
 * True when two questions of one key ask the same. Those that somebody has added have a key that the builder counted out
 * (`money-1`): in two challenges they are the same only where a label is.
 */
export function isSameQuestion(there: Asked, here: Asked): boolean {
  if (there.type !== here.type) return false
  if (!/-\d+$/.test(here.key)) return true
  return Object.entries(here.texts ?? {}).some(
    ([locale, text]) =>
      text !== undefined && text.label !== '' && there.texts?.[locale]?.label === text.label,
  )
}

/** What is answered from the start: the language, and the maturity where the challenge has a rule about it. */
const answeredBefore: readonly string[] = ['language', 'maturity']

/** True while a team has answered nothing of what it is asked in the draft. */
export function isNothingWritten(answers: Answers): boolean {
  return Object.entries(answers).every(
    ([key, text]) => answeredBefore.includes(key) || (text?.trim() ?? '') === '',
  )
}
