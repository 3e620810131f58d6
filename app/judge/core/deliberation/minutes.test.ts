import { describe, expect, it } from 'vitest'
import {
  approvalRefusal,
  approvesAs,
  editedParts,
  minutesAsText,
  minutesDraft,
  readableParts,
  type MinutesFacts,
} from './minutes.ts'

const facts: MinutesFacts = {
  number: 1,
  startedAt: '10:00',
  endedAt: '11:30',
  present: [
    { name: 'Aino', isChair: true, times: '9:58 – 11:30' },
    { name: 'Bo', isChair: false, times: '10:02 – 11:30' },
  ],
  rule: 'individual',
  items: [
    {
      proposalId: 'p',
      title: 'Warm Sand',
      reference: 'HEL-1',
      state: 'done',
      startedAt: '10:00',
      endedAt: '10:20',
      out: ['Bo'],
      absent: [],
      abstained: ['Cai'],
      agreed: '72.50',
      reason: 'Second reading.',
      decision: 'Ask about the site.',
    },
    {
      proposalId: 'q',
      title: 'Cold Sea',
      reference: 'HEL-2',
      state: 'passed',
      startedAt: null,
      endedAt: '11:30',
      out: [],
      absent: [],
      abstained: [],
      agreed: null,
      reason: null,
      decision: '',
    },
  ],
}

const say = (sentence: string, words: Readonly<Record<string, string | number>> = {}) =>
  [sentence, ...Object.values(words)].join(' ')

const draft = minutesDraft(facts, say)

describe('minutes', () => {
  it('are drafted from what happened', () => {
    expect(draft).toEqual([
      {
        proposalId: null,
        heading: 'opening 1',
        text: 'times 10:00 11:30\nchair Aino\npresent Aino (9:58 – 11:30); Bo (10:02 – 11:30)',
      },
      {
        proposalId: 'p',
        heading: 'Warm Sand (HEL-1)',
        text: 'taken 10:00 10:20\nout Bo\nabstained Cai\nagreed 72.50\nreason Second reading.\ndecision Ask about the site.',
      },
      { proposalId: 'q', heading: 'Cold Sea (HEL-2)', text: 'not-taken' },
      { proposalId: null, heading: 'closing', text: 'rule-individual' },
    ])
    const [opening] = minutesDraft({ ...facts, present: [] }, say)
    expect(opening?.text).toContain('no-chair\nnobody')
  })

  it('lose the part of whoever was out of the room, and keep its place', () => {
    const parts = readableParts(draft, (proposalId) => proposalId === 'p')
    expect(parts).toHaveLength(4)
    expect(JSON.stringify(parts)).not.toMatch(/Warm Sand|72\.50|"p"/)
    expect(parts[1]).toMatchObject({ isClosed: true })
    const file = minutesAsText({ title: 'Minutes', parts, foot: ['hash'] }, 'You were out.')
    expect(file).toContain('You were out.')
    expect(file).not.toContain('Warm Sand')
  })

  it('are edited part by part, and never in a part that is closed to the writer', () => {
    const edited = editedParts(draft, { 0: 'New\r\nopening ', 1: 'Changed' }, (id) => id === 'p')
    expect(edited[0]?.text).toBe('New\nopening')
    expect(edited.slice(1)).toEqual(draft.slice(1))
    expect(editedParts(draft, { 1: 'Changed' }, () => false)[1]?.text).toBe('Changed')
  })

  it('are approved by the chair, and by an organiser where there is none', () => {
    const chairs = [{ personId: 'chair', name: 'Aino Virtanen' }]
    expect(approvesAs('chair', chairs)).toEqual({ ok: true, as: 'chair' })
    expect(approvesAs('organiser', [])).toEqual({ ok: true, as: 'organiser' })
    expect(approvesAs('organiser', chairs)).toEqual({
      ok: false,
      refusal: { code: 'approval-of-chair', names: ['Aino Virtanen'] },
    })
  })

  it.each([
    ['Aino  Virtanen', null],
    [' aino virtanen ', null],
    ['A. Virtanen', 'approval-name'],
    ['', 'approval-name'],
  ])('are approved by the name: %j', (typed, code) => {
    expect(approvalRefusal(typed, 'Aino Virtanen')?.code ?? null).toBe(code)
  })
})
