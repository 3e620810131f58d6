import type { ContentLanguage } from '#app/platform/languages.ts'
import type { ReactNode } from 'react'
import type { ShownQuestion, ShownQuestionOf } from '#app/publish/core/form/form-words.ts'
import type { QuestionTypeName } from '#app/publish/core/form/types/index.ts'
import type { FieldLists } from '../../core/field-lists.ts'
import { ChoiceField, ChoicesField, ConsentField, CountryField } from './choice-fields.tsx'
import { FileAnswerField } from './file-field.tsx'
import { LanguageField, MaturityField, MemberField } from './choice-fields.tsx'
import { MarkdownField } from './markdown-field.tsx'
import { NoteText } from './note-text.tsx'
import { OrganisationField } from './organisation-field.tsx'
import { RankingField } from './ranking-field.tsx'
import { TableField } from './table-field.tsx'
import { DateField, LinkField, LongTextField, MoneyField, NumberAnswerField } from './text-fields.tsx'
import { ShortTextField } from './text-fields.tsx'

/** What every field of an answer is given. `language` is the proposal's: it decides the limit and the font. */
export type FieldFor<Type extends QuestionTypeName> = {
  question: ShownQuestionOf<Type>
  value: string
  language: ContentLanguage
  lists: FieldLists
}
type QuestionFieldProps = {
  question: ShownQuestion
  value: string
  language: ContentLanguage
  lists: FieldLists
}

/** One field per kind of question: a kind without one does not type-check. */
const fields: { [Type in QuestionTypeName]: (props: FieldFor<Type>) => ReactNode } = {
  'short-text': ShortTextField,
  'long-text': LongTextField,
  markdown: MarkdownField,
  number: NumberAnswerField,
  money: MoneyField,
  date: DateField,
  choice: ChoiceField,
  choices: ChoicesField,
  ranking: RankingField,
  table: TableField,
  file: FileAnswerField,
  link: LinkField,
  country: CountryField,
  organisation: OrganisationField,
  member: MemberField,
  maturity: MaturityField,
  consent: ConsentField,
  note: NoteText,
  language: LanguageField,
}

/** The field of a question, named `answers.<key>`; those of several parts `answers.<key>.…`. */
export function QuestionField({ question, ...rest }: QuestionFieldProps) {
  const Field = fields[question.type] as (props: QuestionFieldProps) => ReactNode
  return <Field question={question} {...rest} />
}
