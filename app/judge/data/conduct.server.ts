import { desc, eq, max } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, conducts, jurors } from '#db/schema/index.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import {
  builtInConduct,
  builtInVersion,
  isConductOutdated,
  type Conduct,
  type ConductTexts,
} from '../core/conduct.ts'

/** The newest version of a programme; the built-in one where it has written none. One query. */
export async function currentConduct(db: Executor, programmeId: string): Promise<Conduct> {
  const [row] = await db
    .select({ version: conducts.version, texts: conducts.texts, publishedAt: conducts.publishedAt })
    .from(conducts)
    .where(eq(conducts.programmeId, programmeId))
    .orderBy(desc(conducts.version))
    .limit(1)
  return row ?? { version: builtInVersion, texts: builtInConduct, publishedAt: null }
}

/** What the record knows a version by. */
export function hashOfConduct(texts: ConductTexts): string {
  return sha256(canonicalJson(texts))
}

/** True while a version newer than the one a juror has accepted waits for their word. One query. */
export async function needsConduct(db: Executor, jurorId: string): Promise<boolean> {
  const [seat] = await db
    .select({ accepted: jurors.conductVersion, newest: max(conducts.version) })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .leftJoin(conducts, eq(conducts.programmeId, challenges.programmeId))
    .where(eq(jurors.id, jurorId))
    .groupBy(jurors.id)
  return seat !== undefined && isConductOutdated(seat.accepted, seat.newest ?? builtInVersion)
}
