import { drawing, drawnInstance, type InstanceFile } from './a-drawn-assignment.ts'

/** What can be in the way of an assignment. */
export type ClashKind =
  | 'capacity'
  | 'few-jurors'
  | 'unfillable-minimum'
  | 'minimums'
  | 'apart'
  | 'kinds'
  | 'unknown-juror'
  | 'unknown-proposal'
  | 'unknown-apart'

type File = InstanceFile & { readonly oneOfEach?: readonly string[] }

/** An entry of the explanation that has to be there: its kind, and whom and what it has to name. */
export type Expected = {
  readonly kind: string
  readonly jurors?: readonly string[]
  readonly proposals?: readonly string[]
  /** Of a file that is refused: what its sentence says. */
  readonly sentence?: string
}

/** A proposal and three jurors of its own for each clash, so that two of them do not become one. */
type Part = { readonly proposal: string; readonly jurors: readonly [string, string, string] }

/** A file with these clashes in it, and nothing else in the way. The same seed gives the same. */
export function impossibleAssignment(
  seed: number,
  kinds: readonly ClashKind[],
): { file: File; expected: readonly Expected[] } {
  const random = drawing(seed)
  const below = (end: number) => Math.floor(random() * end)
  const [jurors, proposals] = [9 + below(3), 10 + below(4)]
  const drawn = drawnInstance({ ...{ seed, jurors, proposals }, reviews: 2, conflicts: 4, room: 2 })
  const [firstJuror, firstProposal] = [below(jurors), below(proposals)]
  const juror = (nth: number) => `j${(firstJuror + nth) % jurors}`
  let file: File = {
    ...drawn,
    jurors: drawn.jurors.map((own) => ({ ...own, min: 0 })),
    conflicts: drawn.conflicts.slice(0, 2),
  }
  const expected: Expected[] = []
  for (const [nth, kind] of kinds.entries()) {
    const part: Part = {
      proposal: `p${(firstProposal + nth) % proposals}`,
      jurors: [juror(3 * nth), juror(3 * nth + 1), juror(3 * nth + 2)],
    }
    const made = clash[kind](file, part)
    file = made.file
    expected.push(made.expected)
  }
  return { file, expected }
}

type Made = { readonly file: File; readonly expected: Expected }

/** Only these may read the proposal. */
function onlyFor(file: File, proposal: string, readers: readonly string[]): File {
  const others = file.jurors
    .filter(({ id }) => !readers.includes(id))
    .map(({ id }) => [id, proposal] as const)
  const kept = file.conflicts.filter(([, own]) => own !== proposal)
  return { ...file, conflicts: [...kept, ...others] }
}

const reviewsOf = ({ proposals }: File) => proposals.reduce((sum, { reviews }) => sum + reviews, 0)

const clash: Readonly<Record<ClashKind, (file: File, part: Part) => Made>> = {
  capacity(file) {
    const max = Math.floor(reviewsOf(file) / file.jurors.length) - 1
    return {
      file: { ...file, jurors: file.jurors.map((own) => ({ ...own, min: 0, max })) },
      expected: { kind: 'room', jurors: file.jurors.map(({ id }) => id) },
    }
  },
  'few-jurors': (file, { proposal, jurors: [only] }) => ({
    file: onlyFor(file, proposal, [only]),
    expected: { kind: 'few-jurors', proposals: [proposal] },
  }),
  'unfillable-minimum'(file, { proposal, jurors: [, , busy] }) {
    const closed = file.proposals.filter(({ id }) => id !== proposal).map(({ id }) => [busy, id] as const)
    return {
      file: {
        ...file,
        jurors: file.jurors.map((own) => (own.id === busy ? { ...own, min: 3, max: 5 } : own)),
        conflicts: [...file.conflicts, ...closed],
      },
      expected: { kind: 'work', jurors: [busy] },
    }
  },
  minimums(file) {
    const min = Math.ceil(reviewsOf(file) / file.jurors.length) + 1
    return {
      file: { ...file, jurors: file.jurors.map((own) => ({ ...own, min, max: min + 3 })) },
      expected: { kind: 'work', jurors: file.jurors.map(({ id }) => id) },
    }
  },
  apart(file, { proposal, jurors: [one, other, third] }) {
    return {
      // The second pair is harmless, and must not be named.
      file: { ...onlyFor(file, proposal, [one, other]), never: [...file.never, [one, third], [one, other]] },
      expected: { kind: 'apart', jurors: [one, other] },
    }
  },
  kinds(file, { proposal, jurors: [city, second] }) {
    const jurors = file.jurors.map((own) => ({
      ...own,
      ...([city, second].includes(own.id) ? { kind: 'city', max: 99 } : { kind: 'lab' }),
    }))
    const others = file.jurors.map(({ id }) => id).filter((id) => id !== city && id !== second)
    return {
      file: { ...onlyFor({ ...file, jurors }, proposal, others), oneOfEach: ['city'] },
      expected: { kind: 'kinds', proposals: [proposal] },
    }
  },
  'unknown-juror': (file, { proposal }) => ({
    file: { ...file, conflicts: [...file.conflicts, ['nobody', proposal]] },
    expected: { kind: 'refused', sentence: `conflicts.${file.conflicts.length}: there is no juror "nobody"` },
  }),
  'unknown-proposal': (file, { jurors: [one] }) => ({
    file: { ...file, affinity: [...file.affinity, [one, 'nothing', 1]] },
    expected: {
      kind: 'refused',
      sentence: `affinity.${file.affinity.length}: there is no proposal "nothing"`,
    },
  }),
  'unknown-apart': (file, { jurors: [one] }) => ({
    file: { ...file, never: [...file.never, [one, 'nobody']] },
    expected: { kind: 'refused', sentence: `never.${file.never.length}: there is no juror "nobody"` },
  }),
}
