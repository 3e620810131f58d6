import type { ProgrammeModule } from '#app/publish/core/modules.ts'

/** Where a module is: the last part of its address below the programme, for the public and for organisers. */
export type ModulePages = {
  readonly public: string
  readonly organise: string
  /** Whom the organisers' page lets in: everybody who works for the programme, or its organisers alone. */
  readonly desk: 'staff' | 'organisers'
}

/** The modules there are. One without a line here is not offered to anybody. */
export const modulePages: Readonly<Partial<Record<ProgrammeModule, ModulePages>>> = {
  series: { public: 'standings', organise: 'series', desk: 'staff' },
  matchmaking: { public: 'catalogue', organise: 'matchmaking', desk: 'organisers' },
  incubation: { public: 'intake', organise: 'intake', desk: 'staff' },
  partnership: { public: 'partnership', organise: 'partnership', desk: 'organisers' },
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

/** True when the organisers' page of a module lets somebody in who works for the programme. */
export function opensDesk({ desk }: Pick<ModulePages, 'desk'>, isOrganiser: boolean): boolean {
  return isOrganiser || desk === 'staff'
}
