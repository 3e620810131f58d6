import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { templates, type NoticeName } from './index.ts'

/*
 * Every mail there is goes out in some test by what really sets it off. Most are named in a call of `expectSent`
 * (test/notify/letters.ts) or `expectLetters`, which fail when it does not go to exactly the people named, or stand in the mail of the
 * programme of 2021, which is what the worker sent. The others have a test of their own, named here.
 */

const root = fileURLToPath(new URL('..', import.meta.url))

/** Set off by their flow, and looked for in the outbox or in what the worker sent, in a test that asks in its own way. */
const elsewhere = {
  'account.verify_email': 'test/people/change-address.test.ts',
  'account.email_changed': 'test/people/change-address.test.ts',
  'account.code_handed_out': 'test/people/handed-out-code.test.ts',
  'follow.confirm': 'test/publish/following.test.ts',
  'digest.weekly': 'test/notify/weekly-digest.test.ts',
  'session.changed': 'test/publish/sessions.test.ts',
  'intro.made': 'test/programmes/matchmaking-event.test.ts',
  'proposal.file_infected': 'test/apply/files.test.ts',
  'challenge.extension_proposed': 'test/deadline/outages.test.ts',
  'jury.called_up': 'test/judge/seats.test.ts',
  'jury.new_conduct': 'test/judge/seats.test.ts',
  'jury.divergence': 'test/judge/lead-mail.test.ts',
  'vote.opened': 'test/judge/vote-mail.test.ts',
  'follow.vote_opened': 'test/judge/vote-mail.test.ts',
  'decision.winner_embargoed': 'test/announce/told-under-embargo.test.ts',
  'decision.embargo_moved': 'test/announce/told-under-embargo.test.ts',
  'decision.embargoed_stopped': 'test/announce/told-under-embargo.test.ts',
  'decision.honourable_mention': 'test/announce/award-lines.test.ts',
  'decision.appeal_answered': 'test/announce/appeals.test.ts',
  'pilot.measure_request': 'test/pilot/pilots.test.ts',
  'pilot.result_published': 'test/pilot/result-published.test.ts',
  'broadcast.custom': 'test/notify/broadcasts.test.ts',
  'mail.test': 'test/http/mail-hand.test.ts',
} satisfies Partial<Record<NoticeName, string>>

const names = Object.keys(templates) as NoticeName[]

/** The names in calls that fail when the mail is not sent, or is sent to others. */
const sentExactly = new Set(
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(root, 'test', file), 'utf8'))
    .filter((source) => /\bexpectSent\(|\bexpectLetters\(/.test(source))
    .flatMap((source) => [...source.matchAll(/'([a-z]+\.[a-z_]+)':\s*(\[\])?/g)])
    // That it goes to nobody is no proof that it goes.
    .filter(([, , nobody]) => nobody === undefined)
    .map(([, name = '']) => name),
)

const inTheRun = new Set(
  [
    ...readFileSync(join(root, 'test/programmes/mail-of-2021.txt'), 'utf8').matchAll(
      / {2}([a-z]+\.[a-z_]+)(?:: \d+ mail|, to )/g,
    ),
  ].map(([, name = '']) => name),
)

const isProven = (name: string) => sentExactly.has(name) || inTheRun.has(name)

describe('every mail', () => {
  it('is sent in a test by what sets it off', () => {
    expect(names.filter((name) => !isProven(name) && !(name in elsewhere))).toEqual([])
  })

  it.each(Object.entries(elsewhere))('%s has a test of its own, and needs it', (name, file) => {
    const source = readFileSync(join(root, file), 'utf8')
    expect(source.includes(name) || source.includes(name.replace('.', '-'))).toBe(true)
    expect(isProven(name)).toBe(false)
  })
})
