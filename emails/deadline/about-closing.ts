import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { graceMinutes } from '#emails/parts/pieces.tsx'

/** What every mail about the end of a challenge's intake is given. */
export const closingSchema = {
  challengeSlug: opaque(z.string()),
  challenge: opaque(z.string()),
  closesAt: z.iso.datetime(),
  graceMinutes,
  announcesAt: z.iso.datetime(),
}

export const closingPreview = {
  challengeSlug: 'smart-energy',
  challenge: 'Smart energy for city blocks',
  closesAt: '2021-12-22T21:59:00.000Z',
  graceMinutes: 15,
  announcesAt: '2022-01-14T08:00:00.000Z',
}

/** And when it is about one proposal. */
export const closedProposalSchema = {
  ...closingSchema,
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
}

export const closedProposalPreview = {
  ...closingPreview,
  proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
  reference: 'HEL-2021-K7QF-M',
  title: 'Heat that stays in the block',
}

/** Why the lead of what was received gets it. */
export const leadReason: Record<Locale, string> = {
  en: 'you lead the team of a proposal that was received.',
  fi: 'johdat vastaanotetun ehdotuksen tiimiä.',
  sv: 'du leder teamet bakom ett mottaget förslag.',
  'zh-CN': '您是已收到方案的团队负责人。',
}
