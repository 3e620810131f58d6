/**
 * Fourteen jurors from both sides on four juries. Two see the faults first, two the promise first; four of them know a
 * team and say so.
 */
import { jurors } from '../cast.ts'
import type { Seat, Severity } from '../challenge-story.ts'

const seat = (key: keyof typeof jurors, severity: Severity, more: Partial<Seat> = {}): Seat => ({
  person: jurors[key],
  severity,
  ...more,
})
const harsh = -1
const mild = 1

export const juries: Readonly<Record<'urban' | 'esd' | 'home' | 'virtual', readonly Seat[]>> = {
  urban: [
    seat('marjatta', 0, { isChair: true }),
    seat('zhou', harsh, {
      conflicts: {
        'cheng-xin-lab': { kind: 'employment', note: 'I taught in that laboratory until last summer.' },
      },
    }),
    seat('henrik', harsh),
    seat('li', 0),
    seat('ingrid', 0, {
      conflicts: {
        'andra-vaggen': { kind: 'recent_cooperation', note: 'We measured two halls together in 2020.' },
      },
    }),
  ],
  esd: [
    seat('chen', 0, { isChair: true }),
    seat('saana', 0),
    seat('wang', mild),
    seat('tuomas', 0, {
      conflicts: {
        ilmastoluokka: { kind: 'family', note: 'My sister-in-law works there.' },
      },
    }),
    seat('sun', 0),
  ],
  home: [
    seat('gao', 0, { isChair: true }),
    seat('tuomas', 0),
    seat('veera', 0),
    seat('he', mild),
    seat('zhou', harsh),
  ],
  virtual: [
    seat('lars', 0, { isChair: true }),
    seat('henrik', harsh),
    seat('li', 0),
    seat('wang', mild),
    seat('sun', 0, {
      conflicts: {
        'yunzhu-bim': { kind: 'direct_benefit', note: 'My institute has bought licences from them.' },
      },
    }),
    seat('veera', 0, { declines: 'Two juries in one winter are more than I can read with care.' }),
  ],
}
