import type { Clash, Relief } from '#app/judge/core/assignment/clashes.ts'
import { type Instance, readInstance } from '#app/judge/core/assignment/instance-file.ts'
import type { Lack } from '#app/judge/core/assignment/level-model.ts'
import type { ApartClash, KindsClash } from '#app/judge/data/explain-assignment.server.ts'
import { solveAssignment, type UnsolvedAssignment } from '#app/judge/data/solve-assignment.server.ts'
import { type Answer, type Command, UsageProblem } from './command.ts'
import { readTextFile } from './text-file.ts'

const longestBytes = 500_000_000
/** What `worst-served` may give up of the total: a hundredth. */
const given = { total: 0, 'worst-served': 0.01 } as const
const ways = ['required', 'wished'] as const
type Preferred = keyof typeof given

/** Jurors and proposals of a file brought together by the same core as on the pages. */
export const assign: Command = {
  name: 'assign',
  summary: 'Assigns the jurors of a file to its proposals, as well as possible and with the proof of it',
  options: {
    instance: {
      value: 'file.json',
      about: 'jurors, proposals, matches, conflicts (docs/assignment-file.md)',
    },
    prefer: {
      value: 'total|worst-served',
      about: 'the best total (the default), or a hundredth less of it for whoever is served worst',
    },
    kinds: {
      value: 'required|wished',
      about: 'oneOfEach on every proposal (the default), or on as many as possible, the others named',
    },
  },
  details: [
    'The answer tells what the pairs are worth and what no others can exceed: equal figures prove that nothing is better.',
    'Where nothing is possible it says what clashes and the smallest changes that help, with exit code 1. A file with',
    'unknown or double ids, negative loads or unknown entries is refused with exit code 2.',
  ],
  async run({ options: { instance: path, prefer = 'total', kinds: typed = 'required' } }) {
    if (!path) throw new UsageProblem('A file is needed: --instance <file.json>')
    if (!isPreferred(prefer)) throw new UsageProblem('--prefer is total or worst-served.')
    const kinds = ways.find((way) => way === typed)
    if (!kinds) throw new UsageProblem('--kinds is required or wished.')
    const instance = instanceOf(path, await readTextFile(path, longestBytes))
    const startedMs = performance.now()
    const answer = await solveAssignment(instance.problem, {
      ...{ rules: instance.rules, kinds, give: given[prefer] },
    })
    const seconds = Math.round(performance.now() - startedMs) / 1000
    if (!answer.isSolved) return impossible(answer, instance, seconds)
    const { jurors, proposals, scale } = instance
    const assignments = [...answer.chosen.keys()]
      .filter((pair) => answer.chosen[pair] === 1)
      .map((pair) => ({
        juror: jurors[pair % jurors.length],
        proposal: proposals[Math.floor(pair / jurors.length)],
      }))
    const objective = answer.objective / scale
    const bound = answer.bound / scale
    const worstProposal = answer.worst / scale
    const { lackingFewer } = answer
    const without = new Set(answer.lacking.map(({ proposal }) => proposal)).size
    return {
      data: {
        ...{ assignments, objective, bound, worstProposal },
        ...(kinds === 'wished' && {
          lacking: lackingInIds(answer.lacking, instance),
          withKinds: proposals.length - without,
          withKindsAtMost: proposals.length - without + lackingFewer,
        }),
        seconds,
      },
      lines: [
        ...assignments.map(({ juror, proposal }) => `${proposal}  ${juror}`),
        `${assignments.length} assignments worth ${objective} in ${seconds} s; ${
          bound === objective
            ? 'proved: nothing is better'
            : `nothing is worth more than ${bound} (${(((bound - objective) / Math.abs(bound)) * 100).toFixed(2)} % above)`
        }${without > 0 ? ' with as many proposals that have their kinds' : ''}; the worst-served proposal has ${worstProposal}.`,
        ...(without > 0
          ? [
              kindsSentence(answer.lacking, instance),
              `${proposals.length - without} of ${proposals.length} proposals have every kind; ${
                lackingFewer > 0
                  ? `no assignment has more than ${proposals.length - without + lackingFewer}`
                  : 'proved: no assignment has more'
              }.`,
            ]
          : []),
      ],
    }
  },
}

function isPreferred(word: string): word is Preferred {
  return word in given
}

function instanceOf(path: string, text: string): Instance {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UsageProblem(`${path} is not JSON. docs/assignment-file.md shows what an instance looks like.`)
  }
  const read = readInstance(json)
  if (read.ok) return read.value
  throw new UsageProblem(`${path} is no instance:\n  ${read.refusal.problems.join('\n  ')}`)
}

function impossible(answer: UnsolvedAssignment, instance: Instance, seconds: number): Answer {
  const infeasible = [
    ...answer.clashes.map((clash) => inIds(clash, instance)),
    ...answer.apart.map((clash) => apartInIds(clash, instance)),
    ...(answer.kinds ? [kindsInIds(answer.kinds, instance)] : []),
    ...(answer.isOutOfTime
      ? [{ kind: 'time', sentence: 'Time ran out before an assignment was found or excluded.' }]
      : []),
  ]
  return {
    hasProblem: true,
    data: { infeasible, seconds },
    lines: [
      'No assignment is possible.',
      ...infeasible.map(({ sentence }) => `  ${sentence}`),
      ...(infeasible.length > 1
        ? ['  All these changes together help; each is counted with those before it made.']
        : []),
    ],
  }
}

