import { afterAll, afterEach, beforeAll } from 'vitest'
import { mockServer } from '#test/mocks/index.ts'

/* No test talks to the internet: what is not mocked fails. Servers of our own on the loopback interface are let through. */

const OURSELVES = ['127.0.0.1', 'localhost', '[::1]']

beforeAll(() => {
  mockServer.listen({
    onUnhandledRequest(request, print) {
      if (!OURSELVES.includes(new URL(request.url).hostname)) print.error()
    },
  })
})
afterEach(() => mockServer.resetHandlers())
afterAll(() => mockServer.close())
