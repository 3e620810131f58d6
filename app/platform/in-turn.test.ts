import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

it('runs so many at once, in their order, and goes on after a failure', async () => {
  const take = inTurn(2)
  let running = 0
  let most = 0
  const begun: number[] = []
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) =>
      take(async () => {
        begun.push(index)
        most = Math.max(most, (running += 1))
        await new Promise((go) => setImmediate(go))
        running -= 1
        if (index % 3 === 0) throw new Error('no')
        return index
      }),
    ),
  )
  expect(most).toBe(2)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
})
