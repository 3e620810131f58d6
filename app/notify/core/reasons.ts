/** Why a message stands where it does, as stored with it and with each step of its history. */
export const messageReasons = [
  'no-longer-wanted',
  'expired',
  'address-bounced',
  'address-complained',
  'address-manual',
  'needs-review',
  'content-invalid',
  'refused-by-service',
  'service-busy',
  'service-unavailable',
  'answer-lost',
  'service-quota',
  'service-pace',
  'preparation-failed',
  'notice-removed',
  'no-address',
  'refused-by-reader',
  'night',
  'merged',
  'too-frequent',
  'held-by-person',
  'held-with-challenge',
  'held-with-wave',
  'released',
  'asked-again',
  'alone',
  'bounced',
  'bounced-for-now',
  'complained',
  'delayed',
  'moved',
  'undone',
  'content-frozen',
] as const
export type MessageReason = (typeof messageReasons)[number]

/** True for the reasons this version has words for. */
export function isMessageReason(reason: string | null): reason is MessageReason {
  return reason !== null && (messageReasons as readonly string[]).includes(reason)
}
