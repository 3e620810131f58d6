/** The hours of an agenda: each step begins where the one before ends. */

/** Adds to each step the instant at which it begins, as ISO. */
export function agendaTimes<Step extends { readonly minutes: number }>(
  startsAt: Date,
  steps: readonly Step[],
): (Step & { readonly atIso: string })[] {
  let at = startsAt.getTime()
  return steps.map((step) => {
    const atIso = new Date(at).toISOString()
    at += step.minutes * 60_000
    return { ...step, atIso }
  })
}

/** How many minutes an agenda takes longer than its session; 0 when it fits. */
export function agendaOverrun(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  steps: readonly { readonly minutes: number }[],
): number {
  const planned = steps.reduce((sum, { minutes }) => sum + minutes, 0)
  return Math.max(0, planned - (endsAt.getTime() - startsAt.getTime()) / 60_000)
}
