/** docs/mails.md: every mail there is, read from the registry of templates and from the notices themselves. */
import { mailKinds } from '#app/desks/core/mail-kinds.ts'
import { noticeCatalogue } from '#app/notices.ts'
import texts from '#app/notify/texts/en.json' with { type: 'json' }
import { locales } from '#app/platform/i18n.ts'
import { described, type Described } from '#emails/described.ts'
import { templates, type NoticeName } from '#emails/index.ts'
import { code, table } from './markdown.ts'

/** The page as Markdown, ending in a newline. */
export function mailsPage(): string {
  const groups = mailKinds.filter(({ kinds }) => kinds.length > 0)
  return [
    '# Every mail',
    'Generated from `emails/index.ts`, `emails/described.ts` and the notices of each phase by `npm run docs`. Change the code, not this page.',
    [
      `There are ${Object.keys(templates).length} kinds of mail.`,
      `${count('mandatory')} always come (**M**: security, receipts, decisions, answers to what somebody did).`,
      `${count('service')} can be refused by kind and by challenge (**S**).`,
      `${count('bulletin')} are news and end with one click (**B**).`,
    ].join(' '),
    'For all of them holds: nothing goes to an address that bounced, complained or is blocked, nothing of **S** or **B** to whoever refused it, nothing after its time, nothing while somebody holds the mail, and of a challenge that was cancelled or archived nothing of **S** or **B**. Each is asked for again at the moment of sending. “By day” is between 08:00 and 21:00 where the reader is.',
    '“Reminder” keeps out of the reader’s night by going earlier, merges with another that is near, and keeps its distance from others about the same. “Digest” collects a day. “Sealed” goes at the announcement and not a moment before. “Secret” is wiped from the outbox once it has gone.',
    ...groups.flatMap(({ group, kinds }) => [
      `## ${texts.choose.groups[group]}`,
      table(
        ['Mail', 'When', 'To', 'Class', 'How', 'Calendar file', 'Languages', 'Not when'],
        kinds.map(({ notice, class: kind }) => rowOf(notice, kind)),
      ),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

type Class = 'mandatory' | 'service' | 'bulletin'

const letters = { mandatory: 'M', service: 'S', bulletin: 'B' } satisfies Record<Class, string>

function count(kind: Class): number {
  return mailKinds.flatMap(({ kinds }) => kinds).filter((each) => each.class === kind).length
}

function rowOf(name: NoticeName, kind: Class): string[] {
  const planned = noticeCatalogue.notices.find((notice) => notice.name === name)
  const template = templates[name]
  const { when, unless = '' }: Described = described[name]
  const how = [
    planned?.isReminder ? 'reminder' : '',
    planned?.digestHour === undefined ? '' : 'digest',
    planned?.isSealed ? 'sealed' : '',
    template.isSecret ? 'secret' : '',
  ].filter((word) => word !== '')
  return [
    code(name),
    when,
    planned ? texts.audiences[planned.audience] : `who reads: “${template.reason.en}”`,
    letters[kind],
    how.join(', '),
    template.hasCalendar ? 'yes' : '',
    locales.filter((locale) => template.reason[locale] !== '').join(', '),
    unless,
  ]
}
