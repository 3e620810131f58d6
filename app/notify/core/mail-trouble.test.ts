import { describe, expect, it } from 'vitest'
import { troublesOf, troublesToTell, type MailHealth, type MailTrouble } from './mail-trouble.ts'

const now = new Date('2021-12-10T10:00:00Z')
const lead: MailTrouble = { key: 'lead a', kind: 'lead' }
const backlog: MailTrouble = { key: 'backlog 2021-12-10', kind: 'backlog' }

describe('a trouble is told', () => {
  const told = (keys: string[], lastAt: string | null) => ({
    keys: new Set(keys),
    lastAt: lastAt === null ? null : new Date(lastAt),
  })
  it.each<[string, MailTrouble[], ReturnType<typeof told>, MailTrouble[]]>([
    ['when it is new', [lead], told([], null), [lead]],
    ['not when there is none', [], told([], null), []],
    ['not again', [lead], told(['lead a'], '2021-12-09T10:00:00Z'), []],
    [
      'with the others where one is new',
      [lead, backlog],
      told(['lead a'], '2021-12-10T09:00:00Z'),
      [lead, backlog],
    ],
    ['not within an hour of the last mail', [lead, backlog], told(['lead a'], '2021-12-10T09:00:01Z'), []],
  ])('%s', (_, troubles, before, expected) => {
    expect(troublesToTell(troubles, before, now)).toEqual(expected)
  })
})

describe('mail as a whole', () => {
  const well: MailHealth = { isQuotaUsedUp: false, late: 0, untold: { sent: 0, tellings: 0 } }
  it.each<[string, Partial<MailHealth>, string[]]>([
    ['is well', {}, []],
    ['has no quota left, and is late because of it', { isQuotaUsedUp: true, late: 40 }, ['quota 2021-12-10']],
    ['is late', { late: 3 }, ['backlog 2021-12-10']],
    ['is told of by its service', { untold: { sent: 4, tellings: 1 } }, []],
    ['is not', { untold: { sent: 4, tellings: 0 } }, ['silent 2021-12-10']],
  ])('%s', (_, health, expected) => {
    expect(troublesOf({ ...well, ...health }, now).map(({ key }) => key)).toEqual(expected)
  })
})
