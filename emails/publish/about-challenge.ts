import { z } from 'zod'
import { opaque } from '#emails/parts/opaque.ts'
import { graceMinutes } from '#emails/parts/pieces.tsx'

/** What every mail about publishing a challenge is given. */
export const challengeSchema = {
  challengeSlug: opaque(z.string()),
  challenge: opaque(z.string()),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  graceMinutes,
}

export const challengePreview = {
  challengeSlug: 'home-services-for-the-elderly',
  challenge: 'Home Services for the Elderly',
  opensAt: '2021-12-03T07:00:00.000Z',
  closesAt: '2021-12-22T21:59:00.000Z',
  graceMinutes: 15,
}

/** Why an organiser gets it. */
export const organiserReason = {
  en: 'you run this challenge.',
  fi: 'olet haasteen järjestäjä.',
  sv: 'du ordnar den här utmaningen.',
  'zh-CN': '您是该挑战的主办人员。',
}
