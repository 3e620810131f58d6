import { createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOfMessage } from '#app/http/body.server.ts'
import { directActionsOf } from '#app/http/direct-actions.server.ts'
import { handlersOf, theBuild, withModule } from './site.ts'

/*
 * Which requests are answered without the framework. That they meet the same rule, the same limits and the same
 * refusals is for the permission matrix and the bad-input tests: they send what the server would.
 */

let build: ServerBuild
beforeAll(async () => {
  build = await theBuild()
}, 900_000)

const id = '0b9f4a52-1c57-4c3e-9a55-2f6d2a1f7c11'
const post = (path: string) => new Request(`http://localhost:3000${path}`, { method: 'POST' })

describe('an action is answered without the framework', () => {
  it('where its rule says so: the three autosaves, the pieces of an upload and nothing else', () => {
    const direct = handlersOf(build).filter(({ rule }) => rule.isDirect)
    expect(direct.map(({ kind, pattern }) => [kind, pattern]).sort()).toEqual([
      ['action', '/:lang/jury/assignments/:assignment/autosave'],
      ['action', '/:lang/proposals/:proposal/autosave'],
      ['action', '/:lang/proposals/:proposal/completion/autosave'],
      ['action', '/:lang/proposals/:proposal/uploads'],
      ['action', '/:lang/proposals/:proposal/uploads/:upload'],
    ])
  })

  it('at its plain address', async () => {
    const seen: unknown[] = []
    const mutant = withModule(build, 'apply/pages/autosave', (module) => ({
      ...module,
      action: (args: unknown) => {
        seen.push(args)
        return Response.json('saved')
      },
    }))
    const request = post(`/sv/proposals/${id}/autosave`)
    const answer = await directActionsOf(mutant)(request)?.('context')
    expect(await answer?.json()).toBe('saved')
    expect(seen).toEqual([{ request, params: { lang: 'sv', proposal: id }, context: 'context' }])
  })

  it.each([
    ['read', new Request(`http://localhost:3000/en/proposals/${id}/autosave`)],
    ['with a query', post(`/en/proposals/${id}/autosave?_data=apply/pages/autosave`)],
    ['with a slash at the end', post(`/en/proposals/${id}/autosave/`)],
    ['with an encoded character', post(`/en/proposals/%30b9f4a52/autosave`)],
    ['in another case', post(`/en/Proposals/${id}/autosave`)],
    ['of another page', post(`/en/proposals/${id}/team`)],
  ])('not when it is %s', (_, request) => {
    expect(directActionsOf(build)(request)).toBeNull()
  })

  it('never a page', () => {
    const mutant = withModule(build, 'apply/pages/autosave', (module) => ({
      ...module,
      default: () => null,
    }))
    expect(() => directActionsOf(mutant)).toThrow('apply/pages/autosave is a page')
  })

  it('a refusal that is thrown passes, a bug becomes a plain 500', async () => {
    const throwing = (thrown: unknown) =>
      directActionsOf(
        withModule(build, 'apply/pages/autosave', (module) => ({
          ...module,
          action: () => Promise.reject(thrown),
        })),
      )(post(`/en/proposals/${id}/autosave`))?.('context')
    expect((await throwing(new Response('no', { status: 404 })))?.status).toBe(404)
    const answer = await throwing(new Error('a secret'))
    expect([answer?.status, await answer?.text()]).toEqual([500, 'Unexpected Server Error'])
  })
})

describe('the body of a message', () => {
  let server: Server
  let read: Promise<Buffer>
  beforeAll(async () => {
    server = createServer((message, response) => {
      read = bytesOfMessage(message)(10)
      read.catch(() => undefined).finally(() => response.end())
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => server.close())

  async function send(...chunks: string[]) {
    const { port } = server.address() as AddressInfo
    const sent = ask({ port, method: 'POST', agent: false })
    for (const chunk of chunks) sent.write(chunk)
    sent.end()
    const [answer] = await once(sent, 'response')
    answer.resume()
    await once(answer, 'end')
  }

  it('is read whole up to its limit', async () => {
    await send('yötä', ' 456')
    expect((await read).toString()).toBe('yötä 456')
  })

  it('is refused above it, declared or not', async () => {
    await send('12345', '67890', '1')
    await expect(read).rejects.toMatchObject({ status: 413 })
  })
})
