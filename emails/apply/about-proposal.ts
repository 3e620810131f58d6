import { z } from 'zod'
import { opaque } from '#emails/parts/opaque.ts'
import { graceMinutes } from '#emails/parts/pieces.tsx'
import type { Locale } from '#app/platform/i18n.ts'

/** What every mail about one proposal is given. */
export const proposalSchema = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  /** Empty while the team has not named it. */
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  closesAt: z.iso.datetime(),
  /** Announced with the deadline; 0 for none. */
  graceMinutes,
}

export const proposalPreview = {
  proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
  reference: 'HEL-2021-K7QF-M',
  title: 'Heat that stays in the block',
  challenge: 'Smart energy for city blocks',
  closesAt: '2021-12-22T21:59:00.000Z',
  graceMinutes: 15,
}

/** Why a member of the team gets it. */
export const teamReason: Record<Locale, string> = {
  en: 'you are in the team of this proposal.',
  fi: 'kuulut ehdotuksen tiimiin.',
  sv: 'du hör till förslagets team.',
  'zh-CN': '您是该方案团队的成员。',
}
