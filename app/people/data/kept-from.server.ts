import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { conflicts, jurors } from '#db/schema/index.ts'

/**
 * The ids of the proposals that a seat on a jury closes to a person (a conflict, an exclusion, an abstention), as an
 * array. They are closed to every other role of the same person: whoever lists, counts, searches or exports proposals
 * leaves them out with it.
 */
export function keptFrom(personId: string | SQLWrapper): SQL {
  return sql`array(select ${conflicts.proposalId} from ${conflicts} join ${jurors} on ${jurors.id} = ${conflicts.jurorId}
    where ${jurors.personId} = ${personId} and ${conflicts.standing} <> 'clear')`
}
