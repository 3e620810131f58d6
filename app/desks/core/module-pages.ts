import type { ProgrammeModule } from '#app/publish/core/modules.ts'

/** Where a module is: the last part of its address below the programme, for the public and for organisers. */
export type ModulePages = { readonly public: string; readonly organise: string }

/** The modules there are. One without a line here is not offered to anybody. */
export const modulePages: Readonly<Partial<Record<ProgrammeModule, ModulePages>>> = {
  series: { public: 'standings', organise: 'series' },
  matchmaking: { public: 'catalogue', organise: 'matchmaking' },
  incubation: { public: 'intake', organise: 'intake' },
  partnership: { public: 'partnership', organise: 'partnership' },
}

/** Those of the modules that have pages, each with them, in the order given. */
export function withPages(
  modules: readonly ProgrammeModule[],
): { readonly module: ProgrammeModule; readonly pages: ModulePages }[] {
  return modules.flatMap((module) => {
    const pages = modulePages[module]
    return pages ? [{ module, pages }] : []
  })
}
