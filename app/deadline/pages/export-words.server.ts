import type { ApplicantKind } from '#app/publish/core/eligibility.ts'
import type { RequestContext } from '#app/http/context.ts'
import { countryName } from '#app/platform/format.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { saidAnswer, type AnswerReader } from '#app/publish/core/form/said-answer.ts'
import type { ShownForm, ShownQuestion } from '#app/publish/core/form/form-words.ts'
import type { RowWords } from '../core/export-table.ts'
import { namesInAnswers } from '../data/export.server.ts'

/** What is calculated with or put in order stays as it was written, as prose does. */
const asWritten: readonly ShownQuestion['type'][] = [
  'short-text',
  'long-text',
  'markdown',
  'note',
  'number',
  'money',
  'date',
  'link',
]

/** The words of a table for this reader, but for those of outcomes. `forms` are all of the challenge, the newest first. */
export async function rowWords(
  context: Pick<RequestContext, 'lang' | 't' | 'db'>,
  challengeId: string,
  forms: readonly ShownForm[],
): Promise<Omit<RowWords, 'outcome'>> {
  const { lang } = context
  const [t, apply] = [context.t('deadline'), context.t('apply')]
  const asked = forms.flatMap(({ number, sections }) =>
    sections.flatMap(({ questions }) => questions.map((question) => ({ number, question }))),
  )
  const names = asked.some(({ question: { type } }) => type === 'member' || type === 'file')
    ? await namesInAnswers(context.db, challengeId)
    : { members: {}, files: {} }
  const reader: AnswerReader = {
    ...{ lang, t: context.t('publish'), members: names.members },
    files: Object.fromEntries(
      Object.entries(names.files).map(([id, name]) => [id, { name, to: null, facts: null }]),
    ),
  }
  return {
    leftOut: t('export.left-out'),
    standing: (standing) => t(`outcomes.${standing}`),
    kind: (kind) => apply(`kinds.${kind as ApplicantKind}`),
    country: (code) => countryName(lang, code),
    language: (tag) => languageWord(lang, tag),
    partner: ({ name, country, part, hasAgreed }) =>
      `${name}, ${countryName(lang, country)}: ${part} (${apply(hasAgreed ? 'consortium.said-yes' : 'consortium.said-not-yet')})`,
    answer({ form, question: key, text }) {
      const same = asked.filter(({ question }) => question.key === key)
      const found = (same.find(({ number }) => number === form) ?? same[0])?.question
      return found === undefined || asWritten.includes(found.type) ? text : inWords(found, text, reader)
    },
  }
}

/** One line each: a hyphen before it would be read as the beginning of a formula. */
function inWords(question: ShownQuestion, text: string, reader: AnswerReader): string {
  const said = saidAnswer(question, text, reader)
  switch (said.kind) {
    case 'list':
      return said.items.map((item, index) => (said.isRanked ? `${index + 1}. ${item}` : item)).join('\n')
    case 'table':
      return [said.columns.map(({ label }) => label), ...said.rows]
        .map((cells) => cells.join(' | '))
        .join('\n')
    case 'files':
      return said.files.map(({ name }) => name).join('\n')
    default:
      return said.text
  }
}
