import { request } from 'node:http'
import { createServer } from 'node:net'
import { waitUntil } from '#app/platform/processes.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'

type Address = { host: string; port: number }

/**
 * Makes sure that the web server will be able to listen. `patienceMs` gives one that a killed start left behind time
 * to leave.
 * @throws StartupProblem when the port is taken or may not be used
 */
export async function assertFree({ host, port }: Address, patienceMs: number): Promise<void> {
  let code: string | undefined
  const isFree = async () => (code = await tryToListen({ host, port })) !== 'EADDRINUSE'
  await waitUntil(isFree, { withinMs: patienceMs, everyMs: 100 })
  switch (code) {
    case undefined:
      return
    case 'EADDRINUSE':
      throw new StartupProblem(
        `Port ${port} is taken by another program: end that, or choose another port with PORT=${port === 65535 ? 3000 : port + 1} npm start.`,
      )
    case 'EACCES':
      throw new StartupProblem(
        `Port ${port} may not be used by this account: choose one above 1023 with PORT.`,
      )
    default:
      throw new StartupProblem(`Nothing can listen on ${host}:${port} (${code}): check HOST and PORT.`)
  }
}

/** Waits until the web server answers anything at all; false when it does not within `withinMs`, or `hasFailed`. */
export async function waitForAnswer(
  address: Address,
  { withinMs, hasFailed }: { withinMs: number; hasFailed: () => boolean },
): Promise<boolean> {
  let isAnswered = false
  await waitUntil(async () => hasFailed() || (isAnswered = await asks(address)), { withinMs, everyMs: 50 })
  return isAnswered
}

function tryToListen({ host, port }: Address): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

function asks({ host, port }: Address): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return new Promise((resolve) => {
    const call = request(
      { host: reachable, port, path: '/healthz', method: 'GET', timeout: 5000 },
      (response) => {
        response.resume()
        resolve(true)
      },
    )
    call.on('timeout', () => call.destroy())
    call.on('error', () => resolve(false))
    call.end()
  })
}
