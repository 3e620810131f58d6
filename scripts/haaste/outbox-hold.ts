import { holdMail, holdMessage, releaseMail, releaseMessage } from '#app/notify/flows/hold-mail.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Answer, type Command, UsageProblem } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { findScope, isIdentity } from './scope.ts'
import { counted } from './table.ts'

const words = [{ name: 'programme|programme/challenge|message' }]

/** Stops mail that has not begun to go. */
export const outboxHold: Command = {
  name: 'outbox:hold',
  summary: 'Holds the mail of a programme, of one challenge, or one message',
  words,
  options: { reason: { value: 'words', about: 'why, for those who find it held; at most 500 characters' } },
  details: [
    'Nothing of it goes until it is released; what expires meanwhile is not sent afterwards.',
    'Sign-in links belong to no programme and are never held.',
  ],
  async run({ words: [what = ''], options }, { env }) {
    const reason = readReason(options.reason)
    return withDatabase(env(), async (db) => {
      const ports = await portsOver(db)
      if (isIdentity(what)) {
        const done = await holdMessage({ id: what, reason }, ports)
        if (!done.ok) throw new StartupProblem(sentenceFor(what, done.refusal))
        return answer('held', what, 1)
      }
      const done = await holdMail({ ...(await findScope(db, what)), reason, by: null }, ports)
      if (!done.ok) throw new StartupProblem(sentenceFor(what, done.refusal))
      return answer('held', what, done.value.held)
    })
  },
}

/** Lets it go again. */
export const outboxRelease: Command = {
  name: 'outbox:release',
  summary: 'Lets held mail of a programme, of one challenge, or one message go',
  words,
  details: ['Planned anew first: what nobody wants any more, or what has expired, does not go.'],
  async run({ words: [what = ''] }, { env }) {
    return withDatabase(env(), async (db) => {
      const ports = await portsOver(db)
      if (isIdentity(what)) {
        const done = await releaseMessage(what, ports)
        if (!done.ok) throw new StartupProblem(sentenceFor(what, done.refusal))
        return answer('released', what, 1)
      }
      const done = await releaseMail({ ...(await findScope(db, what)), by: null }, ports)
      if (!done.ok) throw new StartupProblem(sentenceFor(what, done.refusal))
      return answer('released', what, done.value.released)
    })
  },
}

function answer(did: 'held' | 'released', what: string, count: number): Answer {
  return {
    data: { what, [did]: count },
    lines: [`${what} is ${did}: ${counted(count, 'message', 'messages')}`],
  }
}

function readReason(typed: string | undefined): string {
  const reason = typed?.trim() ?? ''
  if (reason.length >= 1 && reason.length <= 500) return reason
  throw new UsageProblem('Say why with --reason "…", in at most 500 characters: others will ask.')
}

type Refused =
  | { code: 'already-held' | 'not-held' | 'held-with-challenge' | 'no-such-message' }
  | { code: 'not-waiting'; state: string }

function sentenceFor(what: string, refusal: Refused): string {
  switch (refusal.code) {
    case 'already-held':
      return `The mail of ${what} is held already.`
    case 'not-held':
      return `${what} is not held.`
    case 'held-with-challenge':
      return `${what} is held with its challenge or programme: release that.`
    case 'no-such-message':
      return `There is no message ${what}.`
    case 'not-waiting':
      return `${what} is ${refusal.state}: only what has not begun to go can be held.`
  }
}
