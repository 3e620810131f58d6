import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { images, organisations, programmeParties, programmes, programmeTexts } from '#db/schema/index.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { Accents } from '../core/look/accent.ts'
import type { Look } from '../core/look/look.ts'

export type StoredPicture = { readonly hash: string; readonly width: number; readonly height: number }

/** The look of a programme for those who work for it, in three queries. Throws when there is none: the gate has looked. */
export async function programmeLook(db: Executor, programmeId: string) {
  const [programme] = await db
    .select({
      slug: programmes.slug,
      zone: programmes.zone,
      languages: programmes.languages,
      accentLight: programmes.accentLight,
      accentDark: programmes.accentDark,
      senderName: programmes.senderName,
      hash: images.hash,
      width: images.width,
      height: images.height,
    })
    .from(programmes)
    .leftJoin(images, eq(images.hash, programmes.logoHash))
    .where(eq(programmes.id, programmeId))
  if (!programme) throw new Error(`there is no programme ${programmeId}`)
  const [texts, parties] = await Promise.all([
    db
      .select({
        locale: programmeTexts.locale,
        name: programmeTexts.name,
        logoAlt: programmeTexts.logoAlt,
      })
      .from(programmeTexts)
      .where(eq(programmeTexts.programmeId, programmeId)),
    db
      .select({
        organisationId: organisations.id,
        name: organisations.name,
        hash: images.hash,
        width: images.width,
        height: images.height,
      })
      .from(programmeParties)
      .innerJoin(organisations, eq(organisations.id, programmeParties.organisationId))
      .leftJoin(images, eq(images.hash, programmeParties.logoHash))
      .where(eq(programmeParties.programmeId, programmeId))
      .orderBy(asc(programmeParties.position)),
  ])
  const altOf = (locale: Locale) => texts.find((text) => text.locale === locale)?.logoAlt ?? ''
  return {
    slug: programme.slug,
    zone: programme.zone,
    texts,
    accents: accentsOf(programme),
    senderName: programme.senderName,
    logo: pictureOf(programme),
    alts: locales
      .filter((locale) => programme.languages.includes(locale))
      .map((locale) => ({ locale, alt: altOf(locale) })),
    /** Each organisation once, with the picture of the first of its relations. */
    parties: parties
      .filter(
        ({ organisationId }, at) =>
          parties.findIndex((party) => party.organisationId === organisationId) === at,
      )
      .map((party) => ({
        organisationId: party.organisationId,
        name: party.name,
        logo: pictureOf(party),
      })),
  }
}

export function accentsOf(row: { accentLight: string | null; accentDark: string | null }): Accents | null {
  const { accentLight: light, accentDark: dark } = row
  return light === null || dark === null ? null : { light, dark }
}

function pictureOf(row: Partial<Record<keyof StoredPicture, string | number | null>>): StoredPicture | null {
  const { hash, width, height } = row
  return typeof hash === 'string' ? { hash, width: Number(width), height: Number(height) } : null
}

/** What a save of the look is compared with; locked until the transaction ends. Null when there is no programme. */
export async function lockLook(tx: Executor, programmeId: string): Promise<Look | null> {
  const [row] = await tx
    .select({
      accentLight: programmes.accentLight,
      accentDark: programmes.accentDark,
      senderName: programmes.senderName,
    })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
    .for('update')
  return row ? { accents: accentsOf(row), senderName: row.senderName } : null
}

/** The bytes of a picture that this programme or one of its parties shows; null for any other. */
export async function pictureOfProgramme(
  db: Executor,
  { programmeId, hash }: { programmeId: string; hash: string },
): Promise<Uint8Array | null> {
  const isItsOwn = db
    .select({ one: sql`1` })
    .from(programmes)
    .where(and(eq(programmes.id, programmeId), eq(programmes.logoHash, images.hash)))
  const isOfParty = db
    .select({ one: sql`1` })
    .from(programmeParties)
    .where(and(eq(programmeParties.programmeId, programmeId), eq(programmeParties.logoHash, images.hash)))
  const [row] = await db
    .select({ bytes: images.bytes })
    .from(images)
    .where(and(eq(images.hash, hash), or(sql`exists ${isItsOwn}`, sql`exists ${isOfParty}`)))
  return row?.bytes ?? null
}
