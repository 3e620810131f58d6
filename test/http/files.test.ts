import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { proposalFiles, proposalReadings, teamMembers } from '#db/schema/index.ts'
import { filesOfDraft } from '#app/apply/data/files.server.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aPdf, aPng } from '#test/factories/file-bytes.ts'
import { hostileFiles } from '#test/factories/hostile-files.ts'
import { someFileKeeping } from '#test/factories/some-files.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, whileOpen } from '#test/apply/apply-world.ts'
import { openSite, origin, theBuild, type Reply, type Site } from './site.ts'

/*
 * Files as browsers send and save them, through the real gate: in one piece by a plain form, and in several pieces.
 */

const database = useDatabase()
let site: Site

beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 900_000)

let draft: Awaited<ReturnType<typeof aDraft>>
let as: string

beforeEach(async () => {
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open' })
  draft = await aDraft(database.db, { challengeId: challenge.id })
  as = await site.signIn(draft.leadId)
})

const page = () => `/en/proposals/${draft.proposalId}/files`

function upload(bytes: Buffer, name = 'plan.pdf', { path = page(), cookie = as } = {}): Promise<Reply> {
  const multipart = new FormData()
  multipart.set('file-attachments', new File([new Uint8Array(bytes)], name))
  return site.send({ path: `${path}?question=attachments`, method: 'POST', as: cookie, multipart })
}

const kept = () => filesOfDraft(database.db, draft.proposalId)
const leftovers = () => {
  try {
    return readdirSync(someFileKeeping().incoming)
  } catch {
    return []
  }
}

