import { and, eq, sql } from 'drizzle-orm'
import { frameworks, frameworkSpeakers, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { lockPartnership } from '../data/locked-partnership.server.ts'
import { inPartnership } from './in-partnership.server.ts'
import { planNotices } from './plan-notices.server.ts'

export type WriteFrameworkInput = {
  readonly programmeId: string
  readonly by: string
  /** The version the person has seen; 0 for a framework that is not written yet. */
  readonly version: number
  readonly purpose: string
  readonly contentLocale: Locale
  readonly noticeMonths: number
}

/** Writes the framework of a programme, or writes it anew: what for, in which language, when its end is told. */
export async function writeFramework(
  { programmeId, by, version, ...written }: WriteFrameworkInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const partnership = await lockPartnership(tx, { programmeId, now })
    if (!partnership) return refuse('module-off')
    if ((partnership.framework?.version ?? 0) !== version) return refuse('partnership-changed')
    if (partnership.framework) {
      await tx
        .update(frameworks)
        .set({ ...written, version: sql`${frameworks.version} + 1` })
        .where(eq(frameworks.programmeId, programmeId))
    } else await tx.insert(frameworks).values({ programmeId, ...written })
    const { purpose, contentLocale, noticeMonths } = written
    await appendEntry(tx, {
      programmeId,
      type: 'FrameworkWritten',
      at: now,
      body: { by, purpose, language: contentLocale, noticeMonths },
    })
    await planNotices(tx, { programmeId, now })
    return accept(null)
  })
}

/** Says for which party somebody of the programme speaks; empty for none any more. */
export async function nameSpeaker(
  asked: { programmeId: string; by: string; personId: string; organisationId: string },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  const { programmeId, by, personId, organisationId } = asked
  return inPartnership(programmeId, ports, async (tx, { parties }, now) => {
    const [role] = await tx
      .select({ id: roleGrants.id })
      .from(roleGrants)
      .where(and(eq(roleGrants.programmeId, programmeId), eq(roleGrants.personId, personId)))
      .limit(1)
    if (!role) return refuse('not-in-programme')
    if (organisationId === '') {
      await tx
        .delete(frameworkSpeakers)
        .where(and(eq(frameworkSpeakers.programmeId, programmeId), eq(frameworkSpeakers.personId, personId)))
    } else {
      if (parties.every((party) => party.organisationId !== organisationId)) return refuse('not-a-party')
      await tx
        .insert(frameworkSpeakers)
        .values({ programmeId, personId, organisationId })
        .onConflictDoUpdate({
          target: [frameworkSpeakers.programmeId, frameworkSpeakers.personId],
          set: { organisationId },
        })
    }
    await appendEntry(tx, {
      programmeId,
      type: 'SpeakerNamed',
      at: now,
      body: { by, personId, organisationId: organisationId === '' ? null : organisationId },
    })
    return accept(null)
  })
}
