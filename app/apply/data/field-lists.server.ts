import type { RequestContext } from '#app/http/context.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import type { ShownQuestion } from '#app/publish/core/form/form-words.ts'
import type { FieldLists } from '../core/field-lists.ts'
import { filesOfDraft } from './files.server.ts'
import { teamOf } from './team.server.ts'

/** The lists that the fields of these questions need. */
export async function fieldLists(
  { db, lang, now }: Pick<RequestContext, 'db' | 'lang' | 'now'>,
  { proposalId, questions }: { proposalId: string; questions: readonly ShownQuestion[] },
): Promise<FieldLists> {
  const needs = (...types: ShownQuestion['type'][]) => questions.some(({ type }) => types.includes(type))
  const files = needs('file') ? await filesOfDraft(db, proposalId) : []
  const members = needs('member') ? (await teamOf(db, proposalId, now)).members : []
  return {
    files: files.map(({ id, question, name }) => ({ id, question, name })),
    countries: needs('country', 'organisation') ? countryChoices(lang) : [],
    languages: needs('language') ? languageChoices(lang) : [],
    members: members.map(({ personId, name }) => ({ value: personId, label: name })),
  }
}
