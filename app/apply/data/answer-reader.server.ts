import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, teamMembers } from '#db/schema/index.ts'
import type { RequestContext } from '#app/http/context.ts'
import { questionsOf, type FormBody } from '#app/publish/core/form/form.ts'
import type { AnswerReader } from '#app/publish/core/form/said-answer.ts'

/** What has to be looked up to read the answers of a proposal: nothing, unless the forms ask for people. */
export async function answerReader(
  { db, lang, t }: Pick<RequestContext, 'lang' | 't'> & { db: Executor },
  {
    proposalId,
    forms,
    files,
  }: { proposalId: string; forms: readonly FormBody[]; files?: AnswerReader['files'] },
): Promise<AnswerReader> {
  const asks = forms.some((form) => questionsOf(form).some(({ type }) => type === 'member'))
  return {
    lang,
    t: t('publish'),
    ...(files && { files }),
    ...(asks && { members: await memberNames(db, proposalId) }),
  }
}

async function memberNames(db: Executor, proposalId: string): Promise<Record<string, string>> {
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(eq(teamMembers.proposalId, proposalId))
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
