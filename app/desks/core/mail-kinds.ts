/** Every kind of mail there is, by the phase it belongs to: what may be switched off, and what always comes. */
import { announceNotices } from '#app/announce/notices.ts'
import { applyNotices } from '#app/apply/notices.ts'
import { deadlineNotices } from '#app/deadline/notices.ts'
import { judgeNotices } from '#app/judge/notices.ts'
import type { MessageClass, Notice } from '#app/notify/core/notice.ts'
import { pilotNotices } from '#app/pilot/notices.ts'
import { publishNotices } from '#app/publish/notices.ts'
import { templates, type NoticeName } from '#emails/index.ts'

export const mailGroups = [
  'account',
  'publish',
  'apply',
  'deadline',
  'judge',
  'announce',
  'pilot',
  'partnership',
  'incubation',
] as const
export type MailGroup = (typeof mailGroups)[number]

export type MailKind = { readonly notice: NoticeName; readonly class: MessageClass }

const planned: Readonly<Record<MailGroup, readonly Notice[]>> = {
  account: [],
  publish: publishNotices,
  apply: applyNotices,
  deadline: deadlineNotices,
  judge: judgeNotices,
  announce: announceNotices,
  pilot: pilotNotices,
  partnership: [],
  incubation: [],
}

/** What is posted and may be refused all the same. */
const refusablePosted: Partial<Record<NoticeName, MessageClass>> = {
  'digest.weekly': 'bulletin',
  'broadcast.custom': 'service',
}

/** Where a kind belongs that no phase plans: it answers something somebody did, and so is never refused. */
const groupOfPosted: Readonly<Record<string, MailGroup>> = {
  challenge: 'publish',
  follow: 'publish',
  digest: 'publish',
  session: 'publish',
  intro: 'publish',
  catalogue: 'publish',
  question: 'publish',
  broadcast: 'publish',
  proposal: 'apply',
  jury: 'judge',
  decision: 'announce',
  pilot: 'pilot',
  partnership: 'partnership',
  intake: 'incubation',
  mentor: 'incubation',
}

const plannedNames = new Set<string>(Object.values(planned).flatMap((list) => list.map(({ name }) => name)))
const posted = (Object.keys(templates) as NoticeName[]).filter((name) => !plannedNames.has(name))

/** The kinds of each phase, in the order of the phases. Each kind once. */
export const mailKinds: readonly { readonly group: MailGroup; readonly kinds: readonly MailKind[] }[] =
  mailGroups.map((group) => ({
    group,
    kinds: [
      ...posted
        .filter((name) => (groupOfPosted[name.split('.')[0] ?? ''] ?? 'account') === group)
        .map((notice) => ({ notice, class: refusablePosted[notice] ?? ('mandatory' as const) })),
      ...planned[group].map(({ name, class: kind }) => ({ notice: name, class: kind })),
    ],
  }))

/** The kinds somebody may say no to. */
export const refusableKinds: readonly NoticeName[] = mailKinds.flatMap(({ kinds }) =>
  kinds.filter((kind) => kind.class !== 'mandatory').map(({ notice }) => notice),
)

/** The kind of a stored name; undefined for one that does not exist any more. */
export function mailKind(notice: string): MailKind | undefined {
  return mailKinds.flatMap(({ kinds }) => kinds).find((kind) => kind.notice === notice)
}
