import { eq } from 'drizzle-orm'
import { broadcasts, challenges, programmes } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { audiencesOffered, type BroadcastAudience, type BroadcastTexts } from '../core/broadcast.ts'
import { problemsOfWording, wordsRules, type WordingProblems } from '../core/words-rules.ts'
import { scopeFacts } from '../data/broadcast-audiences.server.ts'
import { lockBroadcast } from '../data/broadcasts.server.ts'

export type NewBroadcast = {
  /** Null: a new one. */
  readonly id: string | null
  readonly programmeId: string
  readonly challengeId: string | null
  readonly audience: BroadcastAudience
  readonly texts: BroadcastTexts
  readonly by: string
}

type Refused =
  | { code: 'no-such-broadcast' }
  | { code: 'broadcast-not-draft' }
  | { code: 'audience-not-yet' }
  | { code: 'broadcast-without-words' }
  | { code: 'words-invalid'; problems: Partial<Record<Locale, WordingProblems>> }

/** Keeps what an organiser writes to many, as a draft that nobody gets. */
export async function writeBroadcast(
  { id, programmeId, challengeId, audience, texts, by }: NewBroadcast,
  { publicOrigin }: { readonly publicOrigin: string },
  { db, clock }: Ports,
): Promise<Result<{ id: string }, Refused>> {
  return db.transaction(async (tx) => {
    if (challengeId !== null && !(await isOf(tx, { programmeId, challengeId })))
      return refuse('no-such-broadcast')
    const problems = await problemsOf(tx, { programmeId, texts, publicOrigin })
    if (problems) return refuse('words-invalid', { problems })
    if (Object.keys(texts).length === 0) return refuse('broadcast-without-words')
    const { isAnnounced } = await scopeFacts(tx, { programmeId, challengeId })
    if (!audiencesOffered(isAnnounced).includes(audience)) return refuse('audience-not-yet')
    const values = {
      programmeId,
      challengeId,
      audience,
      texts,
      writtenBy: by,
      writtenAt: await clock.now(tx),
    }
    if (id === null) {
      const [row] = await tx.insert(broadcasts).values(values).returning({ id: broadcasts.id })
      return accept({ id: row!.id })
    }
    const before = await lockBroadcast(tx, { id, programmeId })
    if (before === null) return refuse('no-such-broadcast')
    if (before.state !== 'draft') return refuse('broadcast-not-draft')
    await tx.update(broadcasts).set(values).where(eq(broadcasts.id, id))
    return accept({ id })
  })
}

async function isOf(tx: Tx, { programmeId, challengeId }: { programmeId: string; challengeId: string }) {
  const [row] = await tx
    .select({ programmeId: challenges.programmeId })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  return row?.programmeId === programmeId
}

async function problemsOf(
  tx: Tx,
  { programmeId, texts, publicOrigin }: { programmeId: string; texts: BroadcastTexts; publicOrigin: string },
): Promise<Partial<Record<Locale, WordingProblems>> | null> {
  const [programme] = await tx
    .select({ contactEmail: programmes.contactEmail })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  const rules = wordsRules('broadcast.custom', { publicOrigin, contactEmail: programme?.contactEmail ?? '' })
  const found = locales.flatMap((locale) => {
    const words = texts[locale]
    const problems = words && rules && problemsOfWording(words, rules)
    return problems ? [[locale, problems] as const] : []
  })
  return found.length === 0 ? null : Object.fromEntries(found)
}
