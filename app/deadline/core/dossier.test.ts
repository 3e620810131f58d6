import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { dossierManifest, dossierTexts, type Dossier, type DossierAttachment } from './dossier.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const attachment = (number: number, left: DossierAttachment['left'] = null): DossierAttachment => ({
  ...{
    id: `f${number}`,
    question: 'attachments',
    name: `../plan ${number}.pdf`,
    versions: [1, 2],
    type: 'pdf',
  },
  ...{ bytes: 10 + number, sha256: String(number).repeat(64), path: `files/${number}.pdf`, left },
})

const dossier: Dossier = {
  ...{ reference: 'HEL-2026-K7QF-3', challenge: 'clean-air', programme: 'north' },
  madeAt: '2026-01-01T00:00:00.000Z',
  versions: [1, 2].map((number) => ({
    number,
    body: `{"answers":{"title":"赫尔辛基 ${number}"}}`,
    isWithheld: false,
    ...{ salt: 's', hash: 'h', submittedAt: '2026-01-01T00:00:00.000Z', recordSeq: number, recordHash: 'r' },
    plain: `Title\n\n赫尔辛基 ${number}\n`,
  })),
  attachments: [attachment(1), attachment(2, 'infected')],
  facts: {
    team: [{ role: 'lead', joinedAt: '2026-01-01T00:00:00.000Z' }],
    ...{ screening: { outcome: 'eligible' }, readings: [], record: [{ seq: 1 }] },
  },
}

it('holds each version to the byte, and a manifest that names every other file with its hash', () => {
  const texts = dossierTexts(dossier)
  expect(texts.map(({ name }) => name)).toEqual([
    ...['versions/1.json', 'versions/1.txt', 'versions/2.json', 'versions/2.txt'],
    ...['receipts.json', 'team.json', 'screening.json', 'readings.json', 'record.json', 'files.json'],
  ])
  expect(texts[0]?.text).toBe(dossier.versions[0]?.body)
  const manifest = JSON.parse(dossierManifest(dossier, sha256).text) as {
    files: { name: string; bytes: number; sha256: string }[]
  }
  expect(manifest.files).toEqual([
    ...texts.map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text), sha256: sha256(text) })),
    { name: 'files/1.pdf', bytes: 11, sha256: '1'.repeat(64) },
  ])
})

it('names each of the team’s files, also one that is not in it, with the reason', () => {
  const index = dossierTexts(dossier).find(({ name }) => name === 'files.json')?.text ?? ''
  expect(JSON.parse(index)).toMatchObject([
    { name: '../plan 1.pdf', path: 'files/1.pdf', left: null },
    { name: '../plan 2.pdf', path: null, left: 'infected' },
  ])
})

it('says nothing of a version twice: receipts are without its text', () => {
  const receipts = dossierTexts(dossier).find(({ name }) => name === 'receipts.json')?.text ?? ''
  expect(receipts).not.toContain('赫尔辛基')
  expect(receipts).toContain('"salt": "s"')
})

it('does not pass off a version without its secrets as what was hashed, nor help to guess them', () => {
  const [one, two] = dossier.versions
  const texts = dossierTexts({ ...dossier, versions: [{ ...one!, isWithheld: true }, two!] })
  expect(texts[0]?.name).toBe('versions/1.without-secrets.json')
  const receipts = JSON.parse(texts.find(({ name }) => name === 'receipts.json')?.text ?? '') as object[]
  expect(receipts.map((receipt) => 'salt' in receipt)).toEqual([false, true])
})
