/**
 * A version as those have it who may not read its trade secrets: whoever is neither in the team nor screens nor judges. What
 * is marked is not in it at all, in whatever form it was said; that it was marked, and why, is.
 */
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Answers } from '#app/publish/core/form/form.ts'
import type { FrozenBody } from './frozen-body.ts'
import type { TradeSecret } from './trade-secrets.ts'

/** The same version without what its team has marked: in it, and in the draft or another version (`ever`). */
export function withoutSecrets(body: FrozenBody, ever: readonly TradeSecret[]): FrozenBody {
  const { secrets = [], translations, files, earlier } = body
  const marked = new Map([...ever, ...secrets].map((secret) => [secret.question, secret]))
  if (marked.size === 0) return body
  const isSecret = (question: string) => marked.has(question)
  const open = (answers: Answers) =>
    Object.fromEntries(Object.entries(answers).filter(([question]) => !isSecret(question)))
  return {
    ...body,
    secrets: [...marked.values()],
    answers: open(body.answers),
    ...(translations && { translations: translations.filter(({ question }) => !isSecret(question)) }),
    ...(files && { files: files.filter(({ question }) => !isSecret(question)) }),
    ...(earlier && { earlier: earlier.map((each) => ({ ...each, answers: open(each.answers) })) }),
  }
}

/** The text of that, for a file. It has no hash of its own: it is not what was handed in. */
export function withheldText(body: FrozenBody, ever: readonly TradeSecret[]): string {
  return canonicalJson(withoutSecrets(body, ever))
}