describe('a file in one piece', () => {
  it('is kept as it came, and saved as it was kept', async () => {
    const bytes = aPdf({ info: '/Author (Maija Mallikas)' })
    const reply = await upload(bytes, 'Heat plan ö.pdf')
    expect([reply.status, reply.location]).toEqual([303, page()])
    const [file, ...others] = await kept()
    expect(others).toEqual([])
    expect(file).toMatchObject({
      name: 'Heat plan ö.pdf',
      type: 'pdf',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      scan: 'skipped',
      traces: [{ field: 'author', value: 'Maija Mallikas' }],
    })
    const shown = await site.send({ path: page(), as })
    expect(shown.body).toContain('Heat plan ö.pdf')
    expect(shown.body).toContain('Author: Maija Mallikas')
    const saved = await site.send({ path: `${page()}/${file!.id}`, as })
    expect(saved.status).toBe(200)
    expect(saved.body).toBe(bytes.toString('utf8'))
    expect(leftovers()).toEqual([])
  })

  it('is never shown, whatever it is', async () => {
    await upload(aPng(), 'page.html')
    const [file] = await kept()
    const { headers } = await site.send({ path: `${page()}/${file!.id}`, as })
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="page.html.png"; filename*=UTF-8''page.html.png`,
      'content-length': String(aPng().length),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('takes the place of one of the same name, and is there once when it comes twice', async () => {
    await upload(aPdf({ info: '/Title (1)' }))
    await upload(aPdf({ info: '/Title (2)' }))
    await upload(aPdf({ info: '/Title (2)' }), 'copy.pdf')
    expect((await kept()).map(({ name }) => name)).toEqual(['plan.pdf'])
    const rows = await database.db.select().from(proposalFiles)
    expect(rows.filter(({ removedAt }) => removedAt !== null)).toHaveLength(1)
  })

  it('is removed by a button, and then belongs to nothing', async () => {
    await upload(aPdf())
    const [file] = await kept()
    const removed = await site.send({ path: `${page()}/${file!.id}`, method: 'POST', as, form: {} })
    expect([removed.status, removed.location]).toEqual([303, page()])
    expect(await kept()).toEqual([])
  })

  it('is asked for when none was chosen, and refused when there is no room', async () => {
    const none = await upload(Buffer.alloc(0), '')
    expect(none.status).toBe(422)
    expect(none.body).toContain('Choose a file first.')
    for (let number = 0; number < 5; number += 1)
      await upload(aPdf({ info: `/Title (${number})` }), `${number}.pdf`)
    const sixth = await upload(aPdf({ info: '/Title (6)' }), '6.pdf')
    expect(sixth.status).toBe(422)
    expect(sixth.body).toContain('There is room for at most 5 here.')
    // One of the same name still has its place.
    expect((await upload(aPdf({ info: '/Title (7)' }), '4.pdf')).status).toBe(303)
  })

  it('says what is wrong when it is too large', async () => {
    const reply = await upload(Buffer.concat([aPdf(), Buffer.alloc(20_000_000, 32)]))
    expect(reply.status).toBe(413)
    expect(reply.body).toContain('The file is larger than 20 MB.')
    expect(await kept()).toEqual([])
    expect(leftovers()).toEqual([])
  })

  it('is not taken after the deadline, and nothing that was there is lost', async () => {
    await upload(aPdf())
    await database.setClock(afterDeadline)
    const late = await upload(aPdf({ info: '/Title (late)' }), 'late.pdf')
    expect(late.status).toBe(409)
    expect(late.body).toMatch(/clos|deadline/i)
    const [file] = await kept()
    const removed = await site.send({ path: `${page()}/${file!.id}`, method: 'POST', as, form: {} })
    expect(removed.status).toBe(303)
    expect(await kept()).toHaveLength(1)
  })

  it('is refused to whoever is no longer in the team, like something that is not there', async () => {
    await upload(aPdf())
    const [file] = await kept()
    await database.db.delete(teamMembers).where(eq(teamMembers.proposalId, draft.proposalId))
    expect((await upload(aPdf({ info: '/Title (2)' }), 'b.pdf')).status).toBe(404)
    expect((await site.send({ path: `${page()}/${file!.id}`, as })).status).toBe(404)
    expect(await kept()).toHaveLength(1)
  })

  it('of another proposal is not there', async () => {
    await upload(aPdf())
    const [file] = await kept()
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const rival = await aDraft(database.db, { challengeId: challenge.id })
    const cookie = await site.signIn(rival.leadId)
    for (const path of [
      `/en/proposals/${rival.proposalId}/files/${file!.id}`,
      `/en/proposals/${draft.proposalId}/files/${file!.id}`,
      `/en/proposals/${rival.proposalId}/files/00000000-0000-4000-8000-000000000000`,
      `/en/proposals/${rival.proposalId}/files/not-an-id`,
    ]) {
      expect((await site.send({ path, as: cookie })).status).toBe(404)
      expect((await site.send({ path, as: cookie, method: 'POST', form: {} })).status).toBe(404)
    }
    expect(await kept()).toHaveLength(1)
    expect(await database.db.select().from(proposalReadings)).toEqual([])
  })
})

describe('hostile files', () => {
  it('end in a sentence or as a download, never in an error', { timeout: 900_000 }, async () => {
    for (const { what, name, bytes, expected } of hostileFiles()) {
      const reply = await upload(bytes, name)
      const isTaken = typeof expected !== 'string'
      if (bytes.length === 0) expect([what, reply.status], what).toEqual([what, 422])
      else expect([what, reply.status], what).toEqual([what, isTaken ? 303 : 422])
      expect(reply.body).not.toContain('<img src=x')
      const files = await kept()
      for (const file of files) {
        const saved = await site.send({ path: `${page()}/${file.id}`, as })
        expect(saved.headers.get('content-disposition')).toMatch(
          /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''\S+$/,
        )
        expect(saved.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
        await site.send({ path: `${page()}/${file.id}`, method: 'POST', as, form: {} })
      }
      if (!isTaken) expect(files, what).toEqual([])
    }
    expect(leftovers()).toEqual([])
  })

  it('that are no forms at all end in a sentence', async () => {
    const type = 'multipart/form-data; boundary=b'
    const bodies: [string, string][] = [
      [type, ''],
      [type, '--b'],
      [type, '--b\r\n'],
      [type, '--b\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF-1.7 and no end'],
      [type, '--b--\r\n'],
      [
        type,
        `--b\r\nContent-Disposition: form-data; name="f"; filename="${'a'.repeat(60_000)}.pdf"\r\n\r\n%PDF-\r\n--b--`,
      ],
      [type, '--b\r\n\r\n\r\n'.repeat(5_000) + '--b--'],
      [type, '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n'.repeat(5_000) + '--b--'],
      ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=', 'an empty one'],
      ['text/html', '<html>'],
      ['application/x-www-form-urlencoded', 'a=b'],
      ['application/json', '{"a":1}'],
    ]
    for (const [contentType, form] of bodies) {
      const reply = await site.send({
        path: `${page()}?question=attachments`,
        method: 'POST',
        as,
        form,
        headers: { 'content-type': contentType, origin },
      })
      expect(reply.status, `${contentType} ${form.slice(0, 60)}`).toBe(422)
    }
    expect(await kept()).toEqual([])
    expect(leftovers()).toEqual([])
  })
})

describe('a file in pieces', () => {
  const uploads = () => `/en/proposals/${draft.proposalId}/uploads`
  const begin = async (bytes: number, facts: object = {}) =>
    site.send({
      path: uploads(),
      method: 'POST',
      as,
      json: JSON.stringify({ question: 'attachments', name: 'plan.pdf', bytes, ...facts }),
    })
  const piece = (upload: string, offset: number | string, bytes: Buffer, cookie = as) =>
    site.send({
      path: `${uploads()}/${upload}`,
      method: 'POST',
      as: cookie,
      form: bytes.toString('latin1'),
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
    })
  const said = ({ body }: Reply) => JSON.parse(body) as Record<string, unknown>

  it('goes on where it stopped, and ends as the same file', async () => {
    const bytes = aPdf({ extra: 'x'.repeat(1000) })
    const { upload } = said(await begin(bytes.length)) as { upload: string }
    expect(said(await piece(upload, 0, bytes.subarray(0, 400)))).toMatchObject({
      result: 'going',
      offset: 400,
    })
    // Bytes that do not begin where the last ones ended are left unread.
    expect(said(await piece(upload, 100, bytes.subarray(100)))).toMatchObject({
      result: 'going',
      offset: 400,
    })
    expect(said(await piece(upload, 'x', bytes))).toMatchObject({ result: 'going', offset: 400 })
    expect(said(await site.send({ path: `${uploads()}/${upload}`, as }))).toMatchObject({ offset: 400 })
    const last = said(await piece(upload, 400, bytes.subarray(400)))
    expect(last).toMatchObject({ result: 'kept', file: { name: 'plan.pdf', bytes: bytes.length } })
    // The answer was lost: asked once more, it says the same.
    expect(said(await piece(upload, 400, bytes.subarray(400)))).toEqual(last)
    expect((await kept()).map(({ sha256 }) => sha256)).toEqual([
      createHash('sha256').update(bytes).digest('hex'),
    ])
    expect(leftovers()).toEqual([])
  })

  it('never becomes longer than it said', async () => {
    const bytes = aPdf()
    const { upload } = said(await begin(bytes.length)) as { upload: string }
    const reply = said(await piece(upload, 0, Buffer.concat([bytes, Buffer.alloc(100_000)])))
    expect(reply).toMatchObject({ result: 'kept', file: { bytes: bytes.length } })
  })

  it('is refused early and late with a sentence', async () => {
    expect(said(await begin(20_000_001))).toMatchObject({ result: 'refused', sentence: /larger than 20 MB/ })
    expect(said(await begin(10, { question: 'title' }))).toMatchObject({
      sentence: /does not ask for files here/,
    })
    expect((await begin(-1)).status).toBe(422)
    expect((await begin(1, { name: 'a\u0000b' })).status).toBe(422)
    const { upload } = said(await begin(9)) as { upload: string }
    expect(said(await piece(upload, 0, Buffer.from('<html><b>')))).toMatchObject({
      result: 'refused',
      sentence: /not one of the files we take/,
    })
    expect(said(await piece(upload, 0, Buffer.from('<html><b>')))).toMatchObject({ result: 'refused' })
    expect(said(await piece('not-an-id', 0, Buffer.from('a')))).toMatchObject({ result: 'refused' })
    const { upload: late } = said(await begin(aPdf().length)) as { upload: string }
    await database.setClock(afterDeadline)
    expect(said(await piece(late, 0, aPdf()))).toMatchObject({
      result: 'refused',
      sentence: /clos|deadline/i,
    })
    expect(await kept()).toEqual([])
    expect(leftovers()).toEqual([])
  })

  it('belongs to whoever began it', async () => {
    const { upload } = said(await begin(aPdf().length)) as { upload: string }
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const rival = await aDraft(database.db, { challengeId: challenge.id })
    const cookie = await site.signIn(rival.leadId)
    expect((await piece(upload, 0, aPdf(), cookie)).status).toBe(404)
    const elsewhere = `/en/proposals/${rival.proposalId}/uploads/${upload}`
    expect(said(await site.send({ path: elsewhere, as: cookie }))).toMatchObject({ result: 'refused' })
  })
})
