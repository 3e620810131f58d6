import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBundles, pubChallenges, pubProgrammeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { FormText } from '#app/publish/core/form/form-words.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { CertificateFacts } from '../core/certificate.ts'
import { publicWinner } from './public-winner.server.ts'

/** What the certificate of a winner or an honourable mention rests on; null wherever `publicWinner` knows of none. */
export async function publicCertificate(
  db: Executor,
  asked: { slug: string; reference: string; lang: Locale; now: Date; t: FormText },
): Promise<CertificateFacts | null> {
  const found = await publicWinner(db, asked)
  if (!found) return null
  const { challenge, outcome, winner } = found
  const [names, seals] = await Promise.all([
    db
      .select({ locale: sql<Locale>`${pubProgrammeTexts.locale}`, name: pubProgrammeTexts.name })
      .from(pubProgrammeTexts)
      .innerJoin(pubChallenges, eq(pubChallenges.programmeId, pubProgrammeTexts.programmeId))
      .where(eq(pubChallenges.id, challenge.id)),
    db
      .select({ hash: pubBundles.hash, seq: pubBundles.seq })
      .from(pubBundles)
      .where(eq(pubBundles.challengeId, challenge.id)),
  ])
  const { reference, title, language, organisation, country, award, citation } = winner
  return {
    challenge: {
      slug: challenge.slug,
      title: challenge.title,
      textLocale: challenge.textLocale,
      theme: challenge.theme,
      zone: challenge.zone,
      announcedAtIso: challenge.announcesAtIso,
    },
    programme: textIn(names, asked.lang) ?? null,
    outcome,
    winner: { reference, title, language, organisation, country, award, citation },
    seal: seals[0] ?? null,
  }
}
