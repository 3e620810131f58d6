/**
 * The mail of a told programme without a database: its deeds become the facts the notices see, the catalogue plans at
 * every deed and every instant of the calendar, and what is due by then has gone.
 */
import type { Deed } from '#app/desks/core/deed.ts'
import { calendarInstants } from '#app/lifecycle/calendar.ts'
import { newChallenge, type Challenge } from '#app/lifecycle/challenge.ts'
import type { ChallengeEvent } from '#app/lifecycle/events.ts'
import { evolve, evolveAll } from '#app/lifecycle/evolve.ts'
import { settle } from '#app/lifecycle/settle.ts'
import type {
  AwardFacts,
  ChallengeFacts,
  JurorFacts,
  PersonFacts,
  PilotFacts,
  ProposalFacts,
} from '#app/notify/core/facts.ts'
import { before, days, inLanguage } from '#app/notify/core/moments.ts'
import type { Catalogue, PlannedMessage } from '#app/notify/core/notice.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import type { Approval } from '#app/people/core/approvals.ts'
import { staff } from './cast.ts'
import type { CastPerson, Founding, Scenario } from './scenario.ts'

type Draft = ProposalFacts & {
  readonly answers: Readonly<Record<string, string>>
  /** What the team was given in points, all jurors together. */
  readonly points: number
}
type Seat = JurorFacts & { readonly conflicts: readonly string[]; readonly hasDeclared: boolean }
type Story = Omit<ChallengeFacts, 'now' | 'challenge' | 'proposals' | 'jurors' | 'counts' | 'reminded'> & {
  readonly challenge: Challenge
  readonly slug: string
  readonly titles: ChallengeFacts['challenge']['titles']
  readonly proposals: readonly Draft[]
  readonly jurors: readonly Seat[]
  readonly decided: Extract<Deed, { do: 'decide' }> | null
}

/** Every message that goes from the founding to the last deed and beyond, in the order of time. */
export function mailRunOf(scenario: Scenario, catalogue: Catalogue): PlannedMessage[] {
  return storiesOf(scenario)
    .flatMap((story) => runOf(story, scenario, catalogue))
    .sort((a, b) => a.sendAt.getTime() - b.sendAt.getTime() || (a.key < b.key ? -1 : 1))
}

function runOf(begun: Story, { people, deeds }: Scenario, catalogue: Catalogue): PlannedMessage[] {
  const cast = castOf(people)
  const own = deeds.filter(({ deed }) => challengeOf(deed, deeds) === begun.slug)
  const calendarSteps = calendarInstants.map((name) => ({ at: begun.challenge.calendar[name], deed: null }))
  const steps = [...own, ...calendarSteps].sort((a, b) => a.at.getTime() - b.at.getTime())
  const gone = new Map<string, PlannedMessage>()
  let story = begun
  let waiting: readonly PlannedMessage[] = []
  for (const { at, deed } of steps) {
    for (const message of waiting) if (message.sendAt <= at) gone.set(message.key, message)
    story = happened(story, settle(story.challenge, at))
    if (deed !== null) story = afterDeed(story, deed, at, cast)
    const planned = planMessages(catalogue.notices, factsOf(story, at, gone, catalogue))
    // What is wanted only after its instant (somebody was asked late) goes when it is first planned.
    waiting = planned
      .filter(({ key }) => !gone.has(key))
      .map((one) => (one.sendAt < at ? { ...one, sendAt: at } : one))
  }
  return [...gone.values(), ...waiting]
}

function approversOf({ approvals = [] }: Founding, wanted: Approval): string[] {
  return approvals
    .filter(({ approval }) => approval === wanted)
    .flatMap(({ approvers, deputies }) => [...approvers, ...deputies])
}

