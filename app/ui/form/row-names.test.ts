import { expect, it } from 'vitest'
import { rowOfField } from './row-names.ts'

const names = { 'criteria.1': 'First', 'criteria.10': 'Tenth', 'criteria.1.anchors': 'Anchors of the first' }

it.each([
  ['criteria.1.name', 'First'],
  ['criteria.1', 'First'],
  ['criteria.10.name', 'Tenth'],
  ['criteria.1.anchors.level2', 'Anchors of the first'],
  ['criteria.2.name', undefined],
  ['version', undefined],
])('finds the row of %s', (field, row) => {
  expect(rowOfField(field, names)).toBe(row)
})
