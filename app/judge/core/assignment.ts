/**
 * Who reads what. Every eligible proposal gets as many cleared jurors as the challenge asks for, nobody gets more than
 * they agreed to, and the work is shared as evenly as the declared conflicts allow. Work that has begun stays where it
 * is. The same facts and the same seed always give the same plan.
 */
import { seededOrder } from './seeded-order.ts'

export type Pair = { readonly jurorId: string; readonly proposalId: string }

export type AssignmentFacts = {
  /** Ids of the eligible proposals. */
  readonly proposals: readonly string[]
  readonly jurors: readonly { readonly id: string; readonly maximumLoad: number }[]
  /** Declared clear. Whatever is not here is a conflict or has not been declared: never assigned. */
  readonly cleared: readonly Pair[]
  /** What stands now; `isStarted` when the juror has opened it. */
  readonly standing: readonly (Pair & { readonly isStarted: boolean })[]
  readonly minimumReviews: number
  readonly seed: string
}

/** A proposal that cannot get its reviews, and why. */
export type Shortage = {
  readonly proposalId: string
  readonly assigned: number
  readonly needed: number
  /** Jurors who declared themselves clear of it. */
  readonly cleared: number
  /** `too-few-cleared`: more declarations are needed. `jurors-full`: the loads are used up. */
  readonly reason: 'too-few-cleared' | 'jurors-full'
}

export type AssignmentPlan = {
  readonly kept: readonly Pair[]
  readonly added: readonly Pair[]
  /** Standing assignments that go to somebody else or have lost their reason; never started ones of eligible proposals. */
  readonly released: readonly Pair[]
  /** Proposals per juror once the plan is applied, every juror listed. */
  readonly loads: Readonly<Record<string, number>>
  readonly shortages: readonly Shortage[]
}

/**
 * A maximum flow with the most even loads: each missing review goes along an alternating path to the least loaded
 * juror within reach (optimal semi-matching, Harvey, Ladner, Lovász and Tamir, 2003), then loads are evened out the
 * same way. Reviews are dealt in rounds, so that no proposal gets its second while another waits for its first.
 */
export function planAssignment(facts: AssignmentFacts): AssignmentPlan {
  const board = new Board(facts)
  for (let round = 1; round <= facts.minimumReviews; round += 1) {
    for (const proposal of board.proposals) if (proposal.jurors.size < round) board.giveJuror(proposal)
  }
  board.evenOut()
  return board.plan()
}

type JurorNode = { id: string; maximumLoad: number; proposals: Set<ProposalNode> }
type ProposalNode = { id: string; clearedJurors: JurorNode[]; jurors: Set<JurorNode>; pinned: Set<JurorNode> }
/** How the search reached a juror: `from` would hand `proposal` over; null when the proposal itself asks. */
type Step = { juror: JurorNode; proposal: ProposalNode; from: JurorNode | null }

class Board {
  readonly proposals: ProposalNode[]
  private readonly jurors: JurorNode[]
  private readonly facts: AssignmentFacts

  constructor(facts: AssignmentFacts) {
    this.facts = facts
    const byId = new Map(facts.jurors.map((juror) => [juror.id, juror]))
    this.jurors = seededOrder([...byId.keys()], facts.seed).flatMap((id) => {
      const juror = byId.get(id)
      return juror ? [{ ...juror, proposals: new Set<ProposalNode>() }] : []
    })
    const cleared = new Set(facts.cleared.map(keyOf))
    this.proposals = seededOrder([...new Set(facts.proposals)], facts.seed).map((id) => {
      const clearedJurors = this.jurors.filter((juror) =>
        cleared.has(keyOf({ jurorId: juror.id, proposalId: id })),
      )
      return { id, clearedJurors, jurors: new Set<JurorNode>(), pinned: new Set<JurorNode>() }
    })
    this.placeStanding()
  }

  /** Begun work first and whatever the limits say; the rest where it still fits. */
  private placeStanding(): void {
    const proposals = new Map(this.proposals.map((proposal) => [proposal.id, proposal]))
    const place = ({ jurorId, proposalId }: Pair, isPinned: boolean) => {
      const proposal = proposals.get(proposalId)
      const juror = proposal?.clearedJurors.find(({ id }) => id === jurorId)
      if (!proposal || !juror) return
      const isRoomLeft =
        juror.proposals.size < juror.maximumLoad && proposal.jurors.size < this.facts.minimumReviews
      if (!isPinned && !isRoomLeft) return
      this.link(proposal, juror)
      if (isPinned) proposal.pinned.add(juror)
    }
    const standing = [...this.facts.standing].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    for (const pair of standing) if (pair.isStarted) place(pair, true)
    for (const pair of standing) if (!pair.isStarted) place(pair, false)
  }