function apartInIds({ pairs, reliefs }: ApartClash, { jurors }: Instance) {
  const names = ([one, other]: readonly [number, number]) => [jurors[one] ?? '', jurors[other] ?? '']
  const said = (list: readonly (readonly [number, number])[]) =>
    list.map((pair) => names(pair).join(' and ')).join('; ')
  return {
    kind: 'apart',
    pairs: pairs.map(names),
    reliefs: reliefs.map((pair) => ({ kind: 'allow', jurors: names(pair) })),
    sentence: `${pairs.length === 1 ? 'These cannot be kept apart' : 'These cannot all be kept apart'}: ${said(pairs)}. The smallest change that helps: let ${said(reliefs)} read the same proposal.`,
  }
}

function kindsInIds({ lacking, apart }: KindsClash, instance: Instance) {
  const name = (juror: number) => instance.jurors[juror] ?? ''
  const pairs = apart.map(([one, other]) => [name(one), name(other)])
  const beside = pairs.map((pair) => pair.join(' and ')).join('; ')
  const without = new Set(lacking.map(({ proposal }) => proposal)).size
  const count = instance.proposals.length
  return {
    kind: 'kinds',
    lacking: lackingInIds(lacking, instance),
    ...(pairs.length > 0 && { pairs }),
    sentence: [
      kindsSentence(lacking, instance),
      ...(pairs.length > 0 ? [`${beside}, kept apart, are in the way of it.`] : []),
      ...(without > 0
        ? [`With --kinds wished, ${count - without} of ${count} proposals have every kind.`]
        : []),
    ].join(' '),
  }
}

const lackingInIds = (lacking: readonly Lack[], { proposals, kinds }: Instance) =>
  lacking.map(({ proposal, group }) => ({ proposal: proposals[proposal], kind: kinds[group] }))

/** Who goes without which kind, and what would help. */
function kindsSentence(
  lacking: readonly Lack[],
  { jurors, proposals, kinds, rules, problem }: Instance,
): string {
  const may = (p: number, j: number) => (problem.worth[p * jurors.length + j] ?? -Infinity) > -Infinity
  const names = (places: readonly number[]) => list(places.map((p) => proposals[p] ?? ''))
  const parts = rules.groups.flatMap((group, g): string[] => {
    const kind = kinds[g] ?? ''
    const without = lacking.filter((lack) => lack.group === g).map(({ proposal }) => proposal)
    const few = without.filter((p) => (problem.reviews[p] ?? 0) < rules.groups.length)
    const closed = without.filter((p) => !few.includes(p) && !group.some((j) => may(p, j)))
    const full = without.filter((p) => !few.includes(p) && !closed.includes(p))
    const own = list(group.map((j) => jurors[j] ?? ''))
    const another = `seat another juror of the kind ${kind}`
    return [
      ...(few.length > 0
        ? [
            `${names(few)}: nobody of the kind ${kind}, with fewer reviews than kinds: ask for ${rules.groups.length} reviews`,
          ]
        : []),
      ...(closed.length > 0
        ? [
            `${names(closed)}: nobody of the kind ${kind} without a conflict: clear a conflict of ${own}, or ${another}`,
          ]
        : []),
      ...(full.length > 0
        ? [
            `${names(full)}: nobody of the kind ${kind}, since ${own} cannot read all: let one of them read more, clear a conflict, or ${another}`,
          ]
        : []),
    ]
  })
  return ['Not every proposal can have a juror of each kind.', ...parts.map((part) => `${part}.`)].join(' ')
}

function list(names: readonly string[]): string {
  return names.length > 12
    ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`
    : names.join(', ')
}

function inIds(clash: Clash, { jurors, proposals }: Instance) {
  const juror = (index: number) => jurors[index] ?? ''
  const proposal = (index: number) => proposals[index] ?? ''
  const helps = (relief: Relief): string => {
    if (relief.kind === 'fewer-reviews') {
      return `ask for ${relief.to} ${relief.to === 1 ? 'review' : 'reviews'} of ${proposal(relief.proposal)}`
    }
    return relief.kind === 'raise-most'
      ? `let ${juror(relief.juror)} read up to ${relief.to}`
      : `ask ${juror(relief.juror)} for at least ${relief.to}`
  }
  const what = (): string => {
    if (clash.kind === 'few-jurors') {
      return `${proposal(clash.proposal)} needs ${clash.needed} reviews and has ${clash.possible} jurors without a conflict: clear ${clash.needed - clash.possible} more for it, or`
    }
    const [them, those] = [list(clash.jurors.map(juror)), list(clash.proposals.map(proposal))]
    return clash.kind === 'room'
      ? `${those}: ${clash.needed} reviews have to come from ${them}, who may read ${clash.room} together: clear or seat others for them, or`
      : `${them} are to read at least ${clash.asked} together, and there are ${clash.available} for them: `
  }
  const reliefs = clash.reliefs.map((relief) => ({
    ...relief,
    ...('juror' in relief ? { juror: juror(relief.juror) } : { proposal: proposal(relief.proposal) }),
  }))
  return {
    ...clash,
    ...('jurors' in clash
      ? { jurors: clash.jurors.map(juror), proposals: clash.proposals.map(proposal) }
      : { proposal: proposal(clash.proposal) }),
    reliefs,
    sentence: `${what().trim()} ${clash.reliefs.map(helps).join(' and ')}.`,
  }
}
