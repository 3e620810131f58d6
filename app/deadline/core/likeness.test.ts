import fc from 'fast-check'
import { expect, it } from 'vitest'
import { likenessOf, piecesOf, shareOf, type Comparable } from './likeness.ts'

const one: Comparable = {
  organisation: 'Lämpö Oy',
  registryNumber: '2345678-9',
  title: 'Heat that stays in the block',
  summary: 'A store under the yard keeps the heat of the day for the night.',
}
const nothing: Comparable = {
  organisation: 'Kiertokulku',
  registryNumber: '',
  title: 'Buses',
  summary: 'On time.',
}

it.each<[string, Partial<Comparable>, string[]]>([
  ['nothing', {}, []],
  ['its number, however it is written', { registryNumber: 'FI 23456789'.slice(3) }, ['registry']],
  ['its name without accents', { organisation: 'LAMPO OY' }, ['organisation']],
  ['a title with a word more', { title: 'Heat that stays in the block!! (2)' }, ['title']],
  [
    'a summary that was shortened',
    { summary: 'A store under the yard keeps the heat of the day.' },
    ['summary'],
  ],
])('is alike in %s', (_, change, expected) => {
  expect(likenessOf(one, { ...nothing, ...change })).toEqual(expected)
})

it('knows Chinese by pairs of characters', () => {
  const chinese = { ...nothing, title: '社群治理這個不太一樣的坑' }
  expect(likenessOf(chinese, { ...one, title: '社群治理这个不太一樣的坑' })).toEqual([])
  expect(likenessOf(chinese, { ...one, title: '「社群治理」這個不太一樣的坑' })).toEqual(['title'])
})

it('is the same either way, and whole with itself', () => {
  const texts = fc.record({
    organisation: fc.string(),
    registryNumber: fc.string(),
    title: fc.string({ unit: 'grapheme' }),
    summary: fc.string({ unit: 'grapheme' }),
  })
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(likenessOf(a, b)).toEqual(likenessOf(b, a))
      expect(shareOf(piecesOf(a.title), piecesOf(a.title))).toBe(piecesOf(a.title).size === 0 ? 0 : 1)
    }),
  )
})
