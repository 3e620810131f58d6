import { describe, expect, it } from 'vitest'
import { drawing } from '#test/factories/a-drawn-assignment.ts'
import {
  liftedPlan,
  planningOf,
  solvedPlanning,
  type AssignmentFacts,
  type AssignmentPlan,
} from '../core/assignment.ts'
import { lackingKinds } from '../core/assignment/lacking-kinds.ts'
import { brokenRules } from '../core/assignment/side-rules.ts'
import { drawPlan } from './draw-plan.server.ts'

const pair = (jurorId: string, proposalId: string) => ({ jurorId, proposalId })
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)

/** Everybody is clear of everything. */
function panel(jurorCount: number, proposalCount: number, seed: string): AssignmentFacts {
  const [jurors, proposals] = [names('j', jurorCount), names('p', proposalCount)]
  return {
    ...{ proposals, seed, standing: [], minimumReviews: 2 },
    jurors: jurors.map((id) => ({ id, maximumLoad: proposalCount })),
    cleared: jurors.flatMap((jurorId) => proposals.map((proposalId) => pair(jurorId, proposalId))),
  }
}

/** Proposals on which two meet who are kept apart. */
function meetings({ apart = [] }: AssignmentFacts, { kept, added }: AssignmentPlan): string[] {
  const all = [...kept, ...added]
  const reads = (jurorId: string, proposalId: string) =>
    all.some((own) => own.jurorId === jurorId && own.proposalId === proposalId)
  return [...new Set(all.map(({ proposalId }) => proposalId))].filter((p) =>
    apart.some(([one, other]) => reads(one, p) && reads(other, p)),
  )
}

describe('jurors who are kept apart', () => {
  it('cost no review where one of them has begun and another juror is free', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const facts: AssignmentFacts = {
        ...panel(4, 2, `begun ${seed}`),
        standing: [{ ...pair('j1', 'p1'), isStarted: true }],
        apart: [['j1', 'j2']],
      }
      const plan = await drawPlan(facts)
      expect(plan.shortages).toEqual([])
      expect(meetings(facts, plan)).toEqual([])
      expect(plan.kept).toEqual([pair('j1', 'p1')])
    }
  })
})

/** Matches that make the best total leave one proposal badly served, so that lifting it has something to exchange. */
function matched(facts: AssignmentFacts, random: () => number): AssignmentFacts {
  return { ...facts, matches: facts.cleared.map((own) => ({ ...own, match: Math.floor(random() * 101) })) }
}

/** Whether some plan gives every proposal its reviews within loads and conflicts, with nobody meeting whom they are kept from. */
function canBeWhole(facts: AssignmentFacts, { withKinds = false } = {}): boolean {
  const { jurors, proposals, cleared, standing, apart = [], kinds = [], minimumReviews } = facts
  const may = new Set(cleared.map(({ jurorId, proposalId }) => `${jurorId} ${proposalId}`))
  const loads = new Map<string, number>()
  const isFine = (readers: readonly string[]) =>
    !apart.some(([one, other]) => readers.includes(one) && readers.includes(other)) &&
    (!withKinds ||
      kinds.every((kind) => jurors.some((juror) => juror.kind === kind && readers.includes(juror.id))))
  const choose = (p: number, from: number, readers: readonly string[]): boolean => {
    const proposalId = proposals[p]
    if (proposalId === undefined) return true
    if (readers.length === minimumReviews) {
      const begun = standing.filter((own) => own.isStarted && own.proposalId === proposalId)
      return (
        begun.every(({ jurorId }) => readers.includes(jurorId)) && isFine(readers) && choose(p + 1, 0, [])
      )
    }
    return jurors.slice(from).some(({ id, maximumLoad }, place) => {
      const load = loads.get(id) ?? 0
      if (!may.has(`${id} ${proposalId}`) || load >= maximumLoad) return false
      loads.set(id, load + 1)
      const isFound = choose(p, from + place + 1, [...readers, id])
      loads.set(id, load)
      return isFound
    })
  }
  return choose(0, 0, [])
}

