/** docs/lifecycle.md: the states, the diagram, the transition table and the embargo, all read from the code. */
import { readingTable, subjects, type Audience } from '#app/lifecycle/embargo.ts'
import type { GuardName } from '#app/lifecycle/guards.ts'
import {
  challengeStates,
  endStates,
  phaseOfState,
  phases,
  transitions,
  type RoadState,
  type Transition,
} from '#app/lifecycle/phases.ts'
import texts from '#app/lifecycle/texts/en.json' with { type: 'json' }
import { code, table } from './markdown.ts'

/** The page as Markdown, ending in a newline. */
export function lifecyclePage(): string {
  return [
    '# The lifecycle of a challenge',
    'Generated from `app/lifecycle` by `npm run docs`. Change the code, not this page.',
    '## Phases and states',
    'Each state has three names: one for the staff, one for an applicant, one for everybody. A decision that is not announced has no name outside the staff.',
    statesTable(),
    '## The road',
    'Steps are asked for by a person. Steps marked with a calendar instant happen by themselves: the instant decides, the worker only writes it down.',
    diagram(),
    '## Every transition',
    'What is not in this table cannot happen.',
    transitionsTable(),
    '## The conditions',
    guardsTable(),
    '## Who may read what, and from when',
    'From the state named on. Recusal and membership in the team close proposals and scorecards to every other role of the same person; a juror stops reading when the challenge ends.',
    readingTablePage(),
  ]
    .join('\n\n')
    .concat('\n')
}

const guardSentences: Readonly<Record<GuardName, string>> = {
  'new-calendar-in-order':
    'The new calendar opens in the future, its instants follow each other, its zones exist.',
  'calendar-in-order': 'The calendar opens in the future, its instants follow each other, its zones exist.',
  'remarks-given': 'The reviewer says what should change.',
  'reason-given': 'A reason is given.',
  'issuer-is-another-person': 'Whoever issues an addendum wrote nothing in it.',
  'approver-is-another-person': 'The approver neither wrote the challenge nor asked for its review.',
  'deadline-follows-now': 'The deadline is still to come.',
  'deadline-later':
    'The new deadline is later than the old one and than now; judging and announcement still follow it.',
  'own-deadline-later':
    'The new deadline of the proposal is later than the one that holds for it and than now, and before the end of judging.',
  'judging-time-left': "The jury's time has not run out.",
  'jury-ready':
    'Every submitted proposal is screened and at least one is eligible; there are enough jurors, each proposal has enough of them, and no disclosed conflict waits for a ruling.',
  'judging-end-later':
    'The new end of judging is later than the old one and than now; the announcement still follows it.',
  'scorecards-final': 'Every scorecard is final.',
  'confirmer-is-another-person': 'The confirming person is not the one who recorded the decision.',
  'decision-unchanged': 'The decision confirmed is the decision recorded, by its hash.',
  'announcement-ahead': 'The announcement is still to come.',
  'announcement-later': 'The new announcement is later than the old one and than now.',
  'announcement-sooner': 'The new announcement is sooner than the old one and after the end of judging.',
  'hold-ahead': 'Ten minutes or more are left until the announcement, in which it can still be stopped.',
  'moved-by-two': 'Somebody else had asked for the move.',
  'award-accepted': 'At least one winner has accepted an award.',
  'pilots-finished': 'No pilot is running.',
}

function statesTable(): string {
  const rows = challengeStates.map((state) => {
    const phase = state === 'cancelled' || state === 'archived' ? '' : texts.phases[phaseOfState[state]]
    const { staff, applicant, public: everybody } = texts.states[state]
    return [phase, code(state), staff, applicant, everybody]
  })
  return table(['Phase', 'State', 'Staff', 'Applicant', 'Everybody'], rows)
}

function diagram(): string {
  const groups = phases.flatMap((phase) => [
    `  state "${texts.phases[phase]}" as phase_${phase} {`,
    ...challengeStates.filter((state) => phaseOf(state) === phase).map((state) => `    ${state}`),
    '  }',
  ])
  const steps = transitions
    .filter(({ from, to }) => from !== to && to !== 'cancelled')
    .map((row) => `  ${row.from} --> ${row.to}: ${label(row)}`)
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  direction TB',
    ...groups,
    '  [*] --> draft',
    ...steps,
    '  archived --> [*]',
    '```',
    '',
    `Left out of the picture: ${code('cancel')}, which leads to ${code('cancelled')} from every state before ${code('announced')}, and the commands that leave the state as it is.`,
  ].join('\n')
}

function phaseOf(state: (typeof challengeStates)[number]) {
  return (endStates as readonly string[]).includes(state) ? null : phaseOfState[state as RoadState]
}

function label({ command, automaticAt }: Transition): string {
  return automaticAt === null ? command : `${command} (at ${automaticAt})`
}

function transitionsTable(): string {
  const rows = transitions.map(({ from, command, to, event, guards, automaticAt }) => [
    code(from),
    code(command),
    from === to ? 'stays' : code(to),
    automaticAt === null ? guards.map(code).join(', ') : `by itself at ${code(automaticAt)}`,
    code(event),
  ])
  return table(['From', 'Command', 'To', 'When', 'Event'], rows)
}

function guardsTable(): string {
  return table(
    ['Condition', 'Holds when'],
    Object.entries(guardSentences).map(([name, sentence]) => [code(name), sentence]),
  )
}

function readingTablePage(): string {
  const audiences: Readonly<Record<Audience, string>> = {
    anyone: 'Anyone',
    team: 'Team',
    winningTeam: 'Team that won',
    organiser: 'Organiser',
    juror: 'Juror',
    clearedJuror: 'Juror without conflict, assigned',
    pilotHost: 'Pilot host',
  }
  const rows = subjects.map((subject) => [
    code(subject),
    ...(Object.keys(audiences) as Audience[]).map((audience) => milestone(readingTable[subject][audience])),
  ])
  return table(['Subject', ...Object.values(audiences)], rows)
}

function milestone(from: string | undefined): string {
  if (from === undefined) return ''
  if (from === 'sealed') return `${code('closed')}, or ${code('open')} where nothing is sealed`
  if (from === 'told') return `${code('confirmed')} once told under embargo, else ${code('announced')}`
  if (from === 'scoring-policy')
    return `${code('deliberating')}, or ${code('judging')} where the challenge says so`
  return code(from)
}
