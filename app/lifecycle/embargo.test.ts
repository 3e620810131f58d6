import { describe, expect, it } from 'vitest'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { defaultPolicy } from './challenge.ts'
import { mayRead, nobody, subjects, type Subject, type ViewerFacts } from './embargo.ts'
import { challengeStates, type RoadState } from './phases.ts'

const { closesAt, announcesAt } = aCalendar()
const before = new Date('2021-11-01T00:00:00Z')
const justBefore = (instant: Date) => new Date(instant.getTime() - 1)

const roadStates = challengeStates.slice(0, -2) as readonly RoadState[]

const viewers = {
  nobody,
  team: { ...nobody, isTeamMember: true },
  winningTeam: { ...nobody, isTeamMember: true, isWinningTeam: true },
  organiser: { ...nobody, isOrganiser: true },
  recusedOrganiser: { ...nobody, isOrganiser: true, assignment: 'recused' },
  organiserInTeam: { ...nobody, isOrganiser: true, isTeamMember: true },
  unassignedJuror: { ...nobody, isJuror: true },
  undeclaredJuror: { ...nobody, isJuror: true, assignment: 'undeclared' },
  clearJuror: { ...nobody, isJuror: true, assignment: 'clear' },
  recusedJuror: { ...nobody, isJuror: true, assignment: 'recused' },
  clearJurorInTeam: { ...nobody, isJuror: true, assignment: 'clear', isTeamMember: true },
  pilotHost: { ...nobody, isPilotHost: true },
} as const satisfies Record<string, ViewerFacts>
type Who = keyof typeof viewers