function storiesOf({ people, foundings }: Scenario): Story[] {
  const cast = castOf(people)
  return foundings.flatMap((founding) => {
    const { slug, template, calendar, contactEmail, by, roles } = founding
    const organisers = [by, ...roles.filter(({ role }) => role === 'organiser').map(({ email }) => email)]
    return template.challenges.map((challenge) => ({
      programme: { id: slug, slug, names: {}, contactEmail, theme: template.theme },
      challenge: newChallenge({
        id: challenge.slug,
        programmeId: slug,
        calendar: { ...calendar, version: 1 },
        createdBy: by,
      }),
      slug: challenge.slug,
      titles: Object.fromEntries(
        Object.entries(challenge.texts).map(([locale, { title }]) => [locale, title]),
      ),
      happenedAt: {},
      deadlineChanges: [],
      extensionProposal: null,
      addenda: [],
      organisers: organisers.map((email) => cast(email)),
      partners: [],
      administrators: [],
      namedApprovers: approversOf(founding, 'opening'),
      followers: [],
      sessions: [],
      publicVote: null,
      hosting: { owners: [], request: null },
      announcement: { confirmers: [], movers: [], insiders: [], stopped: [], asked: null, changes: [] },
      returned: [],
      appeals: [],
      judged: [],
      shortProposals: [],
      answerBatches: [],
      questionsWaiting: [],
      judgedBy: 'scorecards',
      jurors: [],
      juryMeeting: null,
      finals: { openedAt: null, finalists: [], joinedAt: {}, slots: [] },
      proposals: [],
      pilots: [],
      mailRefusals: [],
      quietHours: [],
      isMailHeld: false,
      heldWaves: [],
      decided: null,
    }))
  })
}

type Cast = (email: string) => PersonFacts

function castOf(people: readonly CastPerson[]): Cast {
  const byEmail = new Map([...staff, ...people].map((person) => [person.email, person]))
  return (email) => {
    const person = byEmail.get(email)
    if (!person) throw new Error(`the cast has no ${email}`)
    return { personId: email, name: person.name, email, locale: person.locale, zone: person.zone }
  }
}

/** Which challenge a deed is about: named by itself, by its proposal, or by the invitation it answers. */
function challengeOf(deed: Deed, all: Scenario['deeds']): string | undefined {
  if ('challenge' in deed) return deed.challenge
  const proposal = 'proposal' in deed ? deed.proposal : invitationTo(deed.by, all)
  const start = all.find((other) => other.deed.do === 'start' && other.deed.proposal === proposal)?.deed
  return start && 'challenge' in start ? start.challenge : undefined
}

function invitationTo(member: string, all: Scenario['deeds']): string | undefined {
  const invitation = all.find(({ deed }) => deed.do === 'invite-member' && deed.member === member)?.deed
  return invitation && 'proposal' in invitation ? invitation.proposal : undefined
}

function happened(story: Story, events: readonly ChallengeEvent[]): Story {
  return {
    ...story,
    challenge: evolveAll(story.challenge, events),
    happenedAt: { ...story.happenedAt, ...Object.fromEntries(events.map(({ type, at }) => [type, at])) },
  }
}

