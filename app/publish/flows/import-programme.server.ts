import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readProgrammeFile, type ProgrammeFileRefusal } from '../core/programme-file.ts'
import type { ProgrammePlan } from '../core/programme-plan.ts'
import { insertProgramme, type InsertedProgramme } from '../data/insert-programme.server.ts'
import { redrawnPlan } from '../data/redrawn-plan.server.ts'
import { isTaken } from '../data/is-taken.server.ts'

export type ImportProgramme = {
  /** The text of a programme file. */
  readonly text: string
  /** The address, when it is not the one the file names. */
  readonly slug?: string
  /** Who becomes the programme's organiser. */
  readonly by: string
  /** Everything is tried, and nothing kept. */
  readonly isDryRun?: boolean
}

export type ImportProgrammeRefusal =
  ProgrammeFileRefusal | { readonly code: 'slug-taken'; readonly slug: string }

/** A programme from its file, with all its challenges as drafts; all of it or nothing. */
export async function importProgramme(
  { text, slug, by, isDryRun = false }: ImportProgramme,
  ports: Ports,
): Promise<Result<InsertedProgramme, ImportProgrammeRefusal>> {
  const read = readProgrammeFile(text)
  if (!read.ok) return read
  const plan = await redrawnPlan(read.value)
  if (!plan.ok) {
    const problems = plan.refusal.hashes.map((hash) => ({
      path: `pictures.${hash}`,
      code: 'picture-unusable' as const,
    }))
    return refuse('file-invalid', { count: problems.length, problems })
  }
  return insertPlan({ ...plan.value, slug: slug ?? plan.value.slug }, { by, isDryRun }, ports)
}

/** Undoes what was tried; never seen outside. */
class Tried extends Error {
  constructor(readonly inserted: InsertedProgramme) {
    super('tried only')
  }
}

/** Writes a plan as a new programme, or tries to. */
export async function insertPlan(
  plan: ProgrammePlan,
  { by, isDryRun = false }: { by: string; isDryRun?: boolean },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<InsertedProgramme, { readonly code: 'slug-taken'; readonly slug: string }>> {
  try {
    return await db.transaction(async (tx) => {
      const inserted = await insertProgramme(tx, { plan, by, now: await clock.now(tx) })
      if (isDryRun) throw new Tried(inserted)
      return accept(inserted)
    })
  } catch (error) {
    if (error instanceof Tried) return accept(error.inserted)
    if (isTaken(error, 'programmes_slug_unique')) return refuse('slug-taken', { slug: plan.slug })
    throw error
  }
}