/** Three or four jurors with little room, a conflict here and there, one or two pairs apart, often somebody who has begun. */
function drawnPanel(seed: number, kinds: readonly string[] = []): AssignmentFacts {
  const random = drawing(seed)
  const below = (end: number) => Math.floor(random() * end)
  const whole = panel(3 + below(3), 2 + below(3), `drawn ${seed}`)
  const cleared = whole.cleared.filter(() => random() < 0.9)
  const begun = random() < 0.5 ? [cleared[below(cleared.length)]!] : []
  const name = () => `j${1 + below(whole.jurors.length)}`
  const pairs = Array.from({ length: 1 + below(2) }, () => [name(), name()] as const)
  const facts = {
    ...{ ...whole, cleared, kinds, minimumReviews: kinds.length > 0 ? 2 : 1 + below(2) },
    jurors: whole.jurors.map((juror) => ({
      ...juror,
      maximumLoad: 1 + below(whole.proposals.length),
      kind: random() < 0.5 ? 'research' : 'company',
    })),
    standing: begun.map((own) => ({ ...own, isStarted: true })),
    apart: pairs.filter(([one, other]) => one !== other),
  }
  return random() < 0.7 ? matched(facts, random) : facts
}

describe('the worst-served', () => {
  const eight = (seed: number): AssignmentFacts => {
    const facts = matched(panel(8, 8, `lifted ${seed}`), drawing(seed))
    const jurors = facts.jurors.map((juror, j) => ({ ...juror, kind: j < 5 ? 'research' : 'company' }))
    return { ...facts, jurors }
  }
  const apart = [
    ['j1', 'j2'],
    ['j3', 'j4'],
  ] as const

  it('are not lifted over the rules: nobody meets, no review and no kind is lost', async () => {
    // The plan keeps to the rule, and would no longer, were it lifted without it.
    const facts = { ...eight(13), apart }
    const plan = await drawPlan(facts)
    expect([plan.shortages, meetings(facts, plan)]).toEqual([[], []])
  })

  it.each<[string, Partial<AssignmentFacts>]>([
    ['jurors kept apart', { apart }],
    ['a kind', { kinds: ['research'] }],
  ])('are lifted within %s', (_name, asked) => {
    let [lifted, tempted] = [0, 0]
    for (let seed = 0; seed < 150; seed += 1) {
      const planning = planningOf({ ...eight(seed), ...asked })
      const flow = solvedPlanning(planning)
      const isBroken = ({ chosen }: { chosen: Uint8Array }) => brokenRules(planning.problem, chosen, planning)
      if (isBroken(flow)) continue
      const plan = liftedPlan(planning, flow, planning)
      expect([seed, isBroken(plan)]).toEqual([seed, false])
      if (plan.chosen.some((own, at) => own !== flow.chosen[at])) lifted += 1
      if (isBroken(liftedPlan(planning, flow))) tempted += 1
    }
    expect(Math.min(lifted, tempted)).toBeGreaterThan(0)
  })
})

describe('a plan by rules', () => {
  it('lacks no review where trying everything finds a plan that lacks none', async () => {
    let whole = 0
    for (let seed = 0; seed < 40; seed += 1) {
      const facts = drawnPanel(seed)
      const plan = await drawPlan(facts)
      expect([seed, meetings(facts, plan)]).toEqual([seed, []])
      if (!canBeWhole(facts)) continue
      whole += 1
      expect([seed, plan.shortages]).toEqual([seed, []])
    }
    expect(whole).toBeGreaterThan(10)
  })

  it('lacks no kind either where that can be, and no review where kinds cannot', async () => {
    let [whole, without] = [0, 0]
    for (let seed = 1020; seed < 1036; seed += 1) {
      const facts = drawnPanel(seed, ['research', 'company'])
      const plan = await drawPlan(facts)
      expect([seed, meetings(facts, plan)]).toEqual([seed, []])
      if (!canBeWhole(facts)) continue
      expect([seed, plan.shortages]).toEqual([seed, []])
      if (canBeWhole(facts, { withKinds: true })) {
        whole += 1
        expect([seed, lackingKinds(facts, plan)]).toEqual([seed, []])
      } else without += 1
    }
    expect(Math.min(whole, without)).toBeGreaterThan(1)
  })
})
