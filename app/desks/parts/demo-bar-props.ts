import type { TFunction } from 'i18next'
import type { Viewer } from '#app/people/core/viewer.ts'
import type { DemoBarData } from './demo-bar.tsx'

const roleKeys = ['public', 'applicant', 'juror', 'chair', 'organiser', 'host', 'administrator'] as const

const steps = [
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
] as const

/** Who one can be in the demo, who one is, and the jumps of the clock from now. */
export function demoBarProps({
  viewer,
  now,
  t,
}: {
  viewer: Viewer | null
  now: Date
  t: TFunction<['ui']>
}): DemoBarData {
  const current = roleOf(viewer)
  return {
    roles: roleKeys.map((key) => ({ key, label: t(`demo.role.${key}`), current: key === current })),
    nowIso: now.toISOString(),
    presets: steps.map(([key, ms]) => ({
      key,
      label: t(`demo.forward.${key}`),
      atIso: new Date(now.getTime() + ms).toISOString(),
    })),
  }
}

function roleOf(viewer: Viewer | null): (typeof roleKeys)[number] {
  if (!viewer) return 'public'
  const roles = new Set(viewer.grants.map(({ role }) => role))
  if (roles.has('administrator')) return 'administrator'
  if (roles.has('organiser') || roles.has('operator')) return 'organiser'
  if (roles.has('chair')) return 'chair'
  if (viewer.isJuror) return 'juror'
  if (viewer.isPilotParty) return 'host'
  return 'applicant'
}
