import { z } from 'zod'
import { opaque } from '#emails/parts/opaque.ts'

/** What every mail about when a challenge is announced is given. */
export const announcementSchema = {
  challengeSlug: opaque(z.string()),
  challenge: opaque(z.string()),
  announcesAt: z.iso.datetime(),
}

export const announcementPreview = {
  challengeSlug: 'smart-energy',
  challenge: 'Smart energy for city blocks',
  announcesAt: '2022-01-14T08:00:00.000Z',
}
