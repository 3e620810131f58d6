import { isEditable } from '#emails/editable.ts'
import { templates } from '#emails/index.ts'
import { mergeFieldsOf, mergeFieldsOfNotice, type MergeField } from '#emails/merge-fields.ts'
import { problemsOfBody, problemsOfSubject, type WordsProblem, type WordsRules } from '#emails/own-words.ts'
import type { Wording } from '#emails/subject-of.ts'

/** Where half the world has its mail: an address there says nothing of whose pages the host shows. */
const mailProviders = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'gmx.com',
  'qq.com',
  '163.com',
  '126.com',
]

export type LinkScope = { readonly publicOrigin: string; readonly contactEmail: string }

/**
 * Where links in a programme's mails may lead: to this installation, and to the site its contact address belongs to.
 * Mail filters distrust links to many places, and readers should.
 */
export function linkScope({ publicOrigin, contactEmail }: LinkScope): Pick<WordsRules, 'hosts' | 'domains'> {
  const domain = contactEmail.split('@').at(-1)?.toLowerCase() ?? ''
  return {
    hosts: [new URL(publicOrigin).host.toLowerCase()],
    domains: domain === '' || mailProviders.includes(domain) ? [] : [domain],
  }
}

/** The rules of own words for a notice; null for one whose words are not the programme's to change. */
export function wordsRules(notice: string, scope: LinkScope): WordsRules | null {
  const fields = fieldsOf(notice)
  return fields && { fields: fields.map(({ name }) => name), ...linkScope(scope) }
}

/** The merge fields that words of this notice may name; null for one whose words are not to be changed. */
export function fieldsOf(notice: string): MergeField[] | null {
  if (isEditable(notice)) return mergeFieldsOfNotice(templates[notice])
  return notice === 'broadcast.custom' ? mergeFieldsOf(templates[notice]) : null
}

export type WordingProblems = {
  readonly subject: readonly WordsProblem[]
  readonly body: readonly WordsProblem[]
}

/** Everything that keeps words from being saved; null when nothing does. */
export function problemsOfWording({ subject, body }: Wording, rules: WordsRules): WordingProblems | null {
  const problems = { subject: problemsOfSubject(subject, rules), body: problemsOfBody(body, rules) }
  return problems.subject.length + problems.body.length === 0 ? null : problems
}
