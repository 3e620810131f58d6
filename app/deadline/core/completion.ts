/**
 * A team is asked for something that is missing, within a deadline of its own. Until then it may change exactly the answers
 * that are named; everything else stays as it was handed in.
 */
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import {
  canonicalAnswer,
  problemOf,
  shownQuestions,
  type Answers,
  type FormBody,
  type Question,
} from '#app/publish/core/form/form.ts'
import type { AnswerFacts, AnswerProblem } from '#app/publish/core/form/question-type.ts'

export type CompletionRequest = {
  readonly dueAt: Date
  readonly answeredAt: Date | null
  /** Ended by the organisers without an answer: taken back, or decided. */
  readonly closedAt: Date | null
}

export type CompletionStanding = 'open' | 'lapsed' | 'answered' | 'closed'

/** Where a request stands at `now`: it lapses by the clock alone, whoever looks. In time is earlier than the deadline. */
export function completionStanding(request: CompletionRequest, now: Date): CompletionStanding {
  if (request.answeredAt !== null) return 'answered'
  if (request.closedAt !== null) return 'closed'
  return now < request.dueAt ? 'open' : 'lapsed'
}

/** A team needs at least this long to read a mail and answer. */
export const shortestCompletionMs = 60 * 60_000

/** What a form proposes: in the afternoon, three days on. */
export function usualDue(now: Date, zone: string) {
  const { date } = instantToWallClock(new Date(now.getTime() + 3 * 86_400_000), zone)
  return { date, time: '16:00', zone }
}

export type AskingRefusal =
  | LifecycleRefusal
  | { readonly code: 'completion-too-short' }
  | { readonly code: 'completion-too-late'; readonly judgingEndsAt: Date; readonly zone: string }

/** Null when a team can be asked until then: an hour at least, and before the jury has to be done. */
export function dueRefusal(
  dueAt: Date,
  { judgingEndsAt, zone }: { readonly judgingEndsAt: Date; readonly zone: string },
  now: Date,
): AskingRefusal | null {
  if (dueAt.getTime() - now.getTime() < shortestCompletionMs) return { code: 'completion-too-short' }
  return dueAt < judgingEndsAt ? null : { code: 'completion-too-late', judgingEndsAt, zone }
}

/** A file was taken before the deadline or not at all, and the language decides how everything else is read. */
export function isCompletable({ type }: Pick<Question, 'type'>): boolean {
  return type !== 'language' && type !== 'file'
}

/** The questions a team can be asked to answer anew: those it was asked, but not the language and the files. */
export function completableQuestions(form: FormBody, answers: Answers): Question[] {
  return shownQuestions(form, answers).filter(isCompletable)
}

export type CompletedProblem = { readonly question: string; readonly problem: AnswerProblem }

/** What keeps the named answers from being handed in. */
export function completedProblems(
  questions: readonly Question[],
  answers: Answers,
  facts: AnswerFacts,
): CompletedProblem[] {
  return questions.flatMap((question) => {
    const problem = problemOf(question, answers[question.key], facts)
    return problem === null ? [] : [{ question: question.key, problem }]
  })
}

/** The frozen text of the next version: the one before, with the named answers in the team's new words. */
export function completedBody(
  before: string,
  version: number,
  questions: readonly Question[],
  answers: Answers,
): string {
  const body = JSON.parse(before) as { readonly answers: Readonly<Record<string, string>> }
  const next: Record<string, string> = { ...body.answers }
  for (const question of questions) {
    const text = answers[question.key]?.trim() ?? ''
    if (text === '') delete next[question.key]
    else next[question.key] = canonicalAnswer(question, text)
  }
  return canonicalJson({ ...body, version, answers: next })
}
