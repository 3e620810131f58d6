import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { CalendarEntry } from '#emails/parts/calendar-file.ts'
import { hostOf, linkTo, pathsFor, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, When } from '#emails/parts/pieces.tsx'

/** What every mail about a meeting of the jury is given. Nothing of its agenda is in it. */
export const meetingSchema = {
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  meetingId: opaque(z.string()),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  place: z.string(),
  /** There is a link to join, on the page of the meeting. */
  isOnline: z.boolean(),
  /** Rises when it moves: SEQUENCE in calendar files. */
  sequence: z.int(),
}

export const meetingPreview = {
  challenge: 'Cooler streets in dense districts',
  slug: 'cooler-streets',
  meetingId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  startsAt: '2022-01-13T08:00:00.000Z',
  endsAt: '2022-01-13T10:00:00.000Z',
  place: 'City Hall, Helsinki',
  isOnline: true,
  sequence: 0,
}

export type MeetingData = z.output<z.ZodObject<typeof meetingSchema>>

const words = {
  en: {
    begins: 'The meeting begins',
    length: 'Length',
    minutes: (count: number) => `${count} minutes`,
    place: 'Place',
    online: 'online, the link to join is on the page of the meeting',
    entry: (challenge: string) => `Meeting of the jury: ${challenge}`,
  },
  fi: {
    begins: 'Kokous alkaa',
    length: 'Kesto',
    minutes: (count: number) => `${count} minuuttia`,
    place: 'Paikka',
    online: 'verkossa, liittymislinkki on kokouksen sivulla',
    entry: (challenge: string) => `Tuomariston kokous: ${challenge}`,
  },
  sv: {
    begins: 'Mötet börjar',
    length: 'Längd',
    minutes: (count: number) => `${count} minuter`,
    place: 'Plats',
    online: 'på nätet, länken finns på mötets sida',
    entry: (challenge: string) => `Juryns möte: ${challenge}`,
  },
  'zh-CN': {
    begins: '会议开始时间',
    length: '时长',
    minutes: (count: number) => `${count} 分钟`,
    place: '地点',
    online: '线上，参会链接在会议页面上',
    entry: (challenge: string) => `评审团会议：${challenge}`,
  },
} satisfies Record<Locale, unknown>

/** Hour, length and place, as the jury comes together. */
export function MeetingFacts({ mail, meeting }: { mail: Mail; meeting: MeetingData }) {
  const word = words[mail.locale]
  const { startsAt, endsAt, place, isOnline } = meeting
  const where = [place, ...(isOnline ? [word.online] : [])].filter((part) => part !== '')
  const length = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  return (
    <>
      <When mail={mail} label={word.begins} at={startsAt} />
      <Facts
        rows={[
          [word.length, word.minutes(length)],
          [word.place, where.join(' · ')],
        ]}
      />
    </>
  )
}

/** The meeting for the reader's calendar: the same entry for as long as it is planned. */
export function meetingEntry(
  { challenge, slug, meetingId, startsAt, endsAt, place, sequence }: MeetingData,
  mail: Mail,
  { isCancelled = false }: { isCancelled?: boolean } = {},
): CalendarEntry {
  const url = linkTo(mail, pathsFor(mail).juryMeeting(slug))
  return {
    uid: calendarEventId('jury-meeting', meetingId, hostOf(mail)),
    title: words[mail.locale].entry(challenge),
    ...{ startsAt, endsAt, sequence, url },
    description: url,
    ...(place !== '' && { location: place }),
    isCancelled,
  }
}
