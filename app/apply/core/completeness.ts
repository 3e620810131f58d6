/** How far a draft has come: what the task list shows, what the reminder counts, what keeps it from being submitted. */
import { isContentLanguage, type ContentLanguage } from '#app/platform/languages.ts'
import {
  answerTo,
  formFromRow,
  problemOf,
  shownQuestions,
  type Answers,
  type Form,
} from '#app/publish/core/form/form.ts'
import type { AnswerFacts, AnswerProblem } from '#app/publish/core/form/question-type.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'

export type SectionStatus = 'not-started' | 'in-progress' | 'completed' | 'problem'

/** The section every form begins with: facts about the applicant, filled in once for all challenges. */
export const organisationSection = 'organisation'

/** All sections of a form, in order. */
export function sectionKeysOf(form: { readonly sections: readonly { readonly key: string }[] }): string[] {
  return [organisationSection, ...form.sections.map(({ key }) => key)]
}

/** What the organisation's row has to hold before anything is submitted in its name. */
export type OrganisationFacts = {
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly registryNumber: string | null
  readonly website: string | null
}

/** The language the answers are written in: the team's own word for it, else the one the draft began in. */
export function languageOf(answers: Answers, fallback: ContentLanguage): ContentLanguage {
  return isContentLanguage(answers.language) ? answers.language : fallback
}

export type FoundProblem = {
  readonly question: string
  readonly section: string
  readonly problem: AnswerProblem
}

/** Everything that keeps the answers from being submitted, in the order of the questions. */
export function answerProblems(form: Form, answers: Answers, facts: AnswerFacts): readonly FoundProblem[] {
  const shown = shownQuestions(form, answers)
  return form.sections.flatMap((section) =>
    section.questions
      .filter((question) => shown.includes(question))
      .flatMap((question) => {
        const problem = problemOf(question, answers[question.key], facts)
        return problem === null ? [] : [{ question: question.key, section: section.key, problem }]
      }),
  )
}

/** True when the organisation has a name and a country. */
export function isOrganisationComplete({ name, country }: OrganisationFacts): boolean {
  return name.trim() !== '' && country !== null
}

export type SectionStatuses = Readonly<Record<string, SectionStatus>>

/** A status per section. Red is kept for what is there and wrong; what is merely missing is work in progress. */
export function sectionStatuses(
  form: Form,
  answers: Answers,
  organisation: OrganisationFacts,
  facts: AnswerFacts,
): SectionStatuses {
  const shown = shownQuestions(form, answers)
  return {
    [organisationSection]: isOrganisationComplete(organisation) ? 'completed' : 'in-progress',
    ...Object.fromEntries(
      form.sections.map(({ key, questions }) => [
        key,
        statusOf(
          questions
            .filter((question) => shown.includes(question))
            .map((question) => ({
              isAnswered: answerTo(answers, question.key) !== '',
              // The language is answered from the start: it is not work begun.
              isWork: question.type !== 'language',
              hasProblem: problemOf(question, answers[question.key], facts) !== null,
            })),
        ),
      ]),
    ),
  }
}

/** Sections that are not completed: "2 of 5 sections left". */
export function sectionsLeft(statuses: SectionStatuses): number {
  return Object.values(statuses).filter((status) => status !== 'completed').length
}

function statusOf(
  asked: readonly { readonly isAnswered: boolean; readonly isWork: boolean; readonly hasProblem: boolean }[],
): SectionStatus {
  if (asked.some(({ isAnswered, hasProblem }) => isAnswered && hasProblem)) return 'problem'
  if (asked.every(({ hasProblem }) => !hasProblem)) return 'completed'
  return asked.some(({ isAnswered, isWork }) => isAnswered && isWork) ? 'in-progress' : 'not-started'
}

/** How far a draft has come, in questions and in sections: what a reminder says. */
export function progressOfDraft(draft: {
  readonly answers: Answers
  readonly language: ContentLanguage
  readonly organisation: OrganisationFacts
  /** The form it answers as it is kept; null for the standard one. */
  readonly form: { readonly number: number; readonly body: unknown } | null
}): {
  readonly questions: number
  readonly answeredQuestions: number
  readonly sections: number
  readonly sectionsLeft: number
} {
  const { answers, organisation } = draft
  const form = draft.form ? formFromRow(draft.form) : standardForm
  const facts = { language: languageOf(answers, draft.language), members: null }
  const written = shownQuestions(form, answers).filter(({ type }) => type !== 'language')
  return {
    questions: written.length,
    answeredQuestions: written.filter(({ key }) => answerTo(answers, key) !== '').length,
    sections: sectionKeysOf(form).length,
    sectionsLeft: sectionsLeft(sectionStatuses(form, answers, organisation, facts)),
  }
}
