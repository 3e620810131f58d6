import { asc, eq, max, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  pressCorrections,
  pressKits,
  pressQuotes,
  pressTexts,
  pubPressCorrections,
  pubPressKits,
  pubPressQuotes,
  pubPressTexts,
} from '#db/schema/index.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { PressKit, PressKitGiven } from '../core/press-kit.ts'

/** The kit as organisers prepare it, whenever. Four queries. */
export async function ownPressKit(db: Executor, challengeId: string): Promise<PressKit> {
  const [kit] = await db.select().from(pressKits).where(eq(pressKits.challengeId, challengeId))
  const { locale, lead, photoRights } = pressTexts
  const texts = await db
    .select({ locale: sql<Locale>`${locale}`, lead, photoRights })
    .from(pressTexts)
    .where(eq(pressTexts.challengeId, challengeId))
  const { position, quote, speaker } = pressQuotes
  const quotes = await db
    .select({ position, locale: sql<Locale>`${pressQuotes.locale}`, quote, speaker })
    .from(pressQuotes)
    .where(eq(pressQuotes.challengeId, challengeId))
    .orderBy(asc(position))
  const { number, correction, correctedAt } = pressCorrections
  const corrections = await db
    .select({ number, locale: sql<Locale>`${pressCorrections.locale}`, correction, correctedAt })
    .from(pressCorrections)
    .where(eq(pressCorrections.challengeId, challengeId))
  return kitOf({ kit, texts, quotes, corrections })
}

/** The kit as everybody reads it: empty before the announcement, for the database says so. Four queries side by side. */
export async function publicPressKit(db: Executor, challengeId: string): Promise<PressKit> {
  const { lead, photoRights } = pubPressTexts
  const { position, quote, speaker } = pubPressQuotes
  const { number, correction, correctedAt } = pubPressCorrections
  const [[kit], texts, quotes, corrections] = await Promise.all([
    db.select().from(pubPressKits).where(eq(pubPressKits.challengeId, challengeId)),
    db
      .select({ locale: sql<Locale>`${pubPressTexts.locale}`, lead, photoRights })
      .from(pubPressTexts)
      .where(eq(pubPressTexts.challengeId, challengeId)),
    db
      .select({ position, locale: sql<Locale>`${pubPressQuotes.locale}`, quote, speaker })
      .from(pubPressQuotes)
      .where(eq(pubPressQuotes.challengeId, challengeId))
      .orderBy(asc(position)),
    db
      .select({ number, locale: sql<Locale>`${pubPressCorrections.locale}`, correction, correctedAt })
      .from(pubPressCorrections)
      .where(eq(pubPressCorrections.challengeId, challengeId)),
  ])
  return kitOf({ kit, texts, quotes, corrections })
}

function kitOf({
  kit,
  texts,
  quotes,
  corrections,
}: Pick<PressKit, 'texts' | 'quotes'> & {
  kit: { contactName: string; contactEmail: string; contactPhone: string; changedAt: Date } | undefined
  corrections: readonly { number: number; locale: Locale; correction: string; correctedAt: Date }[]
}): PressKit {
  return {
    contact: {
      name: kit?.contactName ?? '',
      email: kit?.contactEmail ?? '',
      phone: kit?.contactPhone ?? '',
    },
    ...{ texts, quotes },
    corrections: corrections.map(({ correctedAt, ...rest }) => ({
      ...rest,
      atIso: correctedAt.toISOString(),
    })),
    changedAtIso: kit?.changedAt.toISOString() ?? null,
  }
}

/** Writes a kit in place of the one before. The challenge must be locked. */
export async function writePressKit(
  tx: Tx,
  { challengeId, by, at, given }: { challengeId: string; by: string; at: Date; given: PressKitGiven },
): Promise<void> {
  const { contactName, contactEmail, contactPhone } = given
  const kit = { contactName, contactEmail, contactPhone, changedAt: at, changedBy: by }
  await tx
    .insert(pressKits)
    .values({ challengeId, ...kit })
    .onConflictDoUpdate({ target: pressKits.challengeId, set: kit })
  await tx.delete(pressTexts).where(eq(pressTexts.challengeId, challengeId))
  await tx.delete(pressQuotes).where(eq(pressQuotes.challengeId, challengeId))
  const texts = locales.flatMap((locale) => {
    const written = given.texts[locale]
    return written && written.lead + written.photoRights !== '' ? [{ challengeId, locale, ...written }] : []
  })
  if (texts.length > 0) await tx.insert(pressTexts).values(texts)
  const quotes = Object.entries(given.quotes)
    .filter(([, { quote }]) => quote !== '')
    .map(([position, quote]) => ({ challengeId, position: Number(position), ...quote }))
  if (quotes.length > 0) await tx.insert(pressQuotes).values(quotes)
}

/** Adds a correction in these languages; returns its number. The challenge must be locked. */
export async function addCorrection(
  tx: Tx,
  {
    challengeId,
    by,
    at,
    texts,
  }: { challengeId: string; by: string; at: Date; texts: readonly { locale: Locale; correction: string }[] },
): Promise<number> {
  const [last] = await tx
    .select({ number: max(pressCorrections.number) })
    .from(pressCorrections)
    .where(eq(pressCorrections.challengeId, challengeId))
  const number = (last?.number ?? 0) + 1
  await tx
    .insert(pressCorrections)
    .values(texts.map((each) => ({ ...each, challengeId, number, correctedAt: at, correctedBy: by })))
  return number
}
