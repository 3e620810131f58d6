import { and, eq, exists } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubImages, pubProgrammes, pubProgrammeTexts } from '#db/schema/index.ts'
import { imagePath, lookStylesPath } from '../core/look/addresses.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ShownLook, ShownPicture } from '../core/look/shown-look.ts'
import { textIn } from '../core/text-in.ts'
import { accentsOf } from './programme-look.server.ts'

/** The look of a public programme, by its slug; nothing for any other. One query. */
export async function publicLook(
  db: Executor,
  { programme, lang }: { programme: string; lang: Locale },
): Promise<ShownLook> {
  const rows = await db
    .select({
      locale: pubProgrammeTexts.locale,
      name: pubProgrammeTexts.name,
      alt: pubProgrammeTexts.logoAlt,
      accentLight: pubProgrammes.accentLight,
      accentDark: pubProgrammes.accentDark,
      hash: pubProgrammes.logoHash,
      width: pubImages.width,
      height: pubImages.height,
    })
    .from(pubProgrammes)
    .innerJoin(pubProgrammeTexts, eq(pubProgrammeTexts.programmeId, pubProgrammes.id))
    .leftJoin(pubImages, eq(pubImages.hash, pubProgrammes.logoHash))
    .where(eq(pubProgrammes.slug, programme))
  const text = textIn(rows, lang)
  if (!text) return { styles: null, logo: null }
  const accents = accentsOf(text)
  return {
    styles: accents && lookStylesPath(accents),
    logo: shownPicture(text, text.alt || text.name),
  }
}

/** A picture for `<img>`; null where there is none. */
export function shownPicture(
  { hash, width, height }: { hash: string | null; width: number | null; height: number | null },
  alt: string,
): ShownPicture | null {
  return hash === null || width === null || height === null
    ? null
    : { src: imagePath(hash), alt, width, height }
}

/** The bytes of a public picture; null for any other. */
export async function publicImage(db: Executor, hash: string): Promise<Uint8Array | null> {
  const [row] = await db.select({ bytes: pubImages.bytes }).from(pubImages).where(eq(pubImages.hash, hash))
  return row?.bytes ?? null
}

/**
 * The style sheet of a public programme, by its slug or that of one of its challenges; null for the house's own colours.
 */
export async function publicStyles(
  db: Executor,
  of: { readonly challenge: string } | { readonly programme: string },
): Promise<string | null> {
  const isIt =
    'programme' in of
      ? eq(pubProgrammes.slug, of.programme)
      : exists(
          db
            .select({ id: pubChallenges.id })
            .from(pubChallenges)
            .where(
              and(eq(pubChallenges.slug, of.challenge), eq(pubChallenges.programmeId, pubProgrammes.id)),
            ),
        )
  const [row] = await db
    .select({ accentLight: pubProgrammes.accentLight, accentDark: pubProgrammes.accentDark })
    .from(pubProgrammes)
    .where(isIt)
  const accents = row ? accentsOf(row) : null
  return accents && lookStylesPath(accents)
}
