/** What a programme can do beside its challenges, switched on per programme. */
export const PROGRAMME_MODULES = ['matchmaking', 'partnership', 'series', 'incubation'] as const
export type ProgrammeModule = (typeof PROGRAMME_MODULES)[number]

/** `off`: not part of the programme. `prepared`: organisers alone see it. `open`: the public reads it. */
export type ModuleState = 'off' | 'prepared' | 'open'

/** What an organiser does with a module. */
export const MODULE_STEPS = ['switch-on', 'open', 'close', 'switch-off'] as const
export type ModuleStep = (typeof MODULE_STEPS)[number]

const steps: Readonly<Record<ModuleStep, { readonly from: ModuleState; readonly to: ModuleState }>> = {
  'switch-on': { from: 'off', to: 'prepared' },
  open: { from: 'prepared', to: 'open' },
  close: { from: 'open', to: 'prepared' },
  'switch-off': { from: 'prepared', to: 'off' },
}

/** The state a step leads to, or null where it cannot be taken. */
export function stateAfter(state: ModuleState, step: ModuleStep): ModuleState | null {
  return steps[step].from === state ? steps[step].to : null
}

/** The steps that can be taken from a state, in the order of `MODULE_STEPS`. */
export function stepsFrom(state: ModuleState): ModuleStep[] {
  return MODULE_STEPS.filter((step) => steps[step].from === state)
}

/** Each module once, in the order of `PROGRAMME_MODULES`. */
export function modulesInOrder(modules: readonly ProgrammeModule[]): ProgrammeModule[] {
  return PROGRAMME_MODULES.filter((module) => modules.includes(module))
}
