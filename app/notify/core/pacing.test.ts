import { expect, it } from 'vitest'
import { aReader } from '#test/factories/some-facts.ts'
import { paced, type PacedMessage } from './pacing.ts'

const at = new Date('2021-12-22T19:59:00Z')
const answer: PacedMessage = {
  isReminder: false,
  wantedAt: at,
  planned: {
    ...{ to: aReader(), about: 'proposal-1', anchor: 1, sendAt: at, expiresAt: at, data: {} },
    ...{ key: 'notice:proposal-1:person-1:1', notice: 'notice', class: 'service' },
    ...{ audience: 'team', locale: 'en', zone: 'UTC' },
  },
}

it('takes two hundred thousand messages at a time', () => {
  const messages = new Array<PacedMessage>(200_000).fill(answer)
  const { kept, leftOut } = paced(messages, { reminded: [], everWanted: new Set() })
  expect([kept.length, leftOut.length]).toEqual([200_000, 0])
})
