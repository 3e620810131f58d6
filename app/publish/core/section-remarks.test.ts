import { expect, it } from 'vitest'
import { canRemarksBeAnswered, openRemarks, remarksAsText } from './section-remarks.ts'

it('lists what nobody has dealt with, in the order of the parts', () => {
  const answered = { by: 'Aino', atIso: '2027-01-01T00:00:00.000Z', answer: '' }
  const remarks = [
    { id: 1, section: 'general' as const, answered: null },
    { id: 2, section: 'criteria' as const, answered: null },
    { id: 3, section: 'brief' as const, answered },
    { id: 4, section: 'brief' as const, answered: null },
  ]
  expect(openRemarks(remarks).map(({ id }) => id)).toEqual([4, 2, 1])
})

it('joins what was written under the names of the parts, and leaves out what is empty', () => {
  const name = (section: string) => section.toUpperCase()
  expect(remarksAsText({ general: 'Nearly there.', criteria: ' Add up. ', brief: ' ' }, name)).toBe(
    'CRITERIA: Add up.\n\nNearly there.',
  )
  expect(remarksAsText({ brief: '\n' }, name)).toBe('')
})

it('are dealt with before the challenge opens, never after', () => {
  expect(
    (['draft', 'in_review', 'changes_requested', 'scheduled'] as const).every(canRemarksBeAnswered),
  ).toBe(true)
  expect((['open', 'judging', 'completed', 'cancelled'] as const).some(canRemarksBeAnswered)).toBe(false)
})
