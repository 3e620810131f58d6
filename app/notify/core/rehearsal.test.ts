import { describe, expect, it } from 'vitest'
import { noticeCatalogue } from '#app/notices.ts'
import { aCalendar, aChallenge } from '#test/factories/a-lifecycle.ts'
import { aReader, someFacts } from '#test/factories/some-facts.ts'
import { rehearsedMail } from './rehearsal.ts'

const calendar = aCalendar()
const facts = someFacts({
  now: new Date('2021-11-20T08:00:00Z'),
  challenge: {
    ...aChallenge({ state: 'draft', calendar }),
    slug: 'clean-air',
    titles: { en: 'Clean air' },
    effectiveState: 'draft',
    reviewRemarks: null,
    cancelReason: '',
  },
  proposals: [],
  organisers: [aReader({ personId: 'one' }), aReader({ personId: 'two' })],
})
const rehearsed = rehearsedMail(noticeCatalogue.notices, facts, calendar)
const of = (notice: string) => rehearsed.filter((mail) => mail.notice === notice)

describe('the mail of a challenge, rehearsed as a draft', () => {
  it('counts the organisers there are', () => {
    expect(of('challenge.opened_team')).toEqual([
      { notice: 'challenge.opened_team', audience: 'organisers', at: calendar.opensAt, people: 2 },
    ])
  })

  it('reminds teams and jurors who have yet to come, by the calendar alone', () => {
    expect(of('proposal.draft_reminder').map(({ at, people }) => [at.toISOString(), people])).toEqual([
      ['2021-12-08T18:45:00.000Z', 0],
      ['2021-12-15T18:45:00.000Z', 0],
      ['2021-12-19T18:45:00.000Z', 0],
      ['2021-12-21T18:45:00.000Z', 0],
      ['2021-12-22T18:45:00.000Z', 0],
    ])
    expect(of('jury.progress').length).toBeGreaterThan(0)
    expect(of('decision.winner').map(({ at }) => at)).toEqual([calendar.announcesAt])
  })

  it('leaves out what answers the doing of somebody', () => {
    for (const notice of ['proposal.started', 'proposal.submitted', 'jury.assigned'])
      expect(of(notice)).toEqual([])
  })

  it('says nothing of who will win before the winners are announced', () => {
    const early = rehearsed.filter(
      ({ notice, at }) => notice.startsWith('decision.') && at < calendar.announcesAt,
    )
    expect(early).toEqual([])
  })

  it('moves with the calendar', () => {
    const later = { ...calendar, announcesAt: new Date('2022-02-14T08:00:00Z') }
    const moved = rehearsedMail(noticeCatalogue.notices, facts, later)
    expect(moved.find(({ notice }) => notice === 'decision.winner')?.at).toEqual(later.announcesAt)
    expect(moved.find(({ notice }) => notice === 'challenge.opened_team')?.at).toEqual(calendar.opensAt)
  })
})
