/**
 * The minutes of a consensus meeting. The draft is made of what happened; the chair or an organiser edits it, each time as
 * a new version, and the chair approves one by typing their name. They come in parts, so that whoever was out of the room for a proposal reads the
 * rest.
 */
import { canonicalJson } from '#app/record/core/chain.ts'
import type { DeliberationRefusal } from './refusals.ts'

export type MinutesPart = {
  /** Null for a part about the meeting as such. */
  readonly proposalId: string | null
  readonly heading: string
  readonly text: string
}

export type MinutesFacts = {
  readonly number: number
  /** In words, in the zone of the challenge. */
  readonly startedAt: string
  readonly endedAt: string
  /** Everybody who was in the meeting at some time, with when they came and went, in words. */
  readonly present: readonly { readonly name: string; readonly isChair: boolean; readonly times: string }[]
  readonly rule: 'individual' | 'consensus'
  readonly items: readonly {
    readonly proposalId: string
    readonly title: string
    readonly reference: string
    readonly state: 'waiting' | 'running' | 'done' | 'passed'
    readonly startedAt: string | null
    readonly endedAt: string | null
    readonly out: readonly string[]
    readonly absent: readonly string[]
    readonly abstained: readonly string[]
    /** What was agreed on: "Impact 4, Quality 3, 72.50 for the whole"; null for nothing. */
    readonly agreed: string | null
    readonly reason: string | null
    readonly decision: string
  }[]
}

/** The keys of the sentences, under `minutes.draft` in the texts. */
export type MinutesSentence =
  | 'opening'
  | 'times'
  | 'present'
  | 'nobody'
  | 'chair'
  | 'no-chair'
  | 'not-taken'
  | 'taken'
  | 'out'
  | 'absent'
  | 'abstained'
  | 'agreed'
  | 'nothing-agreed'
  | 'reason'
  | 'decision'
  | 'closing'
  | 'rule-individual'
  | 'rule-consensus'

/** The draft as the meeting went. `say` writes a sentence in the language of the minutes. */
export function minutesDraft(
  { number, startedAt, endedAt, present, rule, items }: MinutesFacts,
  say: (sentence: MinutesSentence, words?: Readonly<Record<string, string | number>>) => string,
): MinutesPart[] {
  const chair = present.find(({ isChair }) => isChair)
  const opening = [
    say('times', { startedAt, endedAt }),
    chair ? say('chair', { name: chair.name }) : say('no-chair'),
    present.length > 0
      ? say('present', { names: present.map(({ name, times }) => `${name} (${times})`).join('; ') })
      : say('nobody'),
  ]
  return [
    { proposalId: null, heading: say('opening', { number }), text: opening.join('\n') },
    ...items.map((item) => ({
      proposalId: item.proposalId,
      heading: `${item.title} (${item.reference})`,
      text: linesOf(item, say).join('\n'),
    })),
    { proposalId: null, heading: say('closing'), text: say(`rule-${rule}`) },
  ]
}

function linesOf(
  item: MinutesFacts['items'][number],
  say: (sentence: MinutesSentence, words?: Readonly<Record<string, string | number>>) => string,
): string[] {
  if (item.state !== 'done') return [say('not-taken')]
  const people = (sentence: 'out' | 'absent' | 'abstained') =>
    item[sentence].length > 0 ? [say(sentence, { names: item[sentence].join(', ') })] : []
  return [
    say('taken', { startedAt: item.startedAt ?? '', endedAt: item.endedAt ?? '' }),
    ...people('out'),
    ...people('absent'),
    ...people('abstained'),
    item.agreed === null ? say('nothing-agreed') : say('agreed', { agreed: item.agreed }),
    ...(item.reason ? [say('reason', { reason: item.reason })] : []),
    ...(item.decision === '' ? [] : [say('decision', { decision: item.decision })]),
  ]
}

/** What is hashed of a version: canonical JSON of its parts with the meeting, its number and the language. */
export function minutesText(version: {
  readonly meetingId: string
  readonly number: number
  readonly locale: string
  readonly parts: readonly MinutesPart[]
}): string {
  return canonicalJson(version)
}

/** Parts that a reader may read; the others keep their place and lose heading and text. */
export function readableParts(
  parts: readonly MinutesPart[],
  isClosed: (proposalId: string) => boolean,
): (MinutesPart & { readonly isClosed: boolean })[] {
  return parts.map((part) =>
    part.proposalId !== null && isClosed(part.proposalId)
      ? { proposalId: null, heading: '', text: '', isClosed: true }
      : { ...part, isClosed: false },
  )
}

/**
 * The next version of what stands: the texts that came along by their place, each in a part that is open to the writer; what
 * is closed to them stays as those who were in the room left it.
 */
export function editedParts(
  before: readonly MinutesPart[],
  texts: Readonly<Record<number, string>>,
  isClosed: (proposalId: string) => boolean,
): MinutesPart[] {
  return before.map((part, index) => {
    const text = texts[index]
    if (text === undefined || (part.proposalId !== null && isClosed(part.proposalId))) return part
    return { ...part, text: text.replaceAll(/\r\n?/g, '\n').trim() }
  })
}

/** Somebody who chairs the jury, by the seat or by the role. */
export type Chair = { readonly personId: string; readonly name: string }

/**
 * As whom somebody who leads the jury approves its minutes: the chair does it. Where a challenge has no chair, an organiser
 * does, and the record says so.
 */
export function approvesAs(
  personId: string,
  chairs: readonly Chair[],
):
  | { readonly ok: true; readonly as: 'chair' | 'organiser' }
  | { readonly ok: false; readonly refusal: DeliberationRefusal } {
  if (chairs.length === 0) return { ok: true, as: 'organiser' }
  if (chairs.some((chair) => chair.personId === personId)) return { ok: true, as: 'chair' }
  return { ok: false, refusal: { code: 'approval-of-chair', names: chairs.map(({ name }) => name) } }
}

/** Null when the typed name is that of whoever approves, whatever the case and the spaces. */
export function approvalRefusal(typed: string, name: string): DeliberationRefusal | null {
  return plain(typed) === plain(name) ? null : { code: 'approval-name', name }
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en')
}

/** The minutes as plain text for a file. `closed` is the sentence that stands for what the reader may not read. */
export function minutesAsText(
  { title, parts, foot }: { title: string; parts: ReturnType<typeof readableParts>; foot: readonly string[] },
  closed: string,
): string {
  const body = parts.map((part) => (part.isClosed ? closed : `${part.heading}\n\n${part.text}`))
  return `${[title, ...body, foot.join('\n')].join('\n\n\n')}\n`
}
