import { describe, expect, it } from 'vitest'
import { createPageCache, pageKey } from './page-cache.server.ts'

const page = (text: string, isPublic = true, headers: Record<string, string> = {}) => ({
  isPublic,
  response: new Response(text, { headers: { 'content-type': 'text/html', ...headers } }),
})

describe('the page cache', () => {
  it('keeps a public page for one second and no longer', async () => {
    let time = 0
    const cache = createPageCache({ now: () => time })
    await cache.render('/en', async () => page('first'))
    time = 1_000
    expect(cache.fresh('/en')?.body.toString()).toBe('first')
    time = 1_001
    expect(cache.fresh('/en')).toBeNull()
  })

  it.each([
    ['a page that looked at somebody', page('secret', false)],
    ['a page that sets a cookie', page('x', true, { 'set-cookie': 'a=b' })],
    ['a page whose scripts carry a nonce', page('<script nonce="abc">')],
    ['an error', { isPublic: true, response: new Response('no', { status: 404 }) }],
  ])('never keeps %s', async (_, rendered) => {
    const cache = createPageCache()
    const { page: kept, own } = await cache.render('/en', async () => rendered)
    expect(kept).toBeNull()
    expect(own).toBe(rendered.response)
    expect(cache.fresh('/en')).toBeNull()
  })

  it('renders once for all who ask at the same time', async () => {
    const cache = createPageCache()
    let renderings = 0
    const render = async () => {
      renderings += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      return page('once')
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => cache.render('/en', render)))
    expect(renderings).toBe(1)
    expect(new Set(answers.map(({ page: kept }) => kept?.body.toString()))).toEqual(new Set(['once']))
  })

  it('gives nobody the private rendering of somebody else', async () => {
    const cache = createPageCache()
    let renderings = 0
    const render = async () => page(`own ${(renderings += 1)}`, false)
    const answers = await Promise.all([cache.render('/en', render), cache.render('/en', render)])
    expect(await Promise.all(answers.map(({ own }) => own?.text()))).toEqual(['own 1', 'own 2'])
  })

  it('forgets the oldest page when it is full', async () => {
    const cache = createPageCache({ mostPages: 2 })
    for (const key of ['/en', '/fi', '/sv']) await cache.render(key, async () => page(key))
    expect([cache.fresh('/en'), cache.fresh('/fi') && 1, cache.fresh('/sv') && 1]).toEqual([null, 1, 1])
  })
})

describe('pageKey', () => {
  it.each([
    ['GET', '/en', undefined, '/en'],
    ['HEAD', '/zh-CN/challenges?q=x', 'theme=dark', '/zh-CN/challenges?q=x'],
    ['POST', '/en', undefined, null],
    ['GET', '/en', 'haaste_session=1', null],
    ['GET', '/en', '__Host-haaste.session_token=1', null],
    ['GET', '/en?_data=root', undefined, null],
    ['GET', '/healthz', undefined, null],
    ['GET', `/en/${'a'.repeat(400)}`, undefined, null],
  ])('%s %s with cookie %s', (method, url, cookie, expected) => {
    expect(pageKey(method, url, cookie)).toBe(expected)
  })
})
