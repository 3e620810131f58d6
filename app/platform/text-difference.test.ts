import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf, shortened, type Piece } from './text-difference.ts'

const joined = (pieces: readonly Piece[], without: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

describe('a difference', () => {
  it('marks the words that changed', () => {
    expect(differenceOf('One pilot in Helsinki.', 'Two pilots in Helsinki.', 'en')).toEqual([
      { kind: 'removed', text: 'One' },
      { kind: 'added', text: 'Two' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: 'pilot' },
      { kind: 'added', text: 'pilots' },
      { kind: 'same', text: ' in Helsinki.' },
    ])
  })

  it('finds the words of Chinese, which has no spaces', () => {
    expect(
      differenceOf('试点在赫尔辛基进行', '试点在北京进行', 'zh-CN').filter(({ kind }) => kind !== 'same'),
    ).toEqual([
      { kind: 'removed', text: '赫尔辛基' },
      { kind: 'added', text: '北京' },
    ])
  })

  it('holds both texts whole, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'pilot', ' ', '\n\n', '试点', 'ä', '.', '  ', '-', '👩‍🔬'))
    fc.assert(
      fc.property(words, words, fc.constantFrom('en' as const, 'zh-CN' as const), (one, two, locale) => {
        const [before, after] = [one.join(''), two.join('')]
        const pieces = differenceOf(before, after, locale)
        expect(joined(pieces, 'removed')).toBe(after)
        expect(joined(pieces, 'added')).toBe(before)
      }),
    )
  })
})

describe('a shortened difference', () => {
  const long = 'word '.repeat(200)

  it('keeps what stands beside a change', () => {
    const [head, added, tail] = shortened([
      { kind: 'same', text: long },
      { kind: 'added', text: 'new' },
      { kind: 'same', text: long },
    ])
    expect(head?.text).toHaveLength(123)
    expect(added).toEqual({ kind: 'added', text: 'new' })
    expect(tail?.text.startsWith('word word')).toBe(true)
  })

  it('never shortens a change itself', () => {
    const pieces: Piece[] = [{ kind: 'removed', text: long }]
    expect(shortened(pieces)).toEqual(pieces)
  })
})
