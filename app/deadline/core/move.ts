/**
 * A proposal that answers the wrong challenge can be moved to the right one of the same programme, when its lead agrees. It
 * was in time, so the deadline of neither matters; it is screened anew where it comes to, so the jury must not have begun.
 */
import { isSameQuestion } from '#app/apply/core/reuse.ts'
import type { Agreed } from '#app/apply/core/declarations.ts'
import type { EarlierAnswers, FrozenBody } from '#app/apply/core/frozen-body.ts'
import { roadStateOf, type Challenge } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import {
  answerTo,
  findQuestion,
  problemOf,
  shownQuestions,
  type Answers,
  type Form,
  type FormBody,
} from '#app/publish/core/form/form.ts'
import type { AnswerFacts } from '#app/publish/core/form/question-type.ts'

export type MoveRequest = {
  readonly dueAt: Date
  readonly answer: 'agreed' | 'declined' | null
  /** Ended by the organisers without an answer: taken back, or asked anew. */
  readonly closedAt: Date | null
}

export type MoveStanding = 'open' | 'lapsed' | 'agreed' | 'declined' | 'closed'

/** Where a question stands at `now`: it lapses by the clock alone. In time is earlier than its deadline. */
export function moveStanding({ answer, closedAt, dueAt }: MoveRequest, now: Date): MoveStanding {
  if (answer !== null) return answer
  if (closedAt !== null) return 'closed'
  return now < dueAt ? 'open' : 'lapsed'
}

/** True when a challenge takes a moved proposal: it has opened, and its jury has not begun. Pass it settled. */
export function takesMoved(challenge: Challenge): boolean {
  const road = roadStateOf(challenge)
  return challenge.endedFrom === null && hasReached(road, 'open') && !hasReached(road, 'judging')
}

export type CarriedAnswers = {
  /** To questions the other challenge asks too, as they were written. */
  readonly carried: Answers
  /** To questions it does not ask, or would not take as they are: they stay with the form they were given to. */
  readonly left: Answers
}

/** Which answers go along as answers, and which as answers to earlier questions. Each is in one of the two, to the letter. */
export function carriedAnswers(
  answers: Answers,
  { before, now, facts }: { before: FormBody; now: FormBody; facts: AnswerFacts },
): CarriedAnswers {
  const isTaken = (key: string) => {
    const [there, here] = [findQuestion(before, key), findQuestion(now, key)]
    if (there === null || here === null || !isSameQuestion(there, here)) return false
    return problemOf(here, answers[key], facts) === null
  }
  const given = Object.keys(answers).filter((key) => answerTo(answers, key) !== '')
  const taken = Object.fromEntries(given.filter(isTaken).map((key) => [key, answers[key]]))
  // What hangs on an answer that does not go along is not asked there.
  const asked = new Set(shownQuestions(now, taken).map(({ key }) => key))
  const split = (isCarried: boolean) =>
    Object.fromEntries(
      given
        .filter((key) => (key in taken && asked.has(key)) === isCarried)
        .map((key) => [key, answers[key] ?? '']),
    )
  return { carried: split(true), left: split(false) }
}

/** Questions the other challenge insists on that nothing of the proposal answers. */
export function openQuestions(now: FormBody, carried: Answers): string[] {
  return shownQuestions(now, carried)
    .filter(({ key, isRequired, type }) => isRequired && type !== 'file' && answerTo(carried, key) === '')
    .map(({ key }) => key)
}

/** The frozen text of the version that the move makes: everything the one before said, put to the other challenge's form. */
export function movedBody(
  before: FrozenBody,
  to: {
    readonly challengeId: string
    readonly briefNumber: number
    readonly form: Form
    /** The one that the version before answers. */
    readonly formBefore: FormBody
    readonly facts: AnswerFacts
    readonly terms: Agreed['terms']
  },
): string {
  const { site, earlier = [], agreed, ...kept } = before
  const { carried, left } = carriedAnswers(before.answers, {
    before: to.formBefore,
    now: to.form,
    facts: to.facts,
  })
  const stayed: EarlierAnswers = {
    challengeId: before.challengeId,
    formNumber: before.formNumber ?? 0,
    answers: left,
    ...(site && { site }),
  }
  const isAnythingLeft = Object.keys(left).length > 0 || site !== undefined
  const all = isAnythingLeft ? [...earlier, stayed] : earlier
  return canonicalJson({
    ...kept,
    version: before.version + 1,
    challengeId: to.challengeId,
    briefNumber: to.briefNumber,
    formNumber: to.form.number,
    answers: carried,
    ...(agreed && { agreed: { ...agreed, terms: to.terms } }),
    ...(all.length > 0 && { earlier: all }),
  })
}
