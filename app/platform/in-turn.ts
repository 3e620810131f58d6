/**
 * Lets at most `most` of what is asked at once run at the same time; the others wait in the order they came. For what
 * holds one row of the database against everybody else: a crowd then waits here, where waiting costs nothing, and leaves
 * the connections to other pages.
 */
export function inTurn(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    // Whoever is called has been counted already, so that nobody slips in between.
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