function afterDeed(story: Story, deed: Deed, at: Date, cast: Cast): Story {
  const withProposal = (id: string, change: (proposal: Draft) => Partial<Draft>): Story => ({
    ...story,
    proposals: story.proposals.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
  })
  const withJuror = (email: string, change: (seat: Seat) => Partial<Seat>): Story => ({
    ...story,
    jurors: story.jurors.map((seat) => (seat.personId === email ? { ...seat, ...change(seat) } : seat)),
  })
  const withPilot = (change: (pilot: PilotFacts) => Partial<PilotFacts>): Story => ({
    ...story,
    pilots: story.pilots.map((pilot) => ({ ...pilot, ...change(pilot) })),
  })
  switch (deed.do) {
    case 'request-review':
      return happened(story, [{ type: 'ReviewRequested', at, by: deed.by }])
    case 'approve':
      return happened(story, [{ type: 'ChallengeApproved', at, by: deed.by }])
    case 'schedule':
      return happened(story, [
        { type: 'ChallengeScheduled', at, by: deed.by, opensAt: story.challenge.calendar.opensAt },
      ])
    case 'start':
      return { ...story, proposals: [...story.proposals, startedBy(deed, at, cast)] }
    case 'write':
      return withProposal(deed.proposal, ({ answers, state }) => ({
        answers: { ...answers, ...deed.answers },
        title: deed.answers.title ?? answers.title ?? '',
        hasUnsubmittedEdits: state === 'submitted',
      }))
    case 'invite-member':
    // What happens in rooms is told by mails of their own, which are not planned from the story's facts.
    case 'hold-session':
    case 'take-places':
    case 'promise':
    case 'follow':
    case 'ask':
    case 'answer':
    // Who is brought together by a catalogue hears by mails of their own too.
    case 'open-catalogue':
    case 'write-entry':
    case 'let-in':
    case 'suggest':
    case 'agree-to-meet':
    case 'note-outcome':
    // What organisers hear of a framework is planned by itself.
    case 'agree-framework':
    case 'propose-project':
    case 'agree-project':
    case 'report-year':
    // Nor does what start-ups of an incubation hear.
    case 'open-incubation':
    case 'apply-for-place':
    case 'offer-cohort-place':
    case 'let-wait':
    case 'take-cohort-place':
    case 'agree-milestone':
    case 'graduate-start-up':
    // The programme of 2021 is judged by scorecards, without a public vote.
    case 'state-ballots':
    case 'state-vote':
    case 'agree-to-vote':
    case 'rank':
    case 'compare':
    case 'vote':
      return story
    case 'accept-invitation': {
      const key = deed.by.split('@')[1]
      const joined = { ...cast(deed.by), role: 'editor' as const, joinedAt: at }
      const proposal = story.proposals.find(({ team }) => team.some(({ email }) => email.endsWith(`@${key}`)))
      return proposal ? withProposal(proposal.id, ({ team }) => ({ team: [...team, joined] })) : story
    }
    case 'submit':
      return withProposal(deed.proposal, ({ submissions }) => ({
        state: 'submitted',
        hasUnsubmittedEdits: false,
        submissions: [
          ...submissions,
          {
            version: submissions.length + 1,
            submittedAt: at,
            hash: 'a'.repeat(64),
            recordHash: null,
            isInGrace: false,
          },
        ],
      }))
    case 'screen':
      return withProposal(deed.proposal, () => ({
        screening: deed.outcome,
        screeningRule: deed.rule,
        screeningReason: deed.reason,
        screenedAt: at,
      }))
    case 'invite-juror':
      return { ...story, jurors: [...story.jurors, seatOf(deed, at, cast(deed.juror))] }
    case 'answer-seat':
      return withJuror(deed.by, () => ({ state: deed.answer, answeredAt: at }))
    case 'declare':
      return withJuror(deed.by, () => ({ conflicts: Object.keys(deed.conflicts), hasDeclared: true }))
    case 'assign':
      // Everybody reads all they may: who reads what is not told by the mails.
      return {
        ...story,
        jurors: story.jurors.map((seat) => {
          const assigned = eligibleOf(story).filter(({ id }) => !seat.conflicts.includes(id)).length
          return seat.state === 'accepted'
            ? { ...seat, assigned, firstAssignedAt: at, lastAssignedAt: at }
            : seat
        }),
      }
    case 'start-judging':
      return happened(story, [{ type: 'JudgingStarted', at, by: deed.by }])
    case 'score':
      return {
        ...withJuror(deed.by, ({ finished, assigned }) => ({
          finished: Math.min(assigned, finished + deed.count),
          opened: Math.min(assigned, finished + deed.count),
          lastFinishedAt: at,
        })),
        proposals: story.proposals.map((proposal) => ({
          ...proposal,
          points: (deed.marks[proposal.id]?.points ?? []).reduce<number>(
            (sum, one) => sum + (one ?? 0),
            proposal.points,
          ),
        })),
      }
    case 'decide':
      return happened({ ...story, decided: deed }, [
        { type: 'DecisionRecorded', at, by: deed.by, hash: 'decision' },
      ])
    case 'confirm':
      return happened(withAwards(story), [{ type: 'DecisionConfirmed', at, by: deed.by, hash: 'decision' }])
    case 'answer-award':
      return {
        ...story,
        proposals: story.proposals.map((proposal) =>
          proposal.award?.outcome === 'winner'
            ? { ...proposal, award: { ...proposal.award, answer: deed.answer, answeredAt: at } }
            : proposal,
        ),
      }
    case 'start-pilot':
      return happened({ ...story, pilots: [pilotOf(story, deed, at, cast)] }, [
        { type: 'PilotStarted', at, by: deed.by, pilotId: story.slug },
      ])
    case 'move-pilot':
      return withPilot(() => ({ state: deed.to, stateAt: at, stopReason: deed.reason || null }))
    case 'publish-pilot':
    case 'plan-payment':
    case 'note-payment':
    case 'approve-final':
    case 'keep-permit':
    case 'check-comments':
    case 'prepare-press':
      return story
    case 'send-agreement':
      return withPilot(({ id }) => ({
        papers: [
          {
            id: `agreement of ${id}`,
            kind: 'agreement',
            number: 1,
            sentAt: at,
            signBy: deed.signBy,
            signatures: [],
          },
        ],
      }))
    case 'sign-agreement':
      return withPilot((pilot) => {
        const side =
          deed.by === 'lead'
            ? ('team' as const)
            : cast(deed.by).personId === pilot.manager?.personId
              ? ('manager' as const)
              : ('host' as const)
        const papers = pilot.papers.map((paper) => ({
          ...paper,
          signatures: [...paper.signatures, { side, signedAt: at }],
        }))
        const isAgreed = papers[0]?.signatures.length === 3
        return { papers, ...(isAgreed && { state: 'agreed' as const, stateAt: at }) }
      })
    case 'report-milestone':
      return withPilot(({ milestones }) => {
        const next = milestones.find(({ reportedAt }) => reportedAt === null)
        return { milestones: milestones.map((one) => (one === next ? { ...one, reportedAt: at } : one)) }
      })
    case 'measure':
      return withPilot(({ measuresWithoutValue }) => ({
        measuresWithoutValue: measuresWithoutValue.filter((name) => !name.startsWith(`${deed.measure} `)),
      }))
  }
}