  /** One more juror for this proposal, if any road leads to one with room. */
  giveJuror(proposal: ProposalNode): void {
    const steps = new Map<JurorNode, Step>()
    const found = this.search(
      [{ proposal, from: null }],
      steps,
      (juror) => juror.proposals.size < juror.maximumLoad,
    )
    if (found) this.walkBack(found, steps)
  }

  /** Hands proposals on while somebody has two more than somebody else who could take one. */
  evenOut(): void {
    let hasMoved = true
    while (hasMoved) {
      hasMoved = false
      for (const juror of [...this.jurors].sort((a, b) => b.proposals.size - a.proposals.size)) {
        const limit = juror.proposals.size - 2
        const steps = new Map<JurorNode, Step>()
        const found = this.search(
          movable(juror).map((proposal) => ({ proposal, from: juror })),
          steps,
          (other) => other.proposals.size <= limit && other.proposals.size < other.maximumLoad,
        )
        if (found) {
          this.walkBack(found, steps)
          hasMoved = true
        }
      }
    }
  }

  plan(): AssignmentPlan {
    const planned = new Set<string>()
    const pairs: Pair[] = []
    for (const proposal of this.proposals) {
      for (const juror of proposal.jurors) {
        const pair = { jurorId: juror.id, proposalId: proposal.id }
        pairs.push(pair)
        planned.add(keyOf(pair))
      }
    }
    const standing = new Set(this.facts.standing.map(keyOf))
    const inOrder = (list: Pair[]) => list.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    return {
      kept: inOrder(pairs.filter((pair) => standing.has(keyOf(pair)))),
      added: inOrder(pairs.filter((pair) => !standing.has(keyOf(pair)))),
      released: inOrder(
        this.facts.standing
          .filter((pair) => !planned.has(keyOf(pair)))
          .map(({ jurorId, proposalId }) => ({ jurorId, proposalId })),
      ),
      loads: Object.fromEntries(
        this.jurors
          .map(({ id, proposals }) => [id, proposals.size] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      shortages: this.shortages(),
    }
  }

  private shortages(): Shortage[] {
    const needed = this.facts.minimumReviews
    return this.proposals
      .filter(({ jurors }) => jurors.size < needed)
      .map(({ id, jurors, clearedJurors }): Shortage => ({
        proposalId: id,
        assigned: jurors.size,
        needed,
        cleared: clearedJurors.length,
        reason: clearedJurors.length < needed ? 'too-few-cleared' : 'jurors-full',
      }))
      .sort((a, b) => (a.proposalId < b.proposalId ? -1 : 1))
  }

  /** Breadth first over all roads; of the jurors that would do, the least loaded one, the first found among equals. */
  private search(
    starts: { proposal: ProposalNode; from: JurorNode | null }[],
    steps: Map<JurorNode, Step>,
    willDo: (juror: JurorNode) => boolean,
  ): JurorNode | null {
    const floor = Math.min(...this.jurors.filter(willDo).map(({ proposals }) => proposals.size))
    let best: JurorNode | null = null
    const queue = [...starts]
    const seen = new Set(queue.map(({ from }) => from))
    // The list grows while it is read: that is the queue.
    for (const { proposal, from } of queue) {
      for (const juror of proposal.clearedJurors) {
        if (proposal.jurors.has(juror) || steps.has(juror) || seen.has(juror)) continue
        steps.set(juror, { juror, proposal, from })
        if (willDo(juror) && (best === null || juror.proposals.size < best.proposals.size)) best = juror
        if (best?.proposals.size === floor) return best
        for (const held of movable(juror)) queue.push({ proposal: held, from: juror })
      }
    }
    return best
  }

  private walkBack(end: JurorNode, steps: ReadonlyMap<JurorNode, Step>): void {
    for (let step = steps.get(end); step; step = step.from ? steps.get(step.from) : undefined) {
      if (step.from) this.unlink(step.proposal, step.from)
      this.link(step.proposal, step.juror)
    }
  }

  private link(proposal: ProposalNode, juror: JurorNode): void {
    proposal.jurors.add(juror)
    juror.proposals.add(proposal)
  }

  private unlink(proposal: ProposalNode, juror: JurorNode): void {
    proposal.jurors.delete(juror)
    juror.proposals.delete(proposal)
  }
}

/** What a juror holds and has not begun. */
function movable(juror: JurorNode): ProposalNode[] {
  return [...juror.proposals].filter((proposal) => !proposal.pinned.has(juror))
}

function keyOf({ jurorId, proposalId }: Pair): string {
  return `${proposalId}\n${jurorId}`
}
