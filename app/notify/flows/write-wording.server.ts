import { eq } from 'drizzle-orm'
import { programmes } from '#db/schema/index.ts'
import type { Wording } from '#emails/subject-of.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { problemsOfWording, wordsRules, type WordingProblems } from '../core/words-rules.ts'
import { insertWording, wordingVersions } from '../data/wordings.server.ts'

export type NewWording = {
  readonly programmeId: string
  readonly notice: string
  readonly locale: Locale
  /** Null: back to the standard words. */
  readonly words: Wording | null
  /** The version whoever writes has before them; 0 for none. */
  readonly seen: number
  readonly by: string
}

type Refused =
  | { code: 'words-fixed' }
  | { code: 'words-changed-meanwhile' }
  | { code: 'words-unchanged' }
  | { code: 'words-invalid'; problems: WordingProblems }

/**
 * Writes the next version of a notice's words in one language, or takes the standard ones again. What is frozen keeps the
 * words it was frozen with; everything after that says these.
 */
export async function writeWording(
  { programmeId, notice, locale, words, seen, by }: NewWording,
  { publicOrigin }: { readonly publicOrigin: string },
  { db, clock }: Ports,
): Promise<Result<{ number: number }, Refused>> {
  return db.transaction(async (tx) => {
    const [programme] = await tx
      .select({ contactEmail: programmes.contactEmail })
      .from(programmes)
      .where(eq(programmes.id, programmeId))
      .for('update')
    const rules = programme && wordsRules(notice, { publicOrigin, contactEmail: programme.contactEmail })
    if (!rules || notice === 'broadcast.custom') return refuse('words-fixed')
    const problems = words && problemsOfWording(words, rules)
    if (problems) return refuse('words-invalid', { problems })
    const [last] = await wordingVersions(tx, { programmeId, notice, locale })
    if ((last?.number ?? 0) !== seen) return refuse('words-changed-meanwhile')
    if (isSame(last?.words ?? null, words)) return refuse('words-unchanged')
    const at = await clock.now(tx)
    const number = await insertWording(tx, { programmeId, notice, locale, words, by, at })
    await appendEntry(tx, {
      programmeId,
      type: words ? 'WordingChanged' : 'WordingReset',
      at,
      body: {
        notice,
        language: locale,
        version: number,
        ...(words && { hash: sha256(JSON.stringify([words.subject, words.body])) }),
        by,
      },
    })
    return accept({ number })
  })
}

function isSame(one: Wording | null, other: Wording | null): boolean {
  return one?.subject === other?.subject && one?.body === other?.body
}
