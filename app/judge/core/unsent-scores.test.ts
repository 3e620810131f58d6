import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aboutToSend,
  afterClash,
  afterTaken,
  isSameValue,
  postOf,
  typedInto,
  type Stored,
  type WaitingFields,
} from './unsent-scores.ts'

const field = 'scores.a'
const fresh = { seen: 0, base: '' }

describe('what waits to be sent', () => {
  it('is sent with the version it builds on; both texts with one', () => {
    const waiting = {
      'scores.a': { value: '4', seen: 2, base: '3', tried: [] },
      commentToTeam: { value: 'Clear', seen: 3, base: '', tried: [] },
      privateNote: { value: 'Ask', seen: 4, base: '', tried: [] },
    }
    expect(Object.fromEntries(postOf(waiting))).toEqual({
      'scores.a': '4',
      'seen.a': '2',
      commentToTeam: 'Clear',
      privateNote: 'Ask',
      'seen.texts': '4',
    })
  })

  it('follows its own value that had arrived without a word, and asks about any other', () => {
    const lost = aboutToSend({ [field]: typedInto(undefined, '4', fresh) })
    const newer = { [field]: typedInto(lost[field], '5', fresh) }
    const arrived = afterClash(newer, { [field]: { value: '4', version: 1 } })
    expect(arrived).toEqual({
      again: { [field]: { value: '5', seen: 1, base: '4', tried: ['4'] } },
      choose: {},
    })
    const elsewhere = { [field]: { value: '2', version: 1 } }
    expect(afterClash(newer, elsewhere)).toEqual({ again: {}, choose: elsewhere })
  })

  it('of two texts that share a version, asks only about the one that was changed elsewhere', () => {
    const text = (value: string) => typedInto(undefined, value, { seen: 1, base: '' })
    const stored = {
      commentToTeam: { value: 'From the phone', version: 2 },
      privateNote: { value: '', version: 2 },
    }
    const { again, choose } = afterClash({ commentToTeam: text('Here'), privateNote: text('Note') }, stored)
    expect(Object.keys(choose)).toEqual(['commentToTeam'])
    expect(again.privateNote).toMatchObject({ value: 'Note', seen: 2 })
  })

  it('goes on with what was typed while it was under way', () => {
    const sent = { [field]: typedInto(undefined, '4', fresh) }
    expect(afterTaken(sent, sent, { a: 1 })).toEqual({})
    const meanwhile = { [field]: typedInto(sent[field], '5', fresh) }
    expect(afterTaken(meanwhile, sent, { a: 1 })).toEqual({
      [field]: { value: '5', seen: 1, base: '4', tried: [] },
    })
  })

  it.each([
    ['4', '4,0', true],
    ['4', '5', false],
    ['', '0', false],
    ['a\r\nb', 'a\nb', true],
  ])('%j and %j', (one, other, isSame) => {
    expect(isSameValue(one, other)).toBe(isSame)
  })
})

/** A server with one field, which takes what builds on its version, and the same again. */
function aServer() {
  let stored: Stored = { value: '', version: 0 }
  return {
    get stored() {
      return stored
    },
    take(value: string, seen: number): Stored | 'taken' {
      if (stored.value === value) return 'taken'
      if (seen !== stored.version) return stored
      stored = { value, version: stored.version + 1 }
      return 'taken'
    },
  }
}

type Step = { type: string } | 'send' | 'lost-answer' | 'lost-request' | { elsewhere: string }

const steps = fc.array(
  fc.oneof(
    fc.constantFrom('1', '2', '3').map((type) => ({ type })),
    fc.constantFrom<Step>('send', 'lost-answer', 'lost-request'),
    fc.constantFrom('8', '9').map((elsewhere) => ({ elsewhere })),
  ),
  { maxLength: 20 },
)

it('never overwrites what came from elsewhere unasked, and ends with the last value that was given here', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const server = aServer()
      let waiting: WaitingFields = {}
      let known: Stored = { value: '', version: 0 }
      let isAsked = false
      let last = ''
      const send = (fate: 'send' | 'lost-answer' | 'lost-request') => {
        const entry = waiting[field]
        if (!entry || isAsked) return
        waiting = aboutToSend(waiting)
        if (fate === 'lost-request') return
        const before = server.stored
        const answer = server.take(entry.value, entry.seen)
        if (['8', '9'].includes(before.value) && server.stored !== before)
          expect(entry.base, 'only what was seen is followed').toBe(before.value)
        if (fate === 'lost-answer') return
        if (answer === 'taken') {
          waiting = afterTaken(waiting, waiting, { a: server.stored.version })
          known = server.stored
          return
        }
        const { again, choose } = afterClash(waiting, { [field]: answer })
        isAsked = Object.keys(choose).length > 0
        if (!isAsked) waiting = again
      }
      for (const step of all) {
        if (isAsked) break
        if (typeof step === 'string') send(step as 'send')
        else if ('type' in step) {
          last = step.type
          waiting = {
            [field]: typedInto(waiting[field], step.type, { seen: known.version, base: known.value }),
          }
        } else server.take(step.elsewhere, server.stored.version)
      }
      for (let tries = 0; tries < 4 && waiting[field] && !isAsked; tries += 1) send('send')
      if (isAsked) expect(['8', '9']).toContain(server.stored.value)
      else if (waiting[field] === undefined && last && !['8', '9'].includes(server.stored.value))
        expect(server.stored.value).toBe(last)
      expect(isAsked || waiting[field] === undefined).toBe(true)
    }),
  )
})
