/**
 * What applicants are asked where a challenge has no form of its own. Its words stand in the texts of this room under
 * `form.standard`, in every language of the house. The facts about the organisation are in its own row, filled in once
 * for all challenges.
 */
import type { Visibility } from './visibility.ts'
import type { Condition, Form, Question } from './form.ts'
import type { ConfigOf, QuestionTypeName } from './types/index.ts'

type Asked = {
  readonly [Type in QuestionTypeName]: {
    readonly key: string
    readonly type: Type
    readonly config: ConfigOf<Type>
    readonly isRequired?: false
    readonly visibility?: Visibility
  }
}[QuestionTypeName]

const sections = {
  solution: [
    { key: 'title', type: 'short-text', config: { limit: 120 } },
    // Published with the winners, and what a reader without much time reads first.
    { key: 'summary', type: 'long-text', config: { limit: 500, rows: 4 }, visibility: 'public' },
    { key: 'problem-fit', type: 'long-text', config: { limit: 2000, rows: 8 } },
    { key: 'description', type: 'long-text', config: { limit: 5000, rows: 12 } },
    { key: 'novelty', type: 'long-text', config: { limit: 2000, rows: 6 } },
    { key: 'maturity', type: 'maturity', config: {} },
    { key: 'attachments', type: 'file', config: { most: 5 }, isRequired: false },
  ],
  pilot: [
    { key: 'plan', type: 'long-text', config: { limit: 4000, rows: 10 } },
    { key: 'weeks', type: 'number', config: { minimum: 1, maximum: 156 } },
    { key: 'needs', type: 'long-text', config: { limit: 2000, rows: 6 } },
    { key: 'measures', type: 'long-text', config: { limit: 2000, rows: 6 } },
    { key: 'risks', type: 'long-text', config: { limit: 2000, rows: 6 }, isRequired: false },
  ],
  team: [
    { key: 'experience', type: 'long-text', config: { limit: 2500, rows: 8 } },
    { key: 'roles', type: 'long-text', config: { limit: 2000, rows: 6 } },
  ],
  // Declarations are not what is judged.
  declarations: [
    { key: 'language', type: 'language', config: {}, visibility: 'organisers' },
    {
      key: 'confidentiality',
      type: 'long-text',
      config: { limit: 1000, rows: 3 },
      isRequired: false,
      visibility: 'organisers',
    },
    { key: 'truth', type: 'consent', config: {}, visibility: 'organisers' },
    { key: 'authority', type: 'consent', config: {}, visibility: 'organisers' },
  ],
} as const satisfies Readonly<Record<string, readonly Asked[]>>

export type StandardSection = keyof typeof sections
export type StandardQuestion = (typeof sections)[StandardSection][number]['key']

const noCondition: Condition | null = null

export const standardForm: Form = {
  number: 0,
  sections: Object.entries(sections).map(([key, questions]) => ({
    key,
    texts: {},
    questions: questions.map((asked: Asked) => ({
      isRequired: true,
      visibility: 'jurors',
      condition: noCondition,
      texts: {},
      ...asked,
    })) as readonly Question[],
  })),
}
