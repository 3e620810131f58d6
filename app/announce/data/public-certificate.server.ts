import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBundles, pubChallenges, pubProgrammeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { FormText } from '#app/publish/core/form/form-words.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { CertificateFacts } from '../core/certificate.ts'
import { publicWinners } from './public-winners.server.ts'
import { standingOf, type StandingWinner } from './public-winner.server.ts'

type Asked = { slug: string; lang: Locale; now: Date; t: FormText }

/** What the certificate of a winner or an honourable mention rests on; null wherever `publicWinner` knows of none. */
export async function publicCertificate(
  db: Executor,
  { reference, ...asked }: Asked & { reference: string },
): Promise<CertificateFacts | null> {
  const page = await publicWinners(db, asked)
  const found = page && standingOf(page).find(({ winner }) => winner.reference === reference)
  return found ? ((await factsOf(db, page.challenge, { ...asked, found: [found] }))[0] ?? null) : null
}

/** The same of everybody who won or was mentioned and stands by it, in as many queries. */
export async function publicCertificates(db: Executor, asked: Asked): Promise<CertificateFacts[]> {
  const page = await publicWinners(db, asked)
  return page ? factsOf(db, page.challenge, { ...asked, found: standingOf(page) }) : []
}

async function factsOf(
  db: Executor,
  challenge: NonNullable<Awaited<ReturnType<typeof publicWinners>>>['challenge'],
  { lang, found }: { lang: Locale; found: readonly StandingWinner[] },
): Promise<CertificateFacts[]> {
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
  const { slug, title, textLocale, theme, zone, announcesAtIso } = challenge
  return found.map(({ outcome, winner }) => ({
    challenge: { slug, title, textLocale, theme, zone, announcedAtIso: announcesAtIso },
    programme: textIn(names, lang) ?? null,
    outcome,
    winner: {
      reference: winner.reference,
      title: winner.title,
      language: winner.language,
      organisation: winner.organisation,
      country: winner.country,
      award: winner.award,
      citation: winner.citation,
    },
    seal: seals[0] ?? null,
  }))
}
