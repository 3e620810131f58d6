/** How a form differs from the one before it: what an addendum says, and what a team has to look at again. */
import type { ShownForm, ShownQuestion } from './form-words.ts'

/** What of a question reads or counts differently. */
export const questionAspects = [
  'label',
  'help',
  'choices',
  'limits',
  'required',
  'optional',
  'condition',
  'visibility',
] as const
export type QuestionAspect = (typeof questionAspects)[number]

export type FormChange =
  | {
      readonly kind: 'added' | 'removed'
      readonly key: string
      readonly label: string
      readonly section: string
    }
  | {
      readonly kind: 'changed'
      readonly key: string
      readonly label: string
      readonly section: string
      readonly before: string | null
      readonly aspects: readonly QuestionAspect[]
    }
  | { readonly kind: 'moved'; readonly key: string; readonly label: string; readonly section: string }

/** Every question that is new, gone, moved to another section, or says something else, in the order of the newer form. */
export function formChanges(before: ShownForm, after: ShownForm): FormChange[] {
  const old = placed(before)
  const now = placed(after)
  const changed = [...now.values()].flatMap(({ question, section }): FormChange[] => {
    const { key, label } = question
    const was = old.get(key)
    if (!was) return [{ kind: 'added', key, label, section }]
    const aspects = aspectsOf(was.question, question)
    if (aspects.length > 0) {
      const renamed = was.question.label === label ? null : was.question.label
      return [{ kind: 'changed', key, label, section, before: renamed, aspects }]
    }
    return was.sectionKey === now.get(key)?.sectionKey ? [] : [{ kind: 'moved', key, label, section }]
  })
  const gone = [...old.values()].flatMap(({ question: { key, label }, section }): FormChange[] =>
    now.has(key) ? [] : [{ kind: 'removed', key, label, section }],
  )
  return [...changed, ...gone]
}

function placed({ sections }: ShownForm) {
  return new Map(
    sections.flatMap(({ key: sectionKey, title: section, questions }) =>
      questions.map((question) => [question.key, { question, section, sectionKey }] as const),
    ),
  )
}

function aspectsOf(before: ShownQuestion, after: ShownQuestion): QuestionAspect[] {
  const differs = (one: unknown, other: unknown) => inOrder(one) !== inOrder(other)
  const choices = ({ config, parts }: ShownQuestion) => [
    'choices' in config ? config.choices : 'columns' in config ? config.columns : null,
    parts,
  ]
  const limits = ({ config }: ShownQuestion) => {
    const { choices: _choices, columns: _columns, rows: _rows, ...others } = config as Record<string, unknown>
    return others
  }
  const found: Readonly<Record<QuestionAspect, boolean>> = {
    label: before.label !== after.label,
    help: before.help !== after.help,
    choices: differs(choices(before), choices(after)),
    limits: differs(limits(before), limits(after)),
    required: !before.isRequired && after.isRequired,
    optional: before.isRequired && !after.isRequired,
    condition: differs(before.condition, after.condition),
    visibility: before.visibility !== after.visibility,
  }
  return questionAspects.filter((aspect) => found[aspect])
}

/** The same text for the same thing, whatever the order of its keys. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
