import { eq } from 'drizzle-orm'
import { challenges, conducts, programmes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { ConductTexts } from '../core/conduct.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { currentConduct, hashOfConduct } from '../data/conduct.server.ts'

export type PublishConductInput = {
  readonly programmeId: string
  readonly by: string
  readonly texts: ConductTexts
  /** The version that was on the screen. */
  readonly seenVersion: number
}

/**
 * A new version of the code of conduct. Earlier ones stay as they were; the record holds its hash. From now on it is
 * what whoever takes a seat accepts, and every juror of the programme is asked for it before they score on.
 */
export async function publishConduct(
  { programmeId, by, texts, seenVersion }: PublishConductInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ version: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    await tx.select().from(programmes).where(eq(programmes.id, programmeId)).for('no key update')
    const current = await currentConduct(tx, programmeId)
    if (current.version !== seenVersion) return refuse('conduct-changed')
    const hash = hashOfConduct(texts)
    if (hash === hashOfConduct(current.texts)) return refuse('conduct-unchanged')
    const version = current.version + 1
    const publishedAt = await clock.now(tx)
    await tx.insert(conducts).values({ programmeId, version, texts, hash, publishedBy: by, publishedAt })
    await appendEntry(tx, {
      programmeId,
      type: 'ConductPublished',
      at: publishedAt,
      body: { by, version, hash },
    })
    const concerned = await tx
      .select({ id: challenges.id })
      .from(challenges)
      .where(eq(challenges.programmeId, programmeId))
    for (const { id: challengeId } of concerned) await notices.replan(tx, { challengeId })
    return accept({ version })
  })
}
