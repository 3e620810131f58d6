/** How far a draft has come: what the task list shows, what the reminder counts, what keeps it from being submitted. */
import { isLocale, type Locale } from '#app/platform/i18n.ts'
import {
  problemOf,
  questions,
  questionsIn,
  sectionKeys,
  type Answers,
  type QuestionKey,
  type SectionKey,
} from './question-set.ts'
import type { AnswerProblem } from './questions/question-type.ts'

export type SectionStatus = 'not-started' | 'in-progress' | 'completed' | 'problem'

/** What the organisation's row has to hold before anything is submitted in its name. */
export type OrganisationFacts = {
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly registryNumber: string | null
  readonly website: string | null
}

/** The language the answers are written in: the team's own word for it, else the one the draft began in. */
export function languageOf(answers: Answers, fallback: Locale): Locale {
  return isLocale(answers.language) ? answers.language : fallback
}

/** Everything that keeps the answers from being submitted, in the order of the questions. */
export function answerProblems(
  answers: Answers,
  language: Locale,
): readonly {
  readonly question: QuestionKey
  readonly section: SectionKey
  readonly problem: AnswerProblem
}[] {
  return questions.flatMap((question) => {
    const problem = problemOf(question, answers[question.key], language)
    return problem === null ? [] : [{ question: question.key, section: question.section, problem }]
  })
}

/** True when the organisation has a name and a country. */
export function isOrganisationComplete({ name, country }: OrganisationFacts): boolean {
  return name.trim() !== '' && country !== null
}

/** A status per section. Red is kept for what is there and wrong; what is merely missing is work in progress. */
export function sectionStatuses(
  answers: Answers,
  organisation: OrganisationFacts,
  language: Locale,
): Readonly<Record<SectionKey, SectionStatus>> {
  const statusOf = (section: SectionKey): SectionStatus =>
    section === 'organisation'
      ? isOrganisationComplete(organisation)
        ? 'completed'
        : 'in-progress'
      : statusOfQuestions(section, answers, language)
  return Object.fromEntries(sectionKeys.map((section) => [section, statusOf(section)])) as Record<
    SectionKey,
    SectionStatus
  >
}

/** Sections that are not completed: "2 of 5 sections left". */
export function sectionsLeft(statuses: Readonly<Record<SectionKey, SectionStatus>>): number {
  return sectionKeys.filter((section) => statuses[section] !== 'completed').length
}

function statusOfQuestions(section: SectionKey, answers: Answers, language: Locale): SectionStatus {
  const asked = questionsIn(section)
  const problems = asked.map((question) => problemOf(question, answers[question.key], language))
  const isAnswered = (key: string) => (answers[key]?.trim() ?? '') !== ''
  if (asked.some((question, index) => isAnswered(question.key) && problems[index] !== null)) return 'problem'
  if (problems.every((problem) => problem === null)) return 'completed'
  return asked.some((question) => isAnswered(question.key) && !question.isPrefilled)
    ? 'in-progress'
    : 'not-started'
}

/** How far a draft has come, in questions and in sections: what a reminder says. */
export function progressOfDraft(draft: {
  readonly answers: Answers
  readonly language: Locale
  readonly organisation: OrganisationFacts
}): {
  readonly questions: number
  readonly answeredQuestions: number
  readonly sections: number
  readonly sectionsLeft: number
} {
  const language = languageOf(draft.answers, draft.language)
  const written = questions.filter(({ isPrefilled }) => !isPrefilled)
  return {
    questions: written.length,
    answeredQuestions: written.filter(({ key }) => (draft.answers[key]?.trim() ?? '') !== '').length,
    sections: sectionKeys.length,
    sectionsLeft: sectionsLeft(sectionStatuses(draft.answers, draft.organisation, language)),
  }
}
