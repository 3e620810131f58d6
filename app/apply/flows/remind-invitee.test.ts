import { expect, it } from 'vitest'
import { momentsOf } from './remind-invitee.server.ts'

const sent = '2021-12-06T10:00:00Z'

it.each([
  ['weeks ahead', '2021-12-22T21:59:00Z', ['3d 2021-12-09T10:00', 'last 2021-12-19T21:59']],
  ['the two within a day are one', '2021-12-12T12:00:00Z', ['last 2021-12-09T12:00']],
  ['just a day apart', '2021-12-13T10:00:00Z', ['3d 2021-12-09T10:00', 'last 2021-12-10T10:00']],
  ['the last would come at once', '2021-12-10T09:00:00Z', []],
  ['four days', '2021-12-10T10:00:00Z', ['last 2021-12-07T10:00', '3d 2021-12-09T10:00']],
  ['a day', '2021-12-07T10:00:00Z', []],
])('%s', (_, ends, expected) => {
  const moments = momentsOf(new Date(sent), new Date(ends))
  const inOrder = moments.map(({ name, sendAt }) => `${name} ${sendAt.toISOString().slice(0, 16)}`)
  expect(inOrder.sort()).toEqual([...expected].sort())
})
