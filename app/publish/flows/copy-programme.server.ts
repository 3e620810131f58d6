import type { Executor } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { refuse, type Result } from '#app/platform/result.ts'
import { nextEdition, type NextEdition, type NextEditionRefusal } from '../core/next-edition.ts'
import type { ProgrammePlan } from '../core/programme-plan.ts'
import type { InsertedProgramme } from '../data/insert-programme.server.ts'
import { isSlugTaken } from '../data/is-slug-taken.server.ts'
import { programmePlan } from '../data/programme-plan.server.ts'
import { insertPlan } from './import-programme.server.ts'

export type CopyProgramme = NextEdition & { readonly programmeId: string; readonly by: string }

export type CopyProgrammeRefusal = NextEditionRefusal | { readonly code: 'slug-taken'; readonly slug: string }

/** The next edition of a programme as it would be: for the page on which it is checked. */
export async function plannedEdition(
  { programmeId, ...wanted }: NextEdition & { readonly programmeId: string },
  { db, now }: { db: Executor; now: Date },
): Promise<Result<ProgrammePlan, CopyProgrammeRefusal>> {
  const plan = await programmePlan(db, programmeId)
  if (!plan) throw new Error(`there is no programme ${programmeId}`)
  if (await isSlugTaken(db, wanted.slug)) return refuse('slug-taken', { slug: wanted.slug })
  return nextEdition(plan, wanted, now)
}

/**
 * A new programme like an earlier one: its texts, parties, criteria and sites, on new days, all challenges as drafts.
 * Nobody's role, proposal or score comes along; whoever copies is its organiser.
 */
export async function copyProgramme(
  { by, ...wanted }: CopyProgramme,
  { db, clock }: Ports,
): Promise<Result<InsertedProgramme, CopyProgrammeRefusal>> {
  const plan = await plannedEdition(wanted, { db, now: await clock.now(db) })
  return plan.ok ? insertPlan(plan.value, { by }, { db, clock }) : plan
}
