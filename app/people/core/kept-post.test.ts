import { describe, expect, it } from 'vitest'
import { canBeKept, wordsOf } from './kept-post.ts'

describe('what can be kept of a form that was sent without a session', () => {
  it('is anything but a form with a password in it, or a very large one', () => {
    expect(canBeKept([['answers.plan', 'Ten weeks']])).toBe(true)
    expect(canBeKept([])).toBe(false)
    expect(canBeKept([['newPassword', 'correct horse']])).toBe(false)
    expect(canBeKept([['answers.plan', 'x'.repeat(500_000)]])).toBe(false)
  })

  it('is shown by what was written, without the marks a page sends along', () => {
    expect(
      wordsOf([
        ['intent', 'continue'],
        ['versions.plan', '3'],
        ['requestId', '7f3d4f2e-8a86-4d6e-9d8e-3f1f2f0d9a11'],
        ['answers.plan', ' Ten weeks in Jätkäsaari '],
        ['answers.weeks', '10'],
        ['answers.risks', ''],
        ['keep.plan', 'mine'],
        ['seen', '["a",null]'],
      ]),
    ).toEqual(['Ten weeks in Jätkäsaari', '10'])
  })
})
