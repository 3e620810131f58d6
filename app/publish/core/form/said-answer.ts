/** What an answer says, ready to be read: in the reader's words where it is chosen or counted, as written where it is prose. */
import { countryName, formatCalendarDay, formatMoney, formatNumber } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { renderMarkdown, type RenderedMarkdown } from '#app/platform/markdown.ts'
import { shownKeys } from './conditions.ts'
import type { Visibility } from './visibility.ts'
import { answerTo, isAsked, type Answers } from './form.ts'
import type { FormText, ShownForm, ShownQuestion, ShownQuestionOf } from './form-words.ts'
import { languageWord } from './language-word.ts'
import { typedDay, typedNumber } from './typed-number.ts'
import { listedKeys } from './types/choice-list.ts'
import { webAddressOf } from './types/link.ts'
import { isMaturityLevel } from './types/maturity.ts'
import { namedOrganisation } from './types/organisation.ts'
import { rowsOf, totalOf } from './types/table.ts'

/** What a reader should know of a file before saving it. */
export type FileFacts = {
  readonly type: 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx'
  readonly bytes: number
  readonly scan: 'pending' | 'clean' | 'infected' | 'skipped'
  readonly cautions: readonly ('script' | 'launch' | 'embedded' | 'locked')[]
  /** Left out where the reader has nothing to compare it with. */
  readonly sha256?: string
}
/** `to` is where it is saved from, null where this reader may not have it; `facts` are null of one that is gone. */
export type SaidFile = {
  readonly id: string
  readonly name: string
  readonly to: string | null
  readonly facts: FileFacts | null
}

export type SaidAnswer =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string; readonly html: RenderedMarkdown }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly isRanked: boolean }
  | {
      readonly kind: 'table'
      readonly name: string
      readonly columns: readonly { readonly label: string; readonly isNumeric: boolean }[]
      readonly rows: readonly (readonly string[])[]
      /** A cell for each column, the word for it in the first where that has no sum; null where no column has one. */
      readonly totals: readonly string[] | null
    }
  | { readonly kind: 'link'; readonly text: string; readonly to: string | null }
  | { readonly kind: 'files'; readonly files: readonly SaidFile[] }

/** Who reads, and what has to be looked up for them. */
export type AnswerReader = {
  readonly lang: Locale
  readonly t: FormText
  /** Names of the team's members by id; who is not there has left or is not told. */
  readonly members?: Readonly<Record<string, string>>
  /** Files by id. */
  readonly files?: Readonly<Record<string, Omit<SaidFile, 'id'>>>
}

/** What the answer says. `value` is trimmed and not empty; one that its kind cannot read stands as it was typed. */
export function saidAnswer(question: ShownQuestion, value: string, reader: AnswerReader): SaidAnswer {
  const { lang, t } = reader
  switch (question.type) {
    case 'short-text':
    case 'long-text':
    case 'note':
      return { kind: 'prose', text: value }
    case 'markdown':
      return { kind: 'markdown', text: value, html: renderMarkdown(value, { headingLevel: 4 }) }
    case 'consent':
      return words(t(value === 'yes' ? 'form.answer.agreed' : 'form.answer.not-agreed'))
    case 'language':
      return words(languageWord(lang, value))
    case 'maturity':
      return words(isMaturityLevel(value) ? t(`form.maturity.${value}`) : value)
    case 'choice':
      return words(question.parts[value] || value)
    case 'country':
      return words(/^[A-Z]{2}$/.test(value) ? countryName(lang, value) : value)
    case 'member':
      return words(reader.members?.[value] ?? t('form.answer.former-member'))
    case 'number':
      return words(counted(question, value, lang))
    case 'money': {
      const sum = typedNumber(value)
      return words(sum === null ? value : formatMoney(lang, sum, question.config.currency))
    }
    case 'date':
      return words(dayInWords(value, lang))
    case 'choices':
    case 'ranking': {
      const keys = listedKeys(value)
      if (keys === null) return { kind: 'prose', text: value }
      const items = keys.map((key) => question.parts[key] || key)
      return { kind: 'list', items, isRanked: question.type === 'ranking' }
    }
    case 'table':
      return saidTable(question, value, reader)
    case 'link':
      return { kind: 'link', text: value, to: webAddressOf(value) }
    case 'organisation': {
      const { name, country, website } = namedOrganisation(value)
      const known = [name, country === '' ? '' : countryName(lang, country), website]
      return words(known.filter((part) => part !== '').join(', '))
    }
    case 'file':
      return {
        kind: 'files',
        files: (listedKeys(value) ?? []).map((id) => ({
          id,
          name: reader.files?.[id]?.name ?? t('form.answer.file-gone'),
          to: reader.files?.[id]?.to ?? null,
          facts: reader.files?.[id]?.facts ?? null,
        })),
      }
  }
}

const words = (text: string): SaidAnswer => ({ kind: 'words', text })

function counted({ parts }: ShownQuestionOf<'number'>, value: string, lang: Locale): string {
  const number = typedNumber(value)
  if (number === null) return value
  const unit = (number === 1 && parts['unit-one']) || parts.unit || ''
  return `${formatNumber(lang, number, 6)} ${unit}`.trim()
}

function dayInWords(value: string, lang: Locale): string {
  const day = typedDay(value)
  return day === null ? value : formatCalendarDay(lang, day)
}

