import { describe, expect, it } from 'vitest'
import { createRendered } from './rendered.server.ts'

const url = 'https://haaste.example/en/page'

describe('rendered pages', () => {
  it('are rendered once for the same address and the same answers', () => {
    const rendered = createRendered()
    let count = 0
    const ask = (loaderData: unknown, at = url) =>
      rendered({ url: at, loaderData, nonce: 'n0' }, () => `page ${(count += 1)}`)
    expect(ask({ root: { name: 'Anna' }, page: { rows: [1] } })).toBe('page 1')
    expect(ask({ root: { name: 'Anna' }, page: { rows: [1] } })).toBe('page 1')
    expect(ask({ root: { name: 'Aino' }, page: { rows: [1] } })).toBe('page 2')
    expect(ask({ root: { name: 'Anna' }, page: { rows: [2] } })).toBe('page 3')
    expect(ask({ root: { name: 'Anna' }, page: { rows: [1] } }, `${url}?from=26`)).toBe('page 4')
  })

  it('are not kept with the nonce of one answer', () => {
    const rendered = createRendered()
    const ask = (nonce: string) => rendered({ url, loaderData: {}, nonce }, () => `<script nonce="${nonce}">`)
    expect(ask('n1')).toContain('n1')
    expect(ask('n2')).toContain('n2')
  })

  it('go when there are too many, the one asked for longest ago first', () => {
    const rendered = createRendered({ mostBytes: 20 })
    let count = 0
    const ask = (page: string) =>
      rendered({ url, loaderData: page, nonce: undefined }, () => `${'x'.repeat(8)}${(count += 1)}`)
    const first = ask('a')
    ask('b')
    expect(ask('a')).toBe(first)
    ask('c')
    expect(ask('a')).toBe(first)
    expect(ask('b')).toBe('xxxxxxxx4')
  })
})
