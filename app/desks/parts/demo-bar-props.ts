import type { TFunction } from 'i18next'
import type { Viewer } from '#app/people/core/viewer.ts'
import { demoRoleKeys, demoRoleOf, momentsAfter } from '../core/demo-cast.ts'
import type { DemoBarData } from './demo-bar.tsx'

const steps = [
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
] as const

/** Who one can be in the demo, who one is, and where the clock can go from now: told moments first, then plain steps. */
export function demoBarProps({
  viewer,
  now,
  t,
}: {
  viewer: Viewer | null
  now: Date
  t: TFunction<['ui']>
}): DemoBarData {
  const current = viewer ? demoRoleOf(viewer.email) : 'public'
  return {
    roles: [
      ...(current === null && viewer ? [{ key: '', label: viewer.name, current: true }] : []),
      ...demoRoleKeys.map((key) => ({ key, label: t(`demo.role.${key}`), current: key === current })),
    ],
    nowIso: now.toISOString(),
    presets: [
      ...momentsAfter(now).map(({ key, at }) => ({
        key,
        label: t(`demo.moment.${key}`),
        atIso: at.toISOString(),
      })),
      ...steps.map(([key, ms]) => ({
        key,
        label: t(`demo.forward.${key}`),
        atIso: new Date(now.getTime() + ms).toISOString(),
      })),
    ],
  }
}
