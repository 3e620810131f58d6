/** What the builder's page of a question sends, made into an edit. */
import * as z from 'zod/mini'
import type { Locale } from '#app/platform/i18n.ts'
import { freshKey, type FormEdit } from './form-edits.ts'
import { longestHelp, longestLabel, longestPart } from './form-schema.ts'
import { visibilities } from './visibility.ts'
import { partsOf, type Condition, type Question } from './form.ts'
import { freshParts } from './fresh-parts.ts'
import { cellKinds } from './question-type.ts'
import { typedDay, typedNumber } from './typed-number.ts'
import { questionTypeNames } from './types/index.ts'

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const key = z.string().check(z.maxLength(60))
const revision = z._default(z.string().check(z.maxLength(60)), '')
const named = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestLabel))
const direction = z.pipe(
  z.enum(['up', 'down']),
  z.transform((way) => (way === 'up' ? (-1 as const) : (1 as const))),
)
const list = z._default(
  z.pipe(
    z.union([z.array(z.string()), z.string()]),
    z.transform((sent) => (typeof sent === 'string' ? [sent] : sent)),
  ),
  [],
)
const byKey = <Value extends z.ZodMiniType>(value: Value) => z._default(z.record(key, value), {})

export const formEditSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), revision }),
  z.object({ intent: z.literal('drop'), revision }),
  z.object({ intent: z.literal('add-section'), revision, title: named }),
  z.object({
    intent: z.literal('write-section'),
    revision,
    section: key,
    title: named,
    hint: line(longestHelp),
  }),
  z.object({ intent: z.literal('move-section'), revision, section: key, way: direction }),
  z.object({ intent: z.literal('remove-section'), revision, section: key }),
  z.object({
    intent: z.literal('add-question'),
    revision,
    section: key,
    kind: z.enum(questionTypeNames as [(typeof questionTypeNames)[number]]),
    label: named,
  }),
  z.object({ intent: z.literal('move-question'), revision, question: key, way: direction }),
  z.object({ intent: z.literal('remove-question'), revision, question: key }),
  z.object({
    intent: z.literal('write-question'),
    revision,
    question: key,
    label: line(longestLabel),
    help: line(longestHelp),
    isRequired: z.optional(z.string()),
    visibility: z.enum(visibilities),
    condition: list,
    /** What choices, columns and units are called, by key; new ones under `0`, `1` and so on. */
    parts: byKey(line(longestPart)),
    fresh: byKey(line(longestPart)),
    gone: list,
    kinds: byKey(z.enum(cellKinds)),
    freshKinds: byKey(z.enum(cellKinds)),
    config: byKey(line(40)),
  }),
])
export type FormEditForm = z.output<typeof formEditSchema>
type WrittenQuestion = Extract<FormEditForm, { intent: 'write-question' }>

/** The edit that a page asks for. `taken` are keys that parts of the question have had before. */
export function questionEdit(
  sent: WrittenQuestion,
  { question, locale, taken }: { question: Question; locale: Locale; taken: readonly string[] },
): Extract<FormEdit, { type: 'write-question' }> {
  const parts = partsAsSent(sent, question, taken)
  return {
    type: 'write-question',
    question: question.key,
    locale,
    label: sent.label,
    help: sent.help,
    parts: Object.fromEntries(parts.map(({ key: part, text }) => [part, text])),
    isRequired: sent.isRequired !== undefined,
    visibility: sent.visibility,
    condition: conditionAsSent(sent.condition),
    config: configAsSent(sent, question, parts),
  }
}

/** The keys that fresh rows get with this edit, by their row; empty where a row says nothing. */
export function keysOfFreshRows(
  { fresh }: WrittenQuestion,
  { edit, question }: { edit: Extract<FormEdit, { type: 'write-question' }>; question: Question },
): string[] {
  const known = partsOf(question)
  const made = Object.keys(edit.parts).filter((part) => !known.includes(part))
  return Array.from({ length: freshParts }, (_, row) => (fresh[row] ? (made.shift() ?? '') : ''))
}

type SentPart = { readonly key: string; readonly text: string; readonly kind: string }

function partsAsSent(
  { parts, fresh, gone, kinds, freshKinds }: WrittenQuestion,
  question: Question,
  taken: readonly string[],
) {
  const { config } = question
  if (question.type === 'number')
    return ['unit', 'unit-one'].map((part) => ({ key: part, text: parts[part] ?? '', kind: '' }))
  const known =
    'choices' in config ? config.choices : 'columns' in config ? config.columns.map((each) => each.key) : []
  const all: SentPart[] = known
    .filter((part) => !gone.includes(part))
    .map((part) => ({ key: part, text: parts[part] ?? '', kind: kinds[part] ?? 'text' }))
  for (const [row, text] of Object.entries(fresh).sort(([one], [other]) => Number(one) - Number(other))) {
    if (text === '') continue
    const used = [...taken, ...known, ...all.map((part) => part.key)]
    const stem = 'columns' in config ? 'column' : 'choice'
    all.push({ key: freshKey(stem, used), text, kind: freshKinds[row] ?? 'text' })
  }
  return all
}

/** Boxes are named `question=choice`; all of one question. */
function conditionAsSent(ticked: readonly string[]): Condition | null {
  const pairs = ticked.map((pair) => pair.split('='))
  const [first] = pairs
  if (!first?.[0]) return null
  const choices = pairs.flatMap(([question, choice]) => (question === first[0] && choice ? [choice] : []))
  return choices.length === 0 ? null : { question: first[0], choices }
}

/** Two questions were ticked: a condition looks at one. */
export function hasTwoConditions({ condition }: WrittenQuestion): boolean {
  return new Set(condition.map((pair) => pair.split('=')[0])).size > 1
}

function configAsSent(
  { config: sent }: WrittenQuestion,
  question: Question,
  parts: readonly SentPart[],
): unknown {
  const number = (name: string, otherwise?: number) => {
    const text = sent[name] ?? ''
    return text === '' ? otherwise : (typedNumber(text) ?? Number.NaN)
  }
  const day = (name: string) => {
    const text = sent[name] ?? ''
    return text === '' ? undefined : (typedDay(text) ?? text)
  }
  const present = (settings: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  switch (question.type) {
    case 'short-text':
      return { limit: number('limit', question.config.limit) }
    case 'long-text':
    case 'markdown':
      return present({
        limit: number('limit', question.config.limit),
        minimum: number('minimum'),
        rows: question.config.rows,
      })
    case 'number':
      return present({
        minimum: number('minimum', question.config.minimum),
        maximum: number('maximum', question.config.maximum),
        decimals: number('decimals'),
      })
    case 'money':
      return {
        currency: (sent.currency ?? question.config.currency).toUpperCase(),
        maximum: number('maximum', question.config.maximum),
      }
    case 'date':
      return present({ from: day('from'), to: day('to') })
    case 'choice':
      return { choices: parts.map(({ key: part }) => part) }
    case 'choices':
    case 'ranking':
      return present({ choices: parts.map(({ key: part }) => part), most: number('most') })
    case 'file':
      return { most: number('most', question.config.most) }
    case 'table':
      return {
        columns: parts.map(({ key: part, kind }) => ({ key: part, kind })),
        currency: (sent.currency ?? question.config.currency).toUpperCase(),
        minimumRows: number('minimumRows', question.config.minimumRows),
        maximumRows: number('maximumRows', question.config.maximumRows),
      }
    default:
      return question.config
  }
}
