/**
 * A version as those have it who may not read its trade secrets: whoever is neither in the team nor screens nor judges. What
 * is marked is not in it at all, in whatever form it was said; that it was marked, and why, is.
 */
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Answers } from '#app/publish/core/form/form.ts'
import type { FrozenBody } from './frozen-body.ts'

/** The same version without what its team has marked; `also`: questions that were marked in another version of it. */
export function withoutSecrets(body: FrozenBody, also: readonly string[] = []): FrozenBody {
  const { secrets = [], translations, files, earlier } = body
  const marked = new Set([...secrets.map(({ question }) => question), ...also])
  if (marked.size === 0) return body
  const isSecret = (question: string) => marked.has(question)
  const open = (answers: Answers) =>
    Object.fromEntries(Object.entries(answers).filter(([question]) => !isSecret(question)))
  return {
    ...body,
    answers: open(body.answers),
    ...(translations && { translations: translations.filter(({ question }) => !isSecret(question)) }),
    ...(files && { files: files.filter(({ question }) => !isSecret(question)) }),
    ...(earlier && { earlier: earlier.map((each) => ({ ...each, answers: open(each.answers) })) }),
  }
}

/** The text of that, for a file. It has no hash of its own: it is not what was handed in. */
export function withheldText(body: FrozenBody, also: readonly string[] = []): string {
  return canonicalJson(withoutSecrets(body, also))
}
