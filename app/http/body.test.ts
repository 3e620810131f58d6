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
    const body = await readBody(withFile('[{"title":"Ä 赫尔辛基"}]'), { files: 'as text' })
    if (body.kind !== 'form') throw new Error('not a form')
    expect([...body.fields]).toEqual([
      ['source', 'challenge.gov'],
      ['file', '[{"title":"Ä 赫尔辛基"}]'],
    ])
  })

  it('comes byte by byte where the page takes files as they are, and none where none was chosen', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0xff, 0x00, 0x0d, 0x0a, 0xc3])
    const form = new FormData()
    form.set('alt', 'Ä 赫尔辛基')
    form.set('logo', new File([bytes], 'logo.png', { type: 'image/png' }))
    form.set('other', new File([], ''))
    const body = await readBody(new Request('https://haaste.test/', { method: 'POST', body: form }), {
      files: 'as bytes',
    })
    if (body.kind !== 'form') throw new Error('not a form')
    expect([body.fields.get('alt'), [...(body.files ?? [])]]).toEqual(['Ä 赫尔辛基', [['logo', bytes]]])
  })

  it('is refused above the limit before it is read', async () => {
    expect(await statusOf(readBody(withFile('x'.repeat(2_000)), { limit: 1_000, files: 'as text' }))).toBe(
      413,
    )
  })
})