function startedBy(
  { proposal: id, by, applicant, language }: Extract<Deed, { do: 'start' }>,
  at: Date,
  cast: Cast,
): Draft {
  return {
    id,
    reference: id.slice(0, 8),
    title: '',
    organisation: applicant.name,
    state: 'draft',
    screening: null,
    screeningRule: null,
    screeningReason: null,
    screeningReleasedAt: null,
    completion: null,
    move: null,
    cameBy: null,
    screeningRuleTexts: {},
    screeningRuleSet: null,
    screenedAt: null,
    startedAt: at,
    withdrawnAt: null,
    ownDeadline: null,
    submissions: [],
    infectedFiles: [],
    hasUnsubmittedEdits: false,
    questions: 0,
    answeredQuestions: 0,
    sections: 0,
    sectionsLeft: 0,
    team: [{ ...cast(by), role: 'lead', joinedAt: at }],
    award: null,
    feedbackAddedAt: null,
    answers: { language },
    points: 0,
  }
}

function seatOf(
  { challenge, isChair }: Extract<Deed, { do: 'invite-juror' }>,
  at: Date,
  person: PersonFacts,
): Seat {
  return {
    ...person,
    jurorId: `${challenge} ${person.personId}`,
    isChair,
    state: 'invited',
    invitedAt: at,
    askedAt: at,
    answeredAt: null,
    reason: '',
    isSubstitute: false,
    calledUpAt: null,
    leftAt: null,
    newConduct: null,
    undeclared: 0,
    assigned: 0,
    opened: 0,
    takenAt: null,
    firstAssignedAt: null,
    lastAssignedAt: null,
    finished: 0,
    recusedAt: null,
    recusals: 0,
    nudgedAt: null,
    lastFinishedAt: null,
    conflicts: [],
    hasDeclared: false,
  }
}

const eligibleOf = ({ proposals }: Pick<Story, 'proposals'>) =>
  proposals.filter(({ state, screening }) => state === 'submitted' && screening === 'eligible')

