import { describe, expect, it } from 'vitest'
import { aReader, someFacts } from '#test/factories/some-facts.ts'
import type { Notice } from './notice.ts'
import { planMessages } from './planner.ts'

/** A daily mail about what happened at these instants, for a reader in Shanghai. */
function digestOf(instants: readonly string[]): Notice<string> {
  return {
    name: 'test.digest',
    class: 'service',
    audience: 'organisers',
    digestHour: 8,
    wanted: (facts) =>
      instants.map((instant) => ({
        to: aReader({ zone: 'Asia/Shanghai' }),
        about: facts.challenge.id,
        anchor: 1,
        sendAt: new Date(instant),
        expiresAt: new Date(instant),
        data: { challenge: 'Clean air', items: [instant] },
      })),
  }
}

const plan = (instants: readonly string[], now = '2021-12-08T00:00:00Z') =>
  planMessages([digestOf(instants)], someFacts({ now: new Date(now) })).map(({ key, sendAt, data }) => ({
    key,
    sendAt: sendAt.toISOString(),
    items: data.items,
  }))

describe('a digest', () => {
  it('comes at eight in the reader’s morning with all that happened since the last, in order', () => {
    expect(plan(['2021-12-08T10:00:00Z', '2021-12-08T01:00:00Z', '2021-12-09T00:00:00Z'])).toEqual([
      {
        key: 'test.digest:challenge-1:person-1:2021-12-09',
        sendAt: '2021-12-09T00:00:00.000Z',
        items: ['2021-12-08T01:00:00Z', '2021-12-08T10:00:00Z'],
      },
      {
        key: 'test.digest:challenge-1:person-1:2021-12-10',
        sendAt: '2021-12-10T00:00:00.000Z',
        items: ['2021-12-09T00:00:00Z'],
      },
    ])
  })

  it('does not come when nothing happened, nor a day late', () => {
    expect(plan([])).toEqual([])
    expect(plan(['2021-12-08T10:00:00Z'], '2021-12-09T19:59:00Z')).toHaveLength(1)
    expect(plan(['2021-12-08T10:00:00Z'], '2021-12-09T20:00:00Z')).toEqual([])
  })

  it('stays the same message while more comes in', () => {
    const [early] = plan(['2021-12-08T01:00:00Z'])
    const [later] = plan(['2021-12-08T01:00:00Z', '2021-12-08T02:00:00Z'])
    expect(later?.key).toBe(early?.key)
  })
})
