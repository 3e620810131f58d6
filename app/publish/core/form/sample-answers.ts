/** An answer to each question as it might be given, to see how a form is read before anybody has answered it. */
import type { FileFacts } from './said-answer.ts'
import { questionsOf, type FormBody, type Question } from './form.ts'

/** Answers to everything; `words` stands where somebody would write. */
export function sampleAnswers(form: FormBody, words: string): Record<string, string> {
  return Object.fromEntries(
    questionsOf(form).map((question) => [question.key, sampleAnswer(question, words)]),
  )
}

/** The same as it is read: with a person and a file, which nobody can name in an answer before there are any. */
export function sampleReading(
  form: FormBody,
  { answer, member, file }: { readonly answer: string; readonly member: string; readonly file: string },
) {
  const given: Readonly<Record<string, string>> = { file: JSON.stringify(['sample']), member: 'sample' }
  const ofTeam = questionsOf(form).flatMap(({ key, type }) =>
    type === 'file' || type === 'member' ? [[key, given[type] ?? '']] : [],
  )
  const facts: FileFacts = { type: 'pdf', bytes: 240_000, scan: 'clean', cautions: [] }
  return {
    answers: { ...sampleAnswers(form, answer), ...(Object.fromEntries(ofTeam) as Record<string, string>) },
    members: { sample: member },
    files: { sample: { name: file, to: null, facts } },
  }
}

function sampleAnswer(question: Question, words: string): string {
  switch (question.type) {
    case 'number':
      return String(Math.max(question.config.minimum, Math.min(12, question.config.maximum)))
    case 'money':
      return String(Math.min(10_000, question.config.maximum))
    case 'date':
      return question.config.from ?? question.config.to ?? '2027-01-31'
    case 'choice':
      return question.config.choices[0] ?? ''
    case 'choices':
      return JSON.stringify(question.config.choices.slice(0, question.config.most ?? 2))
    case 'ranking':
      return JSON.stringify(
        question.config.choices.slice(0, question.config.most ?? question.config.choices.length),
      )
    case 'table': {
      const sample = { text: words, number: '4', money: '1000', date: '2027-01-31' }
      const row = Object.fromEntries(question.config.columns.map(({ key, kind }) => [key, sample[kind]]))
      return JSON.stringify(Array.from({ length: Math.min(2, question.config.maximumRows) }, () => row))
    }
    case 'link':
      return 'https://northernheat.example'
    case 'country':
      return 'FI'
    case 'organisation':
      return JSON.stringify({
        name: 'Northern Heat Oy',
        country: 'FI',
        website: 'https://northernheat.example',
      })
    case 'maturity':
      return '6'
    case 'consent':
      return 'yes'
    case 'language':
      return 'en'
    // Nobody has a team or files yet.
    case 'file':
    case 'member':
      return ''
    default:
      return words
  }
}
