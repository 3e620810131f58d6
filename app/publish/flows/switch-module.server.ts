import { and, eq } from 'drizzle-orm'
import { programmeModules } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { stateAfter, type ModuleState, type ModuleStep, type ProgrammeModule } from '../core/modules.ts'
import { lockedModuleState } from '../data/modules.server.ts'

/** The names of the record for what was done with a module. */
const entries: Readonly<Record<ModuleStep, string>> = {
  'switch-on': 'ModuleSwitchedOn',
  open: 'ModuleOpened',
  close: 'ModuleClosed',
  'switch-off': 'ModuleSwitchedOff',
}

/**
 * Switches a module of a programme on or off, or opens or closes it to the public. What is in it stays when it is closed
 * or switched off. Refused as `module-moved` where somebody else was faster.
 */
export async function switchModule(
  input: {
    readonly programmeId: string
    readonly module: ProgrammeModule
    readonly step: ModuleStep
    readonly by: string
  },
  { db, clock }: Ports,
): Promise<Result<ModuleState, { readonly code: 'module-moved' }>> {
  const { programmeId, module, step, by } = input
  return db.transaction(async (tx) => {
    const before = await lockedModuleState(tx, { programmeId, module })
    const after = stateAfter(before, step)
    if (after === null) return refuse('module-moved')
    const now = await clock.now(tx)
    const here = and(eq(programmeModules.programmeId, programmeId), eq(programmeModules.module, module))
    if (step === 'switch-on')
      await tx.insert(programmeModules).values({ programmeId, module, switchedOnBy: by, switchedOnAt: now })
    if (step === 'open') await tx.update(programmeModules).set({ openedAt: now, openedBy: by }).where(here)
    if (step === 'close')
      await tx.update(programmeModules).set({ openedAt: null, openedBy: null }).where(here)
    if (step === 'switch-off') await tx.delete(programmeModules).where(here)
    await appendEntry(tx, { programmeId, type: entries[step], at: now, body: { by, module } })
    return accept(after)
  })
}
