import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageState } from './reconcile.ts'
import { standingAfter, toldEvents, type Standing, type ToldEvent } from './telling.ts'

const hear = (start: Standing, events: readonly ToldEvent[]): Standing =>
  events.reduce<Standing>((standing, event) => standingAfter(standing, event) ?? standing, start)

const starts: Standing[] = [
  { state: 'sending', reason: null },
  { state: 'sending', reason: 'answer-lost' },
  { state: 'sent', reason: null },
  { state: 'failed', reason: 'needs-review' },
  { state: 'failed', reason: 'refused-by-service' },
  { state: 'suppressed', reason: 'address-bounced' },
  { state: 'queued', reason: 'service-pace' },
]

describe('what the service tells', () => {
  it('ends in the same state in any order and however often it is repeated', () => {
    const heard = fc.array(fc.constantFrom(...toldEvents), { maxLength: 8 }).chain((events) =>
      fc.record({
        events: fc.constant(events),
        other: fc
          .tuple(fc.constant(events), fc.subarray(events))
          .chain(([all, again]) =>
            fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
          ),
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...starts), heard, (start, { events, other }) => {
        expect(hear(start, other)).toEqual(hear(start, events))
      }),
      { numRuns: 2000 },
    )
  })

  it('says nothing new the second time', () => {
    for (const start of starts) {
      for (const event of toldEvents) expect(standingAfter(hear(start, [event]), event)).toBeNull()
    }
  })

  it.each<[MessageState, string | null, ToldEvent, string | null]>([
    ['sending', 'answer-lost', 'sent', 'sent'],
    ['sending', null, 'delivered', 'delivered'],
    ['sending', null, 'delayed', null],
    ['sent', null, 'sent', null],
    ['sent', null, 'delivered', 'delivered'],
    ['sent', null, 'delayed', null],
    ['sent', null, 'bounced', 'bounced'],
    ['sent', null, 'bounced-for-now', 'bounced'],
    ['sent', null, 'failed', 'failed'],
    ['sent', null, 'suppressed', 'suppressed'],
    ['delivered', null, 'sent', null],
    ['delivered', null, 'bounced', 'bounced'],
    ['delivered', null, 'bounced-for-now', null],
    ['delivered', null, 'complained', 'complained'],
    ['bounced', 'bounced-for-now', 'delivered', 'delivered'],
    ['bounced', 'bounced', 'delivered', null],
    ['bounced', null, 'delivered', null],
    ['complained', 'complained', 'delivered', null],
    ['complained', 'complained', 'bounced', null],
    ['failed', 'needs-review', 'sent', 'sent'],
    ['failed', 'needs-review', 'delivered', 'delivered'],
    ['failed', 'refused-by-service', 'sent', null],
  ])('%s (%s), told %s: %s', (state, reason, told, after) => {
    expect(standingAfter({ state, reason }, told)?.state ?? null).toBe(after)
  })
})
