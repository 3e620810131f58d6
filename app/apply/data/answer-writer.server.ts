import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { contentLanguages } from '#app/platform/languages.ts'
import { prepared } from '#db/prepared.server.ts'
import { draftAnswers } from '#db/schema/index.ts'

export type AnswerToWrite = {
  readonly proposalId: string
  readonly personId: string
  readonly question: string
  readonly value: string
  /** The version the person had before them; 0 when the question had no answer yet. */
  readonly version: number
}

export type WrittenAnswer = { readonly version: number; readonly changedAt: Date; readonly isAsked: boolean }

/**
 * Writes one answer of a draft in a single prepared statement, or nothing: the person is lead or editor of the team, the
 * draft is not withdrawn, the challenge takes proposals at this moment by the database's clock, a form of the challenge
 * asks or asked the question (`isStandard`: the standard form does), and the answer is still the version the person saw. It locks the proposal's row first, as submitting does, so that a version frozen meanwhile
 * either holds the answer or shows it as newer. Null when one of the conditions failed: the caller finds out which.
 */
export async function writeAnswer(
  db: Executor,
  answer: AnswerToWrite & { readonly isStandard: boolean },
): Promise<WrittenAnswer | null> {
  const [written] = await writing(db).execute(answer)
  return written ?? null
}

const languageList = `array['${contentLanguages.join("', '")}']`

const given = (name: keyof AnswerToWrite | 'isStandard') => sql.placeholder(name)

const writing = prepared((db) => {
  const draft = db.$with('draft', {}).as(sql`
    select p.id, p.challenge_id, c.state, c.opens_at,
      greatest(c.closes_at, p.own_closes_at) + c.grace_minutes * interval '1 minute' as taken_until
    from proposals p
    join challenges c on c.id = p.challenge_id
    join team_members m on m.proposal_id = p.id and m.person_id = ${given('personId')}
    where p.id = ${given('proposalId')} and p.state <> 'withdrawn' and m.role in ('lead', 'editor')
    for update of p`)
  // The time is read once, after the lock: a volatile function keeps PostgreSQL from folding this into its reader.
  const timed = db.$with('timed', {}).as(sql`select draft.*, haaste_now() as now from draft`)
  // Under the standard form, until a form of its own asks: the first one from the start, a later one from its addendum.
  const asked = db.$with('asked', {}).as(sql`
    select
      coalesce(bool_or(${given('question')} = any (f.questions)), false)
        or (${given('isStandard')}::boolean and not coalesce(bool_or(f.number = 1), false)) as ever,
      coalesce((array_agg(${given('question')} = any (f.questions) order by f.number desc))[1], ${given('isStandard')}::boolean) as now
    from draft d
    left join forms f on f.challenge_id = d.challenge_id
      and (f.number = 1 or exists (select 1 from briefs b where b.id = f.brief_id and b.is_published))`)
  const written = db.$with('written', {
    version: sql`version`.mapWith(draftAnswers.version).as('version'),
    changedAt: sql`changed_at`.mapWith(draftAnswers.changedAt).as('changed_at'),
  }).as(sql`
    insert into draft_answers (proposal_id, question, value, version, changed_by, changed_at)
    select id, ${given('question')}, ${given('value')}, 1, ${given('personId')}, now from timed
    where (select ever from asked) and state in ('scheduled', 'open') and opens_at <= now and now < taken_until
      and (${given('version')}::int = 0 or exists (
        select 1 from draft_answers a where a.proposal_id = timed.id and a.question = ${given('question')}))
    on conflict (proposal_id, question) do update
      set value = excluded.value, version = draft_answers.version + 1,
          changed_by = excluded.changed_by, changed_at = excluded.changed_at
      where draft_answers.version = ${given('version')}::int
    returning version, changed_at`)
  const drafted = db.$with('drafted', {}).as(sql`
    update proposals set draft_version = draft_version + 1,
      title = case when ${given('question')}::text = 'title'
        then left(btrim(${given('value')}::text), 300) else title end,
      language = case when ${given('question')}::text = 'language' and ${given('value')}::text = any (${sql.raw(languageList)})
        then ${given('value')}::text else language end
    where id = ${given('proposalId')} and exists (select 1 from written)`)
  return db
    .with(draft, timed, asked, written, drafted)
    .select({
      version: written.version,
      changedAt: written.changedAt,
      isAsked: sql<boolean>`(select now from asked)`,
    })
    .from(written)
    .prepare('write_answer')
})

/** An answer as it stands, with who wrote it by id and name; null while there is none. */
export async function currentAnswer(db: Executor, proposalId: string, question: string) {
  const [found] = await db
    .select({
      value: draftAnswers.value,
      version: draftAnswers.version,
      changedBy: sql<string | null>`(select p.name from people p where p.id = ${draftAnswers.changedBy})`,
      changedById: draftAnswers.changedBy,
      changedAt: draftAnswers.changedAt,
    })
    .from(draftAnswers)
    .where(sql`${draftAnswers.proposalId} = ${proposalId} and ${draftAnswers.question} = ${question}`)
  return found ?? null
}
