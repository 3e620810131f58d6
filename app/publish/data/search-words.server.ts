import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

/** For each typed word, itself and up to three that it may have been meant to be. One query. */
export async function alternativesOf(db: Executor, typed: string): Promise<string[][]> {
  const { rows } = await db.execute<{ word: string; similar: string[] }>(
    sql`select word, similar_words(word) as similar from unnest(${sql.param(wordsIn(typed))}::text[]) with ordinality t(word, n) order by n`,
  )
  return rows.map(({ word, similar }) => [word, ...similar])
}

/** One of each word's alternatives must be found; null, and so nothing, where nothing that can be found was typed. */
export function queryOf(alternatives: readonly (readonly string[])[]): SQL {
  if (alternatives.length === 0) return sql`null::tsquery`
  const each = alternatives.map((words) => {
    const asked = words.map((word) => sql`search_query(${word})`)
    return sql`(${sql.join(asked, sql` || `)})`
  })
  return sql.join(each, sql` && `)
}

/** Every typed piece stands somewhere in the wording (titles, questions, names), signs as they are. */
export function partsOf(typed: string, wording: SQLWrapper): SQL {
  const pieces = wordsIn(typed).map(
    (piece) => sql`${wording} like '%' || search_fold(${piece.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`,
  )
  return pieces.length > 0 ? sql.join(pieces, sql` and `) : sql`false`
}

const wordsIn = (typed: string) => typed.split(/\s+/).filter(Boolean).slice(0, 8)
