import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { CalendarEntry } from '#emails/parts/calendar-file.ts'
import { hostOf, linkTo, pathsFor, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts } from '#emails/parts/pieces.tsx'

/** What every mail about a session names. */
export const sessionSchema = {
  sessionId: opaque(z.string()),
  sessionSlug: opaque(z.string()),
  title: opaque(z.string()),
  sessionPlace: z.string(),
  isOnline: z.boolean(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Rises whenever the session moves: SEQUENCE in calendar files. */
  sequence: z.number().int(),
}

/** And a mail to a guest: what their link carries. */
export const guestSchema = { ...sessionSchema, place: opaque(z.string()) }

export const sessionPreview = {
  sessionId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  sessionSlug: 'information-2021-12-09-k7qf',
  title: 'Information session for teams',
  sessionPlace: 'Harbour Hall, Helsinki',
  isOnline: true,
  startsAt: '2021-12-09T12:00:00.000Z',
  endsAt: '2021-12-09T13:30:00.000Z',
  sequence: 0,
}

export const guestPreview = { ...sessionPreview, place: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e' }

/** Why a guest gets it. */
export const guestReason: Record<Locale, string> = {
  en: 'you asked for a place at this session.',
  fi: 'pyysit paikkaa tässä tilaisuudessa.',
  sv: 'du bad om en plats på det här mötet.',
  'zh-CN': '您报名了本场活动。',
}

const words = {
  en: { begins: 'Begins', place: 'Place', online: 'online', link: 'The link to join is on your page.' },
  fi: { begins: 'Alkaa', place: 'Paikka', online: 'verkossa', link: 'Liittymislinkki on omalla sivullasi.' },
  sv: {
    begins: 'Börjar',
    place: 'Plats',
    online: 'på nätet',
    link: 'Länken för att delta finns på din sida.',
  },
  'zh-CN': { begins: '开始时间', place: '地点', online: '线上', link: '参会链接在您的个人页面上。' },
} satisfies Record<Locale, unknown>

type AboutSession = z.output<z.ZodObject<typeof sessionSchema>>

export const beginsIn = (mail: Mail): string => words[mail.locale].begins

/** Where it is: a place, online, or both. */
export function PlaceFacts({
  mail,
  data,
}: {
  mail: Mail
  data: Pick<AboutSession, 'sessionPlace' | 'isOnline'>
}) {
  const word = words[mail.locale]
  const places = [data.sessionPlace, data.isOnline ? word.online : ''].filter((part) => part !== '')
  if (places.length === 0) return null
  return <Facts rows={[[word.place, places.join(' · ')]]} />
}

/** The session for the reader's calendar. `path` is the page it leads to: a guest's own, or the public one. */
export function sessionEntry(
  data: AboutSession,
  mail: Mail,
  { path, isCancelled = false }: { path?: string; isCancelled?: boolean } = {},
): CalendarEntry {
  const url = linkTo(mail, path ?? pathsFor(mail).session(data.sessionSlug))
  const word = words[mail.locale]
  return {
    uid: calendarEventId('session', data.sessionId, hostOf(mail)),
    title: data.title,
    startsAt: data.startsAt,
    endsAt: data.endsAt,
    sequence: data.sequence,
    url,
    description: data.isOnline && path ? `${word.link} ${url}` : url,
    ...(data.sessionPlace !== '' && { location: data.sessionPlace }),
    isCancelled,
  }
}
