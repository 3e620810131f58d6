import { describe, expect, it } from 'vitest'
import {
  mostAnnexes,
  mostEvidence,
  mostPilotBytes,
  publicOf,
  roomRefusal,
  stepRefusal,
  stepsFor,
  type EvidenceStep,
  type EvidenceView,
} from './pilot-files.ts'
import { markOf } from './papers.ts'

const offered = { isOffered: true, isConfirmed: false, scan: 'clean', isMine: false } as const
const running = { isManager: false, state: 'running' } as const
const manager = { isManager: true, state: 'running' } as const

describe('a step with evidence', () => {
  it.each<[string, EvidenceStep, object, object, string | null]>([
    ['offered by whoever uploaded it', 'offer', { isOffered: false, isMine: true }, running, null],
    ['offered by another side', 'offer', { isOffered: false }, running, 'file-not-yours'],
    ['offered by the manager for another', 'offer', { isOffered: false }, manager, 'file-not-yours'],
    ['confirmed by the manager', 'confirm', {}, manager, null],
    ['confirmed by whoever uploaded it', 'confirm', { isMine: true }, running, 'manager-confirms'],
    ['confirmed without an offer', 'confirm', { isOffered: false }, manager, 'file-not-offered'],
    ['confirmed before the scanner has spoken', 'confirm', { scan: 'pending' }, manager, 'file-unchecked'],
    ['confirmed with a virus in it', 'confirm', { scan: 'infected' }, manager, 'file-unchecked'],
    ['taken back by the manager', 'take-back', {}, manager, null],
    ['taken back by whoever uploaded it', 'take-back', { isMine: true }, running, null],
    ['taken back by another', 'take-back', {}, running, 'file-not-yours'],
    ['removed by whoever uploaded it', 'remove', { isMine: true }, running, null],
    ['removed by another', 'remove', {}, running, 'file-not-yours'],
    ['removed after the end', 'remove', {}, { ...manager, state: 'scaled' }, 'pilot-over'],
    ['taken back after the end', 'take-back', {}, { ...manager, state: 'stopped' }, null],
  ])('%s', (_case, step, facts, reader, code) => {
    const refusal = stepRefusal(step, { ...offered, ...facts }, { ...running, ...reader })
    expect(refusal?.code ?? null).toBe(code)
  })

  it('is shown only where it would change something', () => {
    expect(stepsFor({ ...offered, isOffered: false, isMine: true }, running)).toEqual(['offer', 'remove'])
    expect(stepsFor(offered, manager)).toEqual(['confirm', 'take-back', 'remove'])
    expect(stepsFor({ ...offered, isConfirmed: true }, manager)).toEqual(['take-back', 'remove'])
    expect(stepsFor(offered, running)).toEqual([])
  })
})

describe('room for a file', () => {
  const named = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `${index}.pdf` }))
  const annex = { paperKind: 'agreement' } as const
  const evidence = { measurementId: 'a value' }
  const file = { name: 'Plan.pdf', bytes: 1000, bytesKept: 0 }

  it.each<[string, ...Parameters<typeof roomRefusal>, string | null]>([
    ['the first annex', annex, [], file, null],
    ['one annex too many', annex, named(mostAnnexes), file, 'no-room-for-file'],
    ['an annex that takes the place of another', annex, [...named(9), { name: 'plan.PDF' }], file, null],
    ['the last piece of evidence', evidence, named(mostEvidence - 1), file, null],
    ['one too many', evidence, named(mostEvidence), file, 'no-room-for-file'],
    ['a name that is taken', evidence, [{ name: 'plan.PDF' }], file, 'file-name-taken'],
    ['the last byte', annex, [], { ...file, bytesKept: mostPilotBytes - 1000 }, null],
    ['a byte too many', annex, [], { ...file, bytesKept: mostPilotBytes - 999 }, 'pilot-files-too-large'],
  ])('%s', (_case, place, others, asked, code) => {
    expect(roomRefusal(place, others, asked)?.code ?? null).toBe(code)
  })
})

it('the mark of a shelf tells every other file, and their order', () => {
  const file = (sha256: string) => ({ name: 'a.pdf', bytes: 1, sha256 })
  const marks = [[], [file('a')], [file('b')], [file('a'), file('b')], [file('b'), file('a')]].map(markOf)
  expect(new Set(marks).size).toBe(5)
})

it('the public gets confirmed evidence of the value that counts, and nothing of one that was corrected', () => {
  const value = { measureId: 'm', measuredOn: '2022-02-09' }
  const values = [
    { ...value, id: 'newer' },
    { ...value, id: 'corrected' },
    { ...value, id: 'another day', measuredOn: '2022-02-08' },
  ]
  const file = (measurementId: string, change: Partial<EvidenceView> = {}) =>
    ({ id: measurementId, measurementId, standing: 'public', scan: 'clean', ...change }) as EvidenceView
  const shown = publicOf(values, [
    file('newer'),
    file('corrected'),
    file('another day', { standing: 'offered' }),
    file('another day', { scan: 'infected' }),
    file('another day', { id: 'shown' }),
  ])
  expect(shown.map(({ id }) => id)).toEqual(['newer', 'shown'])
})
