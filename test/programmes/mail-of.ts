import { asc, inArray } from 'drizzle-orm'
import { messages } from '#db/schema/index.ts'
import { zonedAt } from '#app/lifecycle/calendar.ts'
import { noticeCatalogue } from '#app/notices.ts'
import texts from '#app/notify/texts/en.json' with { type: 'json' }
import { locales } from '#app/platform/i18n.ts'
import { subjectOf } from '#emails/subject-of.ts'
import { templateOf } from '#emails/index.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/** The clocks the mail is told by. */
const clocks = [
  ['Helsinki', 'Europe/Helsinki'],
  ['Shanghai', 'Asia/Shanghai'],
] as const

/** Hang on who was given what to read, which is decided by ids that are drawn: told without hours and numbers. */
const drawn: readonly string[] = ['jury.assigned', 'jury.complete_thanks', 'jury.daily_digest']
/** The same, and not there every time. */
const drawnAtTimes: readonly string[] = [
  'jury.not_started',
  'jury.progress',
  'jury.overdue',
  'jury.divergence',
]

type Sent = typeof messages.$inferSelect

/**
 * Everything the worker has sent so far, to be read by a person: day by day, on both clocks, with how many mails went to
 * whom in which languages, and what stood in the subject of the first.
 */
export async function mailOf(database: TestDatabase): Promise<string> {
  const all = await database.db
    .select()
    .from(messages)
    .where(inArray(messages.state, ['sent', 'delivered']))
    .orderBy(asc(messages.sendAt))
  const rows = all.filter(({ notice }) => ![...drawn, ...drawnAtTimes].includes(notice))
  const byLot = drawn.filter((notice) => all.some((mail) => mail.notice === notice))
  const days = grouped(rows, ({ sendAt }) => zonedAt(sendAt, clocks[0][1]).toPlainDate().toString())
  const pages = [...days].map(([, mails]) => dayOf(mails))
  const head = [
    `${rows.length} mails to ${new Set(rows.map(({ email }) => email)).size} people,`,
    `of ${new Set(rows.map(({ notice }) => notice)).size} kinds, on ${days.size} days.`,
  ].join(' ')
  const tail = [
    'And what each juror hears of the list that was drawn for them, at hours of its own:',
    ...byLot.map((notice) => `  ${notice}, to ${audienceOf(notice)}`),
  ].join('\n')
  return [head, ...pages, tail].join('\n\n').concat('\n')
}

function dayOf(mails: readonly Sent[]): string {
  const day = zonedAt(mails[0]!.sendAt, clocks[0][1])
  const head = day.toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const waves = [...grouped(mails, ({ sendAt, notice }) => `${minuteOf(sendAt)} ${notice}`)].sort(
    ([one], [other]) => (one < other ? -1 : 1),
  )
  return [head, ...waves.map(([, wave]) => waveOf(wave))].join('\n')
}

const minuteOf = (at: Date) => at.toISOString().slice(0, 16)

function waveOf(wave: readonly Sent[]): string {
  const { sendAt, notice } = wave[0]!
  const times = clocks.map(([city, zone]) => {
    const there = zonedAt(sendAt, zone)
    return `${city} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`
  })
  const inLocales = locales
    .map((locale) => [locale, wave.filter((mail) => mail.locale === locale).length] as const)
    .filter(([, count]) => count > 0)
    .map(([locale, count]) => `${locale} ${count}`)
  const people = [...new Set(wave.map(({ recipientName }) => recipientName))].sort()
  const named = people.length > 4 ? [...people.slice(0, 3), `${people.length - 3} more`] : people
  const mails = `${wave.length} ${wave.length === 1 ? 'mail' : 'mails'}`
  return [
    `  ${times.join(', ')}  ${notice}: ${mails} (${inLocales.join(', ')}) to ${audienceOf(notice)}`,
    `      ${named.join(', ')}`,
    `      “${saidIn(wave)}”`,
  ].join('\n')
}

/** For whom it is; of what flows post by hand, why the reader gets it. */
function audienceOf(notice: string): string {
  const planned = noticeCatalogue.notices.find(({ name }) => name === notice)
  const words = planned ? texts.audiences[planned.audience] : 'whom it is about'
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** The subject of the first in English, or in the language there is. */
function saidIn(wave: readonly Sent[]): string {
  const first = locales.find((locale) => wave.some((mail) => mail.locale === locale))
  return wave
    .filter(({ locale }) => locale === first)
    .map(subjectIn)
    .sort()[0]!
}

/** Without references, which are drawn. */
function subjectIn(mail: Sent): string {
  const template = templateOf(mail.notice)
  const isWiped = template?.isSecret === true
  const subject = isWiped
    ? '(wiped: it held a secret)'
    : (mail.subject ??
      subjectOf({
        ...{ notice: mail.notice, locale: mail.locale, data: mail.data, zone: mail.zone },
        ...{ organiserZone: mail.zone, recipientName: mail.recipientName, programme: null, origin: '' },
      }) ??
      '')
  return subject
    .replace(/\[[A-Z0-9-]+\] /g, '')
    .replace(/[A-Z]{2,4}-\d{4}-[A-Z0-9]+-[A-Z0-9]+/g, '(its reference)')
}

function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) found.set(nameOf(item), [...(found.get(nameOf(item)) ?? []), item])
  return found
}
