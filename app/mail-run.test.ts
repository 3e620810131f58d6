import { describe, expect, it } from 'vitest'
import { chinaFinland2021 } from '#test/scenarios/china-finland-2021/story.ts'
import { mailRunOf } from '#test/scenarios/mail-run.ts'
import { zonedAt } from './lifecycle/calendar.ts'
import { noticeCatalogue } from './notices.ts'
import type { PlannedMessage } from './notify/core/notice.ts'
import { locales } from './platform/i18n.ts'

/*
 * The whole mail of the programme of 2021, to be read by whoever runs one. Invitations and sign-in links are posted by
 * hand and not planned, so they are not in it.
 */

const run = mailRunOf(chinaFinland2021(), noticeCatalogue)

describe('the mail of the programme of 2021', () => {
  it('reads as it should', async () => {
    await expect(pageOf(run)).toMatchFileSnapshot('../test/scenarios/mail-run-of-2021.txt')
  })

  it('holds nothing twice and nothing that comes too late', () => {
    expect(new Set(run.map(({ key }) => key)).size).toBe(run.length)
    expect(run.filter(({ sendAt, expiresAt }) => sendAt > expiresAt)).toEqual([])
  })

  it('tells nobody of the decision before the winners are announced', () => {
    const announcesAt = new Date('2022-01-14T08:00:00Z')
    const early = run.filter(
      ({ notice, sendAt }) => /^(decision|winners)\./.test(notice) && sendAt < announcesAt,
    )
    expect(early).toEqual([])
  })
})

/** One line for each wave: the mails of one notice that go together. */
function pageOf(messages: readonly PlannedMessage[]): string {
  const waves = [...groups(messages, waveOf).values()]
  const rows = waves.map((wave) => [
    span(wave, 'Europe/Helsinki'),
    span(wave, 'Asia/Shanghai'),
    String(wave.length),
    String(new Set(wave.map(({ to }) => to.personId)).size),
    locales
      .map((locale) => [locale, wave.filter((message) => message.locale === locale).length] as const)
      .filter(([, count]) => count > 0)
      .map(([locale, count]) => `${locale} ${count}`)
      .join(', '),
    wave[0]!.notice,
    wave[0]!.audience,
  ])
  return table([['Helsinki', 'Shanghai', 'mails', 'people', 'languages', 'notice', 'audience'], ...rows])
}

/**
 * What goes at one instant to many goes together. What answers the doing of a single team or juror, at an instant of
 * its own, is told by the day.
 */
function waveOf({ notice, sendAt }: PlannedMessage): string {
  const isForMany =
    new Set(run.filter((other) => isTogether(other, { notice, sendAt })).map(({ about }) => about)).size > 1
  const day = zonedAt(sendAt, 'Europe/Helsinki').toPlainDate().toString()
  return `${isForMany ? sendAt.toISOString() : day} ${notice}`
}

function isTogether(message: PlannedMessage, { notice, sendAt }: Pick<PlannedMessage, 'notice' | 'sendAt'>) {
  return message.notice === notice && message.sendAt.getTime() === sendAt.getTime()
}

function groups<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) found.set(nameOf(item), [...(found.get(nameOf(item)) ?? []), item])
  return found
}

/** "Fri 2021-12-03 09:00", or to the last of them: "Fri 2021-12-03 09:00 to 17:40". */
function span(wave: readonly PlannedMessage[], zone: string): string {
  const [first, last] = [wave[0]!, wave.at(-1)!].map(({ sendAt }) => zonedAt(sendAt, zone))
  const day = first!.toPlainDate()
  const begins = `${first!.toLocaleString('en-GB', { weekday: 'short' })} ${day.toString()} ${clock(first!)}`
  if (first!.equals(last!)) return begins
  const laterDay = last!.toPlainDate().equals(day) ? '' : '(next day) '
  return `${begins} to ${laterDay}${clock(last!)}`
}

function clock(there: ReturnType<typeof zonedAt>): string {
  return there.toPlainTime().toString({ smallestUnit: 'minute' })
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n')
}
