import { describe, expect, it } from 'vitest'
import { createPageCache, pageKey } from './page-cache.server.ts'
import type { Era } from './public-era.server.ts'

const page = (text: string, isPublic = true, headers: Record<string, string> = {}) => ({
  isPublic,
  response: new Response(text, { headers: { 'content-type': 'text/html', ...headers } }),
})

/** Eras as a test has them: an edit begins another one, and one ends when it is told to. */
function someEras(endsAtMs = Infinity) {
  let era: Era | null = { id: '1', endsAtMs }
  return {
    known: () => era,
    current: async () => era,
    edit: () => (era = { id: `${era?.id}+`, endsAtMs }),
    lose: () => (era = null),
  }
}

describe('the page cache', () => {
  it('gives a page as long as nothing public changes, and half a second after', async () => {
    let time = 0
    const eras = someEras()
    const cache = createPageCache({ eras, now: () => time })
    await cache.render('/en', async () => page('first'))
    time = 3_600_000
    expect(cache.ready('/en')?.body.toString()).toBe('first')
    eras.edit()
    expect(cache.ready('/en')).toBeNull()
    await cache.render('/en', async () => page('second'))
    eras.edit()
    time += 500
    expect(cache.ready('/en')?.body.toString()).toBe('second')
    time += 1
    expect(cache.ready('/en')).toBeNull()
    expect((await cache.render('/en', async () => page('third'))).page?.body.toString()).toBe('third')
  })

  it('gives nothing beyond the instant at which what is public changes by itself', async () => {
    let time = 0
    const cache = createPageCache({ eras: someEras(100), now: () => time })
    await cache.render('/en', async () => page('before'))
    time = 99
    expect(cache.ready('/en')?.body.toString()).toBe('before')
    time = 100
    expect(cache.ready('/en')).toBeNull()
  })

  it('keeps no page that was still being rendered at that instant', async () => {
    let time = 0
    const cache = createPageCache({ eras: someEras(100), now: () => time })
    const { page: shown } = await cache.render('/en', async () => {
      time = 100
      return page('half of each')
    })
    expect(shown?.body.toString()).toBe('half of each')
    time = 99
    expect(cache.ready('/en')).toBeNull()
  })

  it('lets nobody who comes after an edit wait for a rendering from before it', async () => {
    const eras = someEras()
    const cache = createPageCache({ eras, now: () => 0 })
    let finish = (_: string) => {}
    const before = cache.render('/en', async () => page(await new Promise<string>((done) => (finish = done))))
    await Promise.resolve()
    eras.edit()
    const after = await cache.render('/en', async () => page('after'))
    finish('before')
    expect(after.page?.body.toString()).toBe('after')
    expect((await before).page?.body.toString()).toBe('before')
  })

  it('gives nothing old and keeps nothing while the database does not say how things stand', async () => {
    let time = 0
    const eras = someEras()
    const cache = createPageCache({ eras, now: () => time })
    await cache.render('/en', async () => page('first'))
    eras.lose()
    time = 501
    expect(cache.ready('/en')).toBeNull()
    expect((await cache.render('/en', async () => page('second'))).page?.body.toString()).toBe('second')
    expect(cache.ready('/en')).toBeNull()
  })

  it.each([
    ['a page that looked at somebody', page('secret', false)],
    ['a page that sets a cookie', page('x', true, { 'set-cookie': 'a=b' })],
    ['a page whose scripts carry a nonce', page('<script nonce="abc">')],
    ['an error', { isPublic: true, response: new Response('no', { status: 404 }) }],
  ])('never keeps %s', async (_, rendered) => {
    const cache = createPageCache({ eras: someEras() })
    const { page: kept, own } = await cache.render('/en', async () => rendered)
    expect(kept).toBeNull()
    expect(own).toBe(rendered.response)
    expect(cache.ready('/en')).toBeNull()
  })

  it('renders once for all who ask at the same time', async () => {
    const cache = createPageCache({ eras: someEras() })
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
    const cache = createPageCache({ eras: someEras() })
    let renderings = 0
    const render = async () => page(`own ${(renderings += 1)}`, false)
    const answers = await Promise.all([cache.render('/en', render), cache.render('/en', render)])
    expect(await Promise.all(answers.map(({ own }) => own?.text()))).toEqual(['own 1', 'own 2'])
  })

  it('forgets what was asked for longest ago when it is full', async () => {
    const cache = createPageCache({ eras: someEras(), mostCopies: 2 })
    for (const key of ['/en', '/fi']) await cache.render(key, async () => page(key))
    cache.ready('/en')
    await cache.render('/sv', async () => page('/sv'))
    expect(['/en', '/fi', '/sv'].map((key) => cache.ready(key) !== null)).toEqual([true, false, true])
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
    ['GET', '/images/0a.png', undefined, '/images/0a.png'],
    ['GET', '/healthz', undefined, null],
    ['GET', `/en/${'a'.repeat(400)}`, undefined, null],
  ])('%s %s with cookie %s', (method, url, cookie, expected) => {
    expect(pageKey(method, url, cookie)).toBe(expected)
  })
})
