import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { CalendarEntry } from '#emails/parts/calendar-file.ts'
import { hostOf, linkTo, pathsFor, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, When } from '#emails/parts/pieces.tsx'

/** What every mail about the pitch of a finalist names. */
export const pitchSchema = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
}

export const slotSchema = z.object({
  id: opaque(z.string()),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  place: z.string(),
  /** There is a link to join, on the team's page. */
  isOnline: z.boolean(),
  /** Rises when it moves: SEQUENCE in calendar files. */
  sequence: z.int(),
})
export type MailedSlot = z.output<typeof slotSchema>

export const pitchPreview = {
  proposalId: '6f0f5d5e-6f2b-4b43-9d65-2f7c5e2f3f10',
  reference: 'HEL-2021-K7QF-3',
  title: 'Heat from warm sand',
  challenge: 'Clean heat for the harbour',
}

export const slotPreview: MailedSlot = {
  id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  startsAt: '2022-01-14T08:00:00.000Z',
  endsAt: '2022-01-14T08:20:00.000Z',
  place: 'Harbour Hall, Helsinki',
  isOnline: true,
  sequence: 0,
}

const words = {
  en: {
    begins: 'Your pitch begins',
    place: 'Place',
    online: 'online, the link to join is on your page',
    entry: (title: string) => `Pitch: ${title}`,
  },
  fi: {
    begins: 'Pitchauksenne alkaa',
    place: 'Paikka',
    online: 'verkossa, liittymislinkki on sivullanne',
    entry: (title: string) => `Pitchaus: ${title}`,
  },
  sv: {
    begins: 'Er pitch börjar',
    place: 'Plats',
    online: 'på nätet, länken finns på er sida',
    entry: (title: string) => `Pitch: ${title}`,
  },
  'zh-CN': {
    begins: '路演开始时间',
    place: '地点',
    online: '线上，参会链接在您的页面上',
    entry: (title: string) => `路演：${title}`,
  },
} satisfies Record<Locale, unknown>

/** When and where, in the reader's zone and the organiser's. */
export function SlotFacts({ mail, slot }: { mail: Mail; slot: MailedSlot }) {
  const word = words[mail.locale]
  const places = [slot.place, slot.isOnline ? word.online : ''].filter((part) => part !== '')
  return (
    <>
      <When mail={mail} label={word.begins} at={slot.startsAt} />
      <Facts rows={[[word.place, places.join(' · ')]]} />
    </>
  )
}

/** The pitch for the reader's calendar: the same one for as long as the slot exists. */
export function pitchEntry(
  { proposalId, title }: { proposalId: string; title: string },
  slot: MailedSlot,
  mail: Mail,
  { isCancelled = false }: { isCancelled?: boolean } = {},
): CalendarEntry {
  const url = linkTo(mail, pathsFor(mail).pitch(proposalId))
  return {
    uid: calendarEventId('pitch', slot.id, hostOf(mail)),
    title: words[mail.locale].entry(title),
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    sequence: slot.sequence,
    url,
    description: url,
    ...(slot.place !== '' && { location: slot.place }),
    isCancelled,
  }
}
