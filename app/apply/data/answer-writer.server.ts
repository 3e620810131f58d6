import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { draftAnswers } from '#db/schema/index.ts'

export type AnswerToWrite = {
  readonly proposalId: string
  readonly personId: string
  readonly question: string
  readonly value: string
  /** The version the person had before them; 0 when the question had no answer yet. */
  readonly version: number
}

/**
 * Writes one answer of a draft in a single statement, or nothing: the person is lead or editor of the team, the draft
 * is not withdrawn, the challenge takes proposals at this moment by the database's clock, and the answer is still the
 * version the person saw. It locks the proposal's row first, as submitting does, so that a version frozen meanwhile
 * either holds the answer or shows it as newer. Null when one of the conditions failed: the caller finds out which.
 */
export async function writeAnswer(
  db: Executor,
  { proposalId, personId, question, value, version }: AnswerToWrite,
): Promise<{ version: number; changedAt: Date } | null> {
  const { rows } = await db.execute<{ version: number; changed_at: Date | string }>(sql`
    with draft as materialized (
      select p.id, c.state, c.opens_at, c.closes_at
      from proposals p
      join challenges c on c.id = p.challenge_id
      join team_members m on m.proposal_id = p.id and m.person_id = ${personId}
      where p.id = ${proposalId} and p.state <> 'withdrawn' and m.role in ('lead', 'editor')
      for update of p
    ), timed as materialized (
      select draft.*, haaste_now() as now from draft
    ), written as (
      insert into draft_answers (proposal_id, question, value, version, changed_by, changed_at)
      select id, ${question}, ${value}, 1, ${personId}, now from timed
      where state in ('scheduled', 'open') and opens_at <= now and now < closes_at
        and (${version}::int = 0 or exists (
          select 1 from draft_answers a where a.proposal_id = timed.id and a.question = ${question}))
      on conflict (proposal_id, question) do update
        set value = excluded.value, version = draft_answers.version + 1,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at
        where draft_answers.version = ${version}::int
      returning version, changed_at
    ), drafted as (
      update proposals set draft_version = draft_version + 1,
        title = case when ${question} = 'title' then left(btrim(${value}), 300) else title end,
        language = case when ${question} = 'language' and ${value} in ('en', 'fi', 'sv', 'zh-CN')
          then ${value} else language end
      where id = ${proposalId} and exists (select 1 from written)
    )
    select version, changed_at from written`)
  const [written] = rows
  return written ? { version: written.version, changedAt: new Date(written.changed_at) } : null
}

/** An answer as it stands, with who wrote it by name; null while there is none. */
export async function currentAnswer(db: Executor, proposalId: string, question: string) {
  const [found] = await db
    .select({
      value: draftAnswers.value,
      version: draftAnswers.version,
      changedBy: sql<string | null>`(select p.name from people p where p.id = ${draftAnswers.changedBy})`,
      changedAt: draftAnswers.changedAt,
    })
    .from(draftAnswers)
    .where(sql`${draftAnswers.proposalId} = ${proposalId} and ${draftAnswers.question} = ${question}`)
  return found ?? null
}
