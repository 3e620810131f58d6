import type { Transport } from '../transport.ts'

/** For the demo and for development: the outbox row itself is the mail, and the mailbox page shows it. */
export const mailboxTransport: Transport = {
  name: 'mailbox',
  deliver: () => Promise.resolve({ kind: 'accepted', providerId: null }),
}
