import { format } from 'node:util'
import { afterEach } from 'vitest'

/*
 * A stray console.error or console.warn fails the test it belongs to: React's warnings about markup, a promise nobody
 * waits for, a request nobody mocked. A test that expects one replaces the method with a spy.
 */
let said: string[] = []

for (const method of ['error', 'warn'] as const) {
  console[method] = (...words: unknown[]) => {
    said.push(`console.${method}: ${format(...words)}`)
  }
}

afterEach(() => {
  const stray = said
  said = []
  if (stray.length > 0)
    throw new Error(`The test passed, but something was said on the way:\n${stray.join('\n')}`)
})