/** As the decision says: the first by points wins (the preferred one before its equals), the next are the reserve. */
function withAwards(story: Story): Story {
  const { decided } = story
  if (decided === null) return story
  const inOrder = eligibleOf(story).toSorted(
    (a, b) => Number(b.id === decided.preferred) - Number(a.id === decided.preferred) || b.points - a.points,
  )
  const awardOf = (place: number, { id, team }: Draft): AwardFacts => {
    const outcome = place === 0 ? 'winner' : place <= decided.reserves ? 'reserve' : 'not_selected'
    return {
      id: `award of ${id}`,
      outcome,
      place: outcome === 'reserve' ? place : null,
      lineId: null,
      hasReserve: false,
      lineNames: {},
      money: null,
      reason: inLanguage(decided.reasons[outcome], team[0]?.locale ?? 'en'),
      feedback: '',
      answer: null,
      answeredAt: null,
      movedUp: null,
      record: '',
    }
  }
  const proposals = story.proposals.map((proposal) => {
    const place = inOrder.indexOf(proposal)
    return place === -1 ? proposal : { ...proposal, award: awardOf(place, proposal) }
  })
  return { ...story, proposals }
}

function pilotOf(story: Story, deed: Extract<Deed, { do: 'start-pilot' }>, at: Date, cast: Cast): PilotFacts {
  const winner = story.proposals.find(({ award }) => award?.outcome === 'winner')
  if (!winner) throw new Error(`${story.slug} has no winner to pilot`)
  return {
    id: `pilot of ${story.slug}`,
    slug: story.slug,
    proposalId: winner.id,
    title: winner.title,
    organisation: winner.organisation,
    host: deed.host.name,
    site: deed.site,
    state: 'awarded',
    stateAt: at,
    stopReason: null,
    createdAt: at,
    startsOn: deed.startsOn,
    endsOn: deed.endsOn,
    manager: cast(deed.manager.email),
    hostContact: cast(deed.hostContact.email),
    milestones: deed.milestones.map(({ title, dueOn }) => ({ id: title, title, dueOn, reportedAt: null })),
    // Values come by the number of the measure.
    papers: [],
    followups: [],
    measuresWithoutValue: deed.measures.map(({ name }, index) => `${index + 1} ${name}`),
    // This run ends before a final report is approved.
    resultPublicAt: null,
    achieved: [],
  }
}

function factsOf(
  story: Story,
  now: Date,
  gone: ReadonlyMap<string, PlannedMessage>,
  { notices, progressOfDraft }: Catalogue,
): ChallengeFacts {
  const { challenge, slug, titles, jurors, proposals, decided: _, ...rest } = story
  const reminders = new Set(notices.filter(({ isReminder }) => isReminder).map(({ name }) => name))
  const eligible = eligibleOf(story)
  const counted = (state: ProposalFacts['state']) => proposals.filter((one) => one.state === state).length
  return {
    ...rest,
    now,
    challenge: {
      ...challenge,
      slug,
      titles,
      effectiveState: settle(challenge, now).reduce(evolve, challenge).state,
      reviewRemarks: null,
      cancelReason: '',
    },
    proposals: proposals.map(({ answers, points: _, ...proposal }) => ({
      ...proposal,
      ...progressOfDraft({
        answers,
        language: proposal.team[0]?.locale ?? 'en',
        organisation: {
          name: proposal.organisation,
          kind: 'enterprise',
          country: 'FI',
          registryNumber: null,
          website: null,
        },
        form: null,
      }),
    })),
    jurors: jurors.map(({ conflicts: _, hasDeclared, ...seat }) => ({
      ...seat,
      undeclared: hasDeclared ? 0 : eligible.length,
    })),
    counts: {
      drafts: counted('draft'),
      submitted: counted('submitted'),
      withdrawn: counted('withdrawn'),
      eligible: eligible.length,
    },
    reminded: [...gone.values()]
      .filter(({ notice, sendAt }) => reminders.has(notice) && sendAt > before(now, days(3)))
      .map(({ key, notice, to, about, sendAt }) => ({
        key,
        notice,
        personId: to.personId,
        about,
        sentAt: sendAt,
      })),
  }
}
