import { setupServer } from 'msw/node'
import { resendHandlers } from './resend.ts'

/** The services that every test meets. Each has a file of its own beside this one. */
const handlers = [...resendHandlers]

/** Stands between the tests and the internet. A test adds what it alone needs with `mockServer.use(…)`. */
export const mockServer = setupServer(...handlers)
