import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { programmeModules, programmes, pubProgrammeModules, pubProgrammes } from '#db/schema/index.ts'
import { modulesInOrder, type ModuleState, type ProgrammeModule } from '../core/modules.ts'

/** Modules that are switched on in a programme, open or not, in their order. */
export async function modulesOf(db: Executor, programmeId: string): Promise<ProgrammeModule[]> {
  const rows = await db
    .select({ module: programmeModules.module })
    .from(programmeModules)
    .where(eq(programmeModules.programmeId, programmeId))
  return modulesInOrder(rows.map(({ module }) => module))
}

/** Modules of the programme with this slug that the public reads, in their order. */
export async function openModulesOf(db: Executor, slug: string): Promise<ProgrammeModule[]> {
  const rows = await db
    .select({ module: pubProgrammeModules.module })
    .from(pubProgrammeModules)
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubProgrammeModules.programmeId))
    .where(eq(pubProgrammes.slug, slug))
  return modulesInOrder(rows.map(({ module }) => module))
}

/** The state of every module that is switched on in a programme. */
export async function moduleStates(
  db: Executor,
  programmeId: string,
): Promise<ReadonlyMap<ProgrammeModule, { readonly state: ModuleState; readonly openedAt: Date | null }>> {
  const rows = await db
    .select({ module: programmeModules.module, openedAt: programmeModules.openedAt })
    .from(programmeModules)
    .where(eq(programmeModules.programmeId, programmeId))
  return new Map(
    rows.map(({ module, openedAt }) => [
      module,
      { state: openedAt === null ? 'prepared' : 'open', openedAt },
    ]),
  )
}

/** The state of one module, read under a lock on its programme, so that two organisers do not cross each other. */
export async function lockedModuleState(
  tx: Executor,
  { programmeId, module }: { programmeId: string; module: ProgrammeModule },
): Promise<ModuleState> {
  await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, programmeId)).for('update')
  const [row] = await tx
    .select({ openedAt: programmeModules.openedAt })
    .from(programmeModules)
    .where(and(eq(programmeModules.programmeId, programmeId), eq(programmeModules.module, module)))
  if (!row) return 'off'
  return row.openedAt === null ? 'prepared' : 'open'
}
