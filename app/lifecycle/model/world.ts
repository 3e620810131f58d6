/** The lifecycle as the product uses it: commands decided and evolved, a proposal beside it, a clock that moves on. */
import { defaultPolicy, newChallenge, type Challenge } from '../challenge.ts'
import { decide } from '../decide.ts'
import { evolveAll } from '../evolve.ts'
import { decideProposal, evolveProposal, type Proposal, type ProposalCommand } from '../proposal.ts'
import {
  beginning,
  commandOf,
  later,
  onward,
  storyCalendar,
  storyGraceMinutes,
  type Onward,
  type Step,
  type Team,
} from './stories.ts'

/** One challenge, at most one proposal, and the clock. */
export type World = { challenge: Challenge; proposal: Proposal | null; now: Date }

/** A draft by aino, at the beginning. */
export function newWorld(): World {
  const policy = { ...defaultPolicy, graceMinutes: storyGraceMinutes }
  const challenge = newChallenge({
    id: 'c',
    programmeId: 'p',
    calendar: storyCalendar,
    createdBy: 'aino',
    policy,
  })
  return { challenge, proposal: null, now: new Date(beginning) }
}

function teamCommand({ type, stale, outcome }: Team, proposal: Proposal | null): ProposalCommand {
  const draftVersion = (proposal?.draftVersion ?? 1) - (stale ? 1 : 0)
  if (type === 'start') return { type, by: 'team', proposalId: 'proposal' }
  if (type === 'screen') return { type, by: 'screener', outcome, rule: '2', reason: 'Late registration.' }
  if (type === 'editDraft' || type === 'submit') return { type, by: 'team', role: 'lead', draftVersion }
  return { type, by: 'team', role: 'lead' }
}

/** Takes one step in the world and says the answer: accepted, or the code of the refusal. */
export function take(world: World, step: Exclude<Step, Onward>): string {
  if (step.kind === 'jump' || step.kind === 'jump-to') {
    world.now = later(world.now, step, world.challenge)
    return 'later'
  }
  if (step.kind === 'team') return takeTeamStep(world, step)
  const decision = decide(world.challenge, commandOf(step, world.challenge, world.now), world.now)
  if (!decision.ok) return decision.refusal.code
  world.challenge = evolveAll(world.challenge, decision.value)
  return 'accepted'
}

/** The step itself, or what onward means here and now. */
export function concrete(world: World, step: Step): Exclude<Step, Onward> {
  return step.kind === 'onward' ? onward(world.challenge, world.now) : step
}

function takeTeamStep(world: World, step: Team): string {
  if (world.proposal === null && step.type !== 'start') return 'no proposal'
  const command = teamCommand(step, world.proposal)
  const decision = decideProposal(world.proposal, command, world.challenge, world.now)
  if (!decision.ok) return decision.refusal.code
  for (const event of decision.value) world.proposal = evolveProposal(world.proposal, event)
  return 'accepted'
}
