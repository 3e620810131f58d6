import { describe, expect, it } from 'vitest'
import { completenessMatrix } from './completeness.ts'

const text = {
  title: 'Clean air',
  question: 'How might we?',
  tagline: '',
  background: 'Air.',
  outcome: ' \n',
  offer: 'A pilot.',
  eligibility: 'Anybody.',
  terms: 'None.',
}

describe('the completeness of a challenge', () => {
  const matrix = completenessMatrix({
    languages: ['en', 'zh-CN'],
    texts: [
      { locale: 'en', ...text },
      { locale: 'sv', ...text },
    ],
    criteria: [{ position: 1, weight: 100, texts: [{ locale: 'zh-CN', name: '影响' }] }],
  })
  const rowOf = (field: string) => matrix.find(({ what }) => 'field' in what && what.field === field)?.cells

  it('has a row for each text and a cell for each language of the programme', () => {
    expect(matrix).toHaveLength(9)
    expect(matrix.every(({ cells }) => cells.map(({ locale }) => locale).join() === 'en,zh-CN')).toBe(true)
  })

  it('takes spaces for nothing and a missing language for nothing', () => {
    expect(rowOf('title')?.map(({ isWritten }) => isWritten)).toEqual([true, false])
    expect(rowOf('outcome')?.map(({ isWritten }) => isWritten)).toEqual([false, false])
  })

  it('names the criteria too', () => {
    expect(matrix.at(-1)).toEqual({
      what: { criterion: 1 },
      cells: [
        { locale: 'en', isWritten: false },
        { locale: 'zh-CN', isWritten: true },
      ],
    })
  })
})
