import { describe, expect, it } from 'vitest'
import { readBody } from './body.server.ts'

function withFile(text: string): Request {
  const form = new FormData()
  form.set('source', 'challenge.gov')
  form.set('file', new File([text], 'listings.json', { type: 'application/json' }))
  return new Request('https://haaste.test/', { method: 'POST', body: form })
}

const statusOf = async (work: Promise<unknown>) => {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof Response ? thrown.status : thrown
}

describe('a form with a file', () => {
  it('is refused, unless the page takes files as text', async () => {
    expect(await statusOf(readBody(withFile('[]')))).toBe(400)
    const body = await readBody(withFile('[{"title":"Ä 赫尔辛基"}]'), { hasFiles: true })
    if (body.kind !== 'form') throw new Error('not a form')
    expect([...body.fields]).toEqual([
      ['source', 'challenge.gov'],
      ['file', '[{"title":"Ä 赫尔辛基"}]'],
    ])
  })

  it('is refused above the limit before it is read', async () => {
    expect(await statusOf(readBody(withFile('x'.repeat(2_000)), { limit: 1_000, hasFiles: true }))).toBe(413)
  })
})
