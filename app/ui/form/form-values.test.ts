import { expect, it } from 'vitest'
import { formTexts, formValues } from './form-values.ts'

function data(...pairs: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}

it('reads dots as objects and repeated names as lists', () => {
  const sent = data(
    ['title', 'A'],
    ['closesAt.date', '2021-12-22'],
    ['closesAt.time', '23:59'],
    ['tag', 'a'],
    ['tag', 'b'],
  )
  expect(formValues(sent)).toEqual({
    title: 'A',
    closesAt: { date: '2021-12-22', time: '23:59' },
    tag: ['a', 'b'],
  })
  expect(formTexts(sent)).toEqual({
    title: 'A',
    'closesAt.date': '2021-12-22',
    'closesAt.time': '23:59',
    tag: ['a', 'b'],
  })
})

it('reads a name with brackets as a list, however often it is sent', () => {
  expect(formValues(data(['juror[]', 'a']))).toEqual({ juror: ['a'] })
})

it('survives names made to break it', () => {
  expect(formValues(data(['__proto__.polluted', 'yes'], ['a..b', 'x'], ['a', '1'], ['a.b', '2']))).toEqual({
    a: { b: '2' },
  })
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