/** The first state in which each may read each, written by hand and not derived from the code. `-` is never. */
const expected = `
                   brief  proposal  proposal-count  screening-outcome  jury-members  own-scorecard  scorecards    progress  ranking       decision  winners    own-outcome  pilot
nobody             open   -         announced       -                  announced     -              -             -         -             -         announced  -            piloting
team               open   draft     announced       judging            announced     -              -             -         -             -         announced  announced    announced
winningTeam        open   draft     announced       judging            announced     -              -             -         -             -         announced  announced    announced
organiser          draft  closed    open            closed             draft         -              deliberating  judging   deliberating  decided   decided    decided      announced
recusedOrganiser   draft  -         open            closed             draft         -              -             judging   deliberating  decided   decided    decided      announced
organiserInTeam    draft  draft     open            closed             draft         -              -             judging   deliberating  decided   decided    decided      announced
unassignedJuror    open   -         announced       -                  judging       -              -             -         -             -         announced  -            piloting
undeclaredJuror    open   -         announced       -                  judging       -              -             -         -             -         announced  -            piloting
clearJuror         open   judging   announced       -                  judging       judging        deliberating  -         -             -         announced  -            piloting
recusedJuror       open   -         announced       -                  judging       -              -             -         -             -         announced  -            piloting
clearJurorInTeam   open   draft     announced       judging            judging       -              -             -         -             -         announced  announced    announced
pilotHost          open   -         announced       -                  announced     -              -             -         -             -         announced  -            announced
`
const [header = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('who may read what', () => {
  it('is written down for every subject and every kind of viewer', () => {
    expect(header).toEqual([...subjects])
    expect(rows.map(([who]) => who)).toEqual(Object.keys(viewers))
  })

  const cells = rows.flatMap(([who = '', ...firsts]) =>
    firsts.map((first, column) => [who as Who, header[column] as Subject, first] as const),
  )

  it.each(cells)('%s reads %s from: %s', (who, subject, first) => {
    const readable = roadStates.filter((state) =>
      mayRead(subject, viewers[who], aChallenge({ state }), before),
    )
    expect(readable).toEqual(first === '-' ? [] : roadStates.slice(roadStates.indexOf(first as RoadState)))
  })
})

describe('under embargo', () => {
  const told = aChallenge({ state: 'confirmed', winnersToldAt: new Date('2022-01-13T12:00:00Z') })
  const during = new Date('2022-01-13T13:00:00Z')

  it('a winning team reads its own outcome and nothing else, and nobody else reads that', () => {
    const inOrder = (those: readonly Subject[]) => subjects.filter((subject) => those.includes(subject))
    const readBy = (who: Who) => subjects.filter((subject) => mayRead(subject, viewers[who], told, during))
    expect(readBy('winningTeam')).toEqual(inOrder([...readBy('team'), 'own-outcome']))
    for (const who of Object.keys(viewers) as Who[])
      expect(mayRead('own-outcome', viewers[who], told, during)).toBe(
        who === 'winningTeam' || viewers[who].isOrganiser,
      )
  })

  it('begins by itself at its instant, and not a millisecond before', () => {
    const policy = { ...defaultPolicy, embargoHours: 12 }
    const challenge = aChallenge({ state: 'confirmed', policy })
    const at = new Date(announcesAt.getTime() - 12 * 3_600_000)
    expect(mayRead('own-outcome', viewers.winningTeam, challenge, justBefore(at))).toBe(false)
    expect(mayRead('own-outcome', viewers.winningTeam, challenge, at)).toBe(true)
    expect(mayRead('own-outcome', viewers.team, challenge, at)).toBe(false)
  })
})

describe('the instants decide, not the stored state', () => {
  it('winners of a confirmed decision are public at the announcement and not a millisecond before', () => {
    const challenge = aChallenge({ state: 'confirmed' })
    expect(mayRead('winners', nobody, challenge, justBefore(announcesAt))).toBe(false)
    expect(mayRead('winners', nobody, challenge, announcesAt)).toBe(true)
  })

  it('winners nobody confirmed stay secret, however late it is', () => {
    const late = new Date('2030-01-01T00:00:00Z')
    expect(mayRead('winners', nobody, aChallenge({ state: 'decided' }), late)).toBe(false)
  })

  it('the seal breaks at the deadline, and closes again when it is extended', () => {
    const challenge = aChallenge({ state: 'open' })
    expect(mayRead('proposal', viewers.organiser, challenge, justBefore(closesAt))).toBe(false)
    expect(mayRead('proposal', viewers.organiser, challenge, closesAt)).toBe(true)
    const extended = { ...challenge, calendar: aCalendar({ closesAt: new Date('2022-01-02T21:59:00Z') }) }
    expect(mayRead('proposal', viewers.organiser, extended, closesAt)).toBe(false)
  })
})

describe('what a challenge decides for itself', () => {
  it('without a seal organisers read from the opening, jurors still from the judging', () => {
    const policy = {
      ...defaultPolicy,
      isSealedUntilDeadline: false,
      organisersSeeScoresFrom: 'deliberating',
    } as const
    const open = aChallenge({ state: 'open', policy })
    expect(mayRead('proposal', viewers.organiser, open, before)).toBe(true)
    expect(mayRead('proposal', viewers.clearJuror, open, before)).toBe(false)
  })

  it('organisers may follow the scores while they are given', () => {
    const policy = {
      ...defaultPolicy,
      isSealedUntilDeadline: true,
      organisersSeeScoresFrom: 'judging',
    } as const
    for (const subject of ['scorecards', 'ranking'] as const) {
      expect(mayRead(subject, viewers.organiser, aChallenge({ state: 'judging', policy }), before)).toBe(true)
      expect(mayRead(subject, viewers.organiser, aChallenge({ state: 'judging' }), before)).toBe(false)
    }
  })
})

describe('what jurors see of each other', () => {
  it.each([
    ['never', 'judging', false],
    ['never', 'announced', false],
    ['after-own-final', 'closed', false],
    ['after-own-final', 'judging', true],
    ['after-judging', 'judging', false],
    ['after-judging', 'deliberating', true],
  ] as const)('%s: in %s %s', (jurorsSeeOthers, state, isReadable) => {
    const challenge = aChallenge({ state, policy: { ...defaultPolicy, jurorsSeeOthers } })
    expect(mayRead('scorecards', viewers.clearJuror, challenge, before)).toBe(isReadable)
  })
})

describe('a challenge that has ended', () => {
  it('leaves readable what was readable when it ended', () => {
    expect(mayRead('brief', nobody, anEndedChallenge('cancelled', 'judging'), before)).toBe(true)
    expect(mayRead('brief', nobody, anEndedChallenge('cancelled', 'approved'), before)).toBe(false)
    expect(mayRead('winners', nobody, anEndedChallenge('archived', 'completed'), before)).toBe(true)
    expect(mayRead('winners', nobody, anEndedChallenge('cancelled', 'confirmed'), announcesAt)).toBe(false)
    expect(mayRead('proposal', viewers.organiser, anEndedChallenge('cancelled', 'open'), closesAt)).toBe(
      false,
    )
  })

  it('ends the reading of its jurors, and never that of a team in its own proposal', () => {
    for (const ended of [
      anEndedChallenge('cancelled', 'deliberating'),
      anEndedChallenge('archived', 'completed'),
    ]) {
      for (const subject of ['proposal', 'own-scorecard', 'scorecards'] as const) {
        expect(mayRead(subject, viewers.clearJuror, ended, before)).toBe(false)
      }
      expect(mayRead('proposal', viewers.team, ended, before)).toBe(true)
    }
  })
})
