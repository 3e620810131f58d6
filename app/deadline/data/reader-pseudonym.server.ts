import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

/**
 * What a juror is called to the team of one proposal: the letters they have there, or new ones drawn among those nobody
 * has. Drawn at random, not counted from A: the first to read is the first in every proposal, and a letter that told
 * the order would tie the readings of one juror together. Letters that are easily taken for figures are left out; two
 * letters are drawn when all 24 single ones are taken.
 */
export async function pseudonymOf(
  db: Executor,
  { proposalId, personId }: { proposalId: string; personId: string },
): Promise<string> {
  // Two jurors who open it first at the same moment may draw the same letter: one of them draws again.
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const known = await pseudonymIn(db, proposalId, personId)
    if (known !== null) return known
    await db.execute(sql`
      with single as (select regexp_split_to_table('ABCDEFGHJKLMNPQRSTUVWXYZ', '') as letter),
      names as (select letter as name from single
        union all select a.letter || b.letter from single a cross join single b)
      insert into proposal_readers (proposal_id, person_id, pseudonym)
      select ${proposalId}, ${personId}, names.name from names
      where not exists (
        select 1 from proposal_readers taken where taken.proposal_id = ${proposalId} and taken.pseudonym = names.name)
      order by char_length(names.name), random() limit 1
      on conflict do nothing`)
  }
  throw new Error('No pseudonym was free for a reader')
}

async function pseudonymIn(db: Executor, proposalId: string, personId: string): Promise<string | null> {
  const { rows } = await db.execute<{ pseudonym: string }>(sql`
    select pseudonym from proposal_readers where proposal_id = ${proposalId} and person_id = ${personId}`)
  return rows[0]?.pseudonym ?? null
}
