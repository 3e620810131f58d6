/**
 * The table that proposals are exported as: one row each, the same columns in every format. Facts as they were frozen with
 * the newest version; answers as they were written, and what was chosen in the words of whoever reads the table.
 */
import type { EarlierAnswers } from '#app/apply/core/frozen-body.ts'
import type { ConsortiumPartner } from '#app/apply/core/consortium.ts'
import type { TradeSecret } from '#app/apply/core/trade-secrets.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { DeskStanding } from './proposal-list.ts'

/** What was decided about a proposal, as far as the reader may know it. This room does not know what an outcome means. */
export type ExportedOutcome = {
  readonly outcome: string
  readonly place: number | null
  /** Which award of the challenge, in the reader's words; null where it has no award lines. */
  readonly award: string | null
  /** What it pays, in whole units of `currency` (ISO 4217); null where it pays nothing. */
  readonly amount: number | null
  readonly currency: string | null
}

export type ExportedProposal = {
  readonly reference: string
  readonly standing: DeskStanding
  /** Number of the rule that is not met, and why. */
  readonly rule: string | null
  readonly reason: string | null
  /** Null where nothing is decided yet, or not told to the reader. */
  readonly decided: ExportedOutcome | null
  /** ISO 8601, UTC. */
  readonly submittedAt: string
  readonly version: number
  /** Of the version, as its receipt says it. */
  readonly hash: string
  readonly language: Locale
  readonly organisation: string
  readonly kind: string
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string
  /** Null for what was withdrawn: its content is the team's again. */
  readonly content: {
    readonly title: string
    readonly registryNumber: string
    readonly website: string
    /** The other organisations of its consortium. */
    readonly partners: readonly ConsortiumPartner[]
    /** Of the form that was answered. */
    readonly formNumber: number
    readonly answers: Readonly<Partial<Record<string, string>>>
    /** Answers marked as trade secrets, with why; those to a reader who may not read them are not among the answers. */
    readonly secrets: readonly TradeSecret[]
    /** To questions of challenges from which it was moved. */
    readonly earlier: readonly EarlierAnswers[]
  } | null
}

export const factColumns = [
  'reference',
  'title',
  'organisation',
  'kind',
  'country',
  'registryNumber',
  'website',
  'partners',
  'language',
  'version',
  'submittedAt',
  'standing',
  'rule',
  'reason',
  'outcome',
  'award',
  'place',
  'amount',
  'currency',
  'hash',
  'tradeSecrets',
  'earlier',
] as const
export type FactColumn = (typeof factColumns)[number]

/** A question of one of the challenge's forms: its key, and what the header calls it. */
export type QuestionColumn = { readonly key: string; readonly label: string }

/** What a table says in the reader's words where a proposal holds a code. */
export type RowWords = {
  /** Stands where a secret is not for the reader. */
  readonly leftOut: string
  readonly standing: (standing: DeskStanding) => string
  readonly outcome: (outcome: string) => string
  readonly kind: (kind: string) => string
  readonly country: (code: string) => string
  readonly language: (tag: string) => string
  readonly partner: (partner: ConsortiumPartner) => string
  /** What was chosen; prose, numbers and days as they were written. */
  readonly answer: (given: { form: number; question: string; text: string }) => string
}

/** The columns of the questions in a table: without the title, which is among the facts. */
export function tableQuestions(questions: readonly QuestionColumn[]): QuestionColumn[] {
  return questions.filter(({ key }) => key !== 'title')
}

/** One row, a text for each column: first the facts, then the answers to `questions`, which have a column each. */
export function exportRow(
  proposal: ExportedProposal,
  questions: readonly QuestionColumn[],
  words: RowWords,
): string[] {
  const { content, decided } = proposal
  const labelOf = (key: string) => questions.find((question) => question.key === key)?.label ?? key
  const isSecret = (key: string) => content?.secrets.some(({ question }) => question === key) ?? false
  const facts: Readonly<Record<FactColumn, string | number | null>> = {
    ...proposal,
    standing: words.standing(proposal.standing),
    outcome: decided && words.outcome(decided.outcome),
    award: decided && decided.award,
    place: decided && decided.place,
    amount: decided && decided.amount,
    currency: decided && decided.currency,
    kind: words.kind(proposal.kind),
    country: words.country(proposal.country),
    language: words.language(proposal.language),
    partners: (content?.partners ?? []).map(words.partner).join('\n'),
    title: content?.title ?? '',
    registryNumber: content?.registryNumber ?? '',
    website: content?.website ?? '',
    tradeSecrets: (content?.secrets ?? [])
      .map(({ question, reason }) => `${labelOf(question)}: ${reason}`)
      .join('\n'),
    earlier: (content?.earlier ?? [])
      .flatMap(({ answers }) =>
        Object.entries(answers).map(([key, text]) => `${labelOf(key)}: ${text ?? ''}`),
      )
      .join('\n'),
  }
  return [
    ...factColumns.map((column) => String(facts[column] ?? '')),
    ...questions.map(({ key }) => {
      const text = content?.answers[key]
      if (content === null || text === undefined) return isSecret(key) ? words.leftOut : ''
      return words.answer({ form: content.formNumber, question: key, text })
    }),
  ]
}

/** The longest text a cell of a workbook holds, in UTF-16 code units. */
const longestCell = 32_767

/**
 * A text as a cell of a workbook keeps it: what the format would take for one of its own signs (`_x000D_`) is escaped, and
 * what is longer than a cell is cut, with three dots for the rest.
 */
export function workbookText(text: string): string {
  const escaped = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return escaped.length <= longestCell ? escaped : `${escaped.slice(0, longestCell - 1)}…`
}

/** A name for a file that every system takes: letters, digits and hyphens. */
export function fileNameOf(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 80)).join('-')
}
