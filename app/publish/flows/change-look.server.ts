import { and, eq } from 'drizzle-orm'
import { programmeParties, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { lookSeen, readableAccents, type TypedColours, type UnreadableAccents } from '../core/look/look.ts'
import { forgetUnusedImages, keepImages, lockImages } from '../data/images.server.ts'
import { lockLook } from '../data/programme-look.server.ts'
import type { DrawnPicture } from '../data/redraw-picture.server.ts'

type Scope = { readonly programmeId: string; readonly by: string }

/** Saves a programme's colours and the name its mails come from. `seen` is what the form was filled from (`lookSeen`). */
export async function saveLook(
  input: Scope & TypedColours & { readonly senderName: string | null; readonly seen: string },
  { db, clock }: Ports,
): Promise<Result<null, UnreadableAccents | { readonly code: 'look-changed' }>> {
  const { programmeId, by, senderName, seen } = input
  const accents = readableAccents(input)
  if (!accents.ok) return accents
  return db.transaction(async (tx) => {
    const before = await lockLook(tx, programmeId)
    const after = { accents: accents.value, senderName }
    if (before === null || lookSeen(before) !== seen) return refuse('look-changed')
    if (lookSeen(after) === seen) return accept(null)
    await tx
      .update(programmes)
      .set({
        accentLight: accents.value?.light ?? null,
        accentDark: accents.value?.dark ?? null,
        senderName,
      })
      .where(eq(programmes.id, programmeId))
    await appendEntry(tx, {
      programmeId,
      type: 'LookChanged',
      at: await clock.now(tx),
      body: { by, accents: accents.value, senderName },
    })
    return accept(null)
  })
}

/** Saves a programme's logo, where a new one is given, and what it shows in the languages that are given. */
export async function saveLogo(
  input: Scope & {
    readonly picture: DrawnPicture | null
    readonly alts: Readonly<Partial<Record<Locale, string>>>
  },
  { db, clock }: Ports,
): Promise<Result<null, { readonly code: 'no-logo' }>> {
  const { programmeId, by, picture, alts } = input
  return db.transaction(async (tx) => {
    await lockImages(tx)
    const [before] = await tx
      .select({ hash: programmes.logoHash })
      .from(programmes)
      .where(eq(programmes.id, programmeId))
    const hash = picture?.hash ?? before?.hash ?? null
    if (hash === null) return refuse('no-logo')
    if (picture) await keepImages(tx, [picture], by)
    await tx.update(programmes).set({ logoHash: hash }).where(eq(programmes.id, programmeId))
    for (const [locale, logoAlt] of Object.entries(alts) as [Locale, string][]) {
      await tx
        .update(programmeTexts)
        .set({ logoAlt })
        .where(and(eq(programmeTexts.programmeId, programmeId), eq(programmeTexts.locale, locale)))
    }
    if (before?.hash !== hash) await forgetUnusedImages(tx, [before?.hash ?? null])
    await appendEntry(tx, {
      programmeId,
      type: 'LogoChanged',
      at: await clock.now(tx),
      body: { by, logo: hash },
    })
    return accept(null)
  })
}

/** Takes a programme's logo away. Doing it twice does nothing the second time. */
export async function removeLogo(
  { programmeId, by }: Scope,
  { db, clock }: Ports,
): Promise<Result<null, never>> {
  return db.transaction(async (tx) => {
    await lockImages(tx)
    const [before] = await tx
      .select({ hash: programmes.logoHash })
      .from(programmes)
      .where(eq(programmes.id, programmeId))
    if (!before?.hash) return accept(null)
    await tx.update(programmes).set({ logoHash: null }).where(eq(programmes.id, programmeId))
    await forgetUnusedImages(tx, [before.hash])
    await appendEntry(tx, {
      programmeId,
      type: 'LogoChanged',
      at: await clock.now(tx),
      body: { by, logo: null },
    })
    return accept(null)
  })
}

/** Gives an organisation its logo in this programme, in all its relations, or (null) takes it away. */
export async function changePartyLogo(
  input: Scope & { readonly organisationId: string; readonly picture: DrawnPicture | null },
  { db, clock }: Ports,
): Promise<Result<null, { readonly code: 'party-gone' }>> {
  const { programmeId, by, organisationId, picture } = input
  const isTheParty = and(
    eq(programmeParties.programmeId, programmeId),
    eq(programmeParties.organisationId, organisationId),
  )
  return db.transaction(async (tx) => {
    await lockImages(tx)
    const before = await tx
      .select({ hash: programmeParties.logoHash })
      .from(programmeParties)
      .where(isTheParty)
    if (before.length === 0) return refuse('party-gone')
    const logo = picture?.hash ?? null
    if (before.every(({ hash }) => hash === logo)) return accept(null)
    if (picture) await keepImages(tx, [picture], by)
    await tx.update(programmeParties).set({ logoHash: logo }).where(isTheParty)
    await forgetUnusedImages(
      tx,
      before.map(({ hash }) => hash),
    )
    await appendEntry(tx, {
      programmeId,
      type: 'PartyLogoChanged',
      at: await clock.now(tx),
      body: { by, organisationId, logo },
    })
    return accept(null)
  })
}