function saidTable(
  { label, config, parts }: ShownQuestionOf<'table'>,
  value: string,
  { lang, t }: AnswerReader,
): SaidAnswer {
  const rows = rowsOf(value)
  const { columns, currency } = config
  const cell = (text: string, kind: (typeof columns)[number]['kind']) => {
    if (kind === 'text') return text
    if (kind === 'date') return dayInWords(text, lang)
    const number = typedNumber(text)
    if (number === null) return text
    return kind === 'money' ? formatMoney(lang, number, currency) : formatNumber(lang, number, 6)
  }
  return {
    kind: 'table',
    name: label,
    columns: columns.map(({ key, kind }) => ({
      label: parts[key] || key,
      isNumeric: kind === 'number' || kind === 'money',
    })),
    rows: rows.map((row) => columns.map(({ key, kind }) => cell(row[key]?.trim() ?? '', kind))),
    totals: columns.some(({ kind }) => kind === 'money')
      ? columns.map(({ key, kind }, index) =>
          kind === 'money'
            ? formatMoney(lang, totalOf(rows, key), currency)
            : index === 0
              ? t('form.answer.total')
              : '',
        )
      : null,
  }
}

/** The same as plain text, for copies and files. */
export function saidAsText(said: SaidAnswer): string {
  switch (said.kind) {
    case 'list':
      return said.items.map((item, index) => `${said.isRanked ? `${index + 1}.` : '-'} ${item}`).join('\n')
    case 'table': {
      const { columns, rows, totals } = said
      const lines = [columns.map(({ label }) => label), ...rows, ...(totals ? [totals] : [])]
      return lines.map((cells) => cells.join(' | ')).join('\n')
    }
    case 'files':
      return said.files.map(({ name }) => name).join('\n')
    default:
      return said.text
  }
}

/** One question as it is read; `said` is null where nothing was answered. */
export type ReadAnswer = {
  readonly key: string
  readonly label: string
  readonly wordsIn: Locale | null
  readonly said: SaidAnswer | null
}
export type ReadSection = {
  readonly key: string
  readonly title: string
  readonly wordsIn: Locale | null
  readonly answers: readonly ReadAnswer[]
}

/** Kinds of answer that say who somebody is, or where: not for jurors who read blind. Prose stays as it was written. */
const naming: readonly ShownQuestion['type'][] = ['member', 'organisation', 'country', 'link']

/** Whose answers are theirs to read: a juror none that are for the organisers, the public those alone that say so. */
const readable: Readonly<
  Record<'team' | 'organisers' | 'jurors' | 'blind jurors' | 'public', readonly Visibility[]>
> = {
  team: ['jurors', 'organisers', 'public'],
  organisers: ['jurors', 'organisers', 'public'],
  jurors: ['jurors', 'public'],
  'blind jurors': ['jurors', 'public'],
  public: ['public'],
}

/**
 * A proposal's answers as this reader may see them, section by section: what they may not see is not in it at all, nor
 * what was not asked of this team. Sections without a question for them are left out.
 */
export function readForm(
  form: ShownForm,
  answers: Answers,
  reader: AnswerReader & { readonly as: keyof typeof readable },
): ReadSection[] {
  const shown = shownKeys(
    form.sections.flatMap(({ questions }) => questions),
    answers,
  )
  // Others than the team read what was frozen: what is answered there was asked, though they may not read what it hung on.
  const isPutTo = ({ key }: ShownQuestion) =>
    shown.has(key) || (reader.as !== 'team' && answerTo(answers, key) !== '')
  const isTheirs = (question: ShownQuestion) =>
    isAsked(question) &&
    isPutTo(question) &&
    readable[reader.as].includes(question.visibility) &&
    (reader.as !== 'blind jurors' || !naming.includes(question.type)) &&
    // People and files are the team's: neither names nor downloads are public.
    (reader.as !== 'public' || (question.type !== 'member' && question.type !== 'file'))
  return form.sections.flatMap(({ key, title, wordsIn, questions }) => {
    const own = questions.filter(isTheirs)
    if (own.length === 0) return []
    return [{ key, title, wordsIn, answers: own.map((question) => readAnswer(question, answers, reader)) }]
  })
}

function readAnswer(question: ShownQuestion, answers: Answers, reader: AnswerReader): ReadAnswer {
  const { key, label, wordsIn } = question
  const value = answerTo(answers, key)
  return { key, label, wordsIn, said: value === '' ? null : saidAnswer(question, value, reader) }
}

/**
 * Answers to questions that this form does not ask any more, newest form first: nothing a team wrote is lost when the
 * form changes. `forms` are all of the challenge by number.
 */
export function answersOfEarlierForms(
  current: ShownForm,
  forms: readonly ShownForm[],
  answers: Answers,
  reader: AnswerReader,
): ReadAnswer[] {
  const known = new Set(allQuestions(current).map(({ key }) => key))
  return [...forms]
    .sort((one, other) => other.number - one.number)
    .flatMap(allQuestions)
    .flatMap((question) => {
      if (known.has(question.key) || answerTo(answers, question.key) === '') return []
      known.add(question.key)
      return [readAnswer(question, answers, reader)]
    })
}

function allQuestions({ sections }: ShownForm): ShownQuestion[] {
  return sections.flatMap(({ questions }) => questions.filter(isAsked))
}
