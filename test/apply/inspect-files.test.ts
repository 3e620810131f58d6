import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shownName } from '#app/apply/core/files/file-name.ts'
import { inspectFile } from '#app/apply/flows/inspect-file.server.ts'
import { aJpeg, anOfficeFile, aPdf, aPng, coreProperties, exif } from '#test/factories/file-bytes.ts'
import { hostileFiles } from '#test/factories/hostile-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'haaste-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function inspected(bytes: Buffer) {
  const path = join(folder, String((count += 1)))
  writeFileSync(path, bytes)
  return inspectFile(path)
}

describe('hostile files', () => {
  const files = hostileFiles()

  it('are many', () => expect(files.length).toBeGreaterThan(100))

  it.each(files)('$what', async ({ bytes, expected }) => {
    const beganAt = performance.now()
    const said = await inspected(bytes)
    expect(performance.now() - beganAt).toBeLessThan(20_000)
    if (typeof expected === 'string')
      return expect(said).toMatchObject({ ok: false, refusal: { code: expected } })
    expect(said).toMatchObject({ ok: true, value: { type: expected.taken } })
    if (said.ok && expected.cautions) expect(said.value.cautions).toEqual(expected.cautions)
  })

  it('are shown under a name of one line that no system minds', () => {
    for (const { name } of files) {
      const shown = shownName(name, 'pdf')
      expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255)
      expect(shown).toMatch(/^[^\p{Cc}\p{Cf}/\\<>:"|?*]+\.pdf$/u)
    }
  })
})

describe('what a file tells about its maker', () => {
  const tracesOf = async (bytes: Buffer) => {
    const said = await inspected(bytes)
    return said.ok ? said.value.traces : said
  }

  it('reads the properties of a PDF, however its text is written', async () => {
    expect(await tracesOf(aPdf({ info: '/Author (Maija \\(Mallikas\\))/Company(L\\344mp\\366)' }))).toEqual([
      { field: 'author', value: 'Maija (Mallikas)' },
      { field: 'company', value: 'Lämpö' },
    ])
    expect(await tracesOf(aPdf({ info: '/Author <FEFF738B5C0F660E>' }))).toEqual([
      { field: 'author', value: '王小明' },
    ])
    const packet = Buffer.from(
      '<dc:creator><rdf:Seq><rdf:li>Åsa Öberg &amp; co</rdf:li></rdf:Seq></dc:creator>',
    ).toString('latin1')
    expect(await tracesOf(aPdf({ extra: packet }))).toEqual([{ field: 'author', value: 'Åsa Öberg & co' }])
  })

  it('finds a name across the places where pieces are cut', async () => {
    for (const at of [65_400, 65_500, 65_530, 65_536, 131_050]) {
      const info = `/Author (Maija Mallikas)`
      expect(await tracesOf(aPdf({ extra: 'x'.repeat(at), info }))).toEqual([
        { field: 'author', value: 'Maija Mallikas' },
      ])
    }
  })

  it('reads the properties of Office files', async () => {
    for (const kind of ['docx', 'xlsx', 'pptx'] as const) {
      expect(await tracesOf(anOfficeFile(kind, coreProperties('Maija', 'P&#228;ivi')))).toEqual([
        { field: 'author', value: 'Maija' },
        { field: 'last-author', value: 'Päivi' },
      ])
      expect(await tracesOf(anOfficeFile(kind))).toEqual([])
    }
  })

  it('reads who took a photograph and that it tells where', async () => {
    expect(await tracesOf(aJpeg({ parts: [exif('Maija')] }))).toEqual([
      { field: 'author', value: 'Maija' },
      { field: 'place', value: '' },
    ])
    expect(await tracesOf(aPng())).toEqual([])
  })

  it('says nothing of names that say nothing', async () => {
    expect(await tracesOf(aPdf({ info: '/Author ( )' }))).toEqual([])
    expect(await tracesOf(aPdf({ info: '/Author (Anonymous)' }))).toEqual([])
  })
})
