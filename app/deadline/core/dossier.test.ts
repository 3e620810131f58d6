import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { dossierFiles, type Dossier } from './dossier.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const dossier: Dossier = {
  ...{
    reference: 'HEL-2026-K7QF-3',
    challenge: 'clean-air',
    programme: 'north',
    madeAt: '2026-01-01T00:00:00.000Z',
  },
  versions: [1, 2].map((number) => ({
    number,
    body: `{"answers":{"title":"赫尔辛基 ${number}"}}`,
    ...{ salt: 's', hash: 'h', submittedAt: '2026-01-01T00:00:00.000Z', recordSeq: number, recordHash: 'r' },
    plain: `Title\n\n赫尔辛基 ${number}\n`,
  })),
  team: [{ role: 'lead', joinedAt: '2026-01-01T00:00:00.000Z' }],
  screening: { outcome: 'eligible' },
  readings: [],
  record: [{ seq: 1 }],
}

it('holds each version to the byte, and a manifest that names every other file with its hash', () => {
  const files = dossierFiles(dossier, sha256)
  expect(files.map(({ name }) => name)).toEqual([
    ...['versions/1.json', 'versions/1.txt', 'versions/2.json', 'versions/2.txt'],
    ...['receipts.json', 'team.json', 'screening.json', 'readings.json', 'record.json', 'manifest.json'],
  ])
  expect(files[0]?.text).toBe(dossier.versions[0]?.body)
  const manifest = JSON.parse(files.at(-1)?.text ?? '') as {
    files: { name: string; bytes: number; sha256: string }[]
  }
  expect(manifest.files).toEqual(
    files
      .slice(0, -1)
      .map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text), sha256: sha256(text) })),
  )
})

it('says nothing of a version twice: receipts are without its text', () => {
  const receipts = dossierFiles(dossier, sha256).find(({ name }) => name === 'receipts.json')?.text ?? ''
  expect(receipts).not.toContain('赫尔辛基')
})
