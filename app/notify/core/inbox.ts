/** What a person's inbox shows: the mails that were sent to them, and above all those that did not arrive. */
import type { MessageState } from './reconcile.ts'

/** The mail went, or it was its turn to go: nothing before that is anybody's to read. */
export const inboxStates = [
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
] as const satisfies readonly MessageState[]

const lostStates: readonly MessageState[] = ['bounced', 'complained', 'suppressed', 'failed']

/**
 * Mails that let in whoever holds them, or prove an address: they are for the mailbox alone. Shown here they would let
 * somebody at an open window prove what only the owner of the address can.
 */
export const keptOutOfInbox: readonly string[] = ['account.sign_in', 'account.verify_email']

/** True where the mail did not reach its reader, so that the inbox may be the only place to read it. */
export function isLost(state: MessageState): boolean {
  return lostStates.includes(state)
}
