/** What the verifier of result bundles can say, so that its page has each sentence in the reader's language. */

/** Each finding with how it can come out. */
export const bundleFindings = {
  structure: ['fault'],
  file: ['ok', 'fault'],
  seal: ['ok', 'fault'],
  chain: ['ok', 'fault'],
  rules: ['ok', 'fault', 'open'],
  counting: ['ok', 'fault'],
  people: ['ok', 'fault'],
  rows: ['ok', 'fault'],
  'erased-rows': ['open'],
  openings: ['ok', 'fault'],
  'erased-openings': ['open'],
  scores: ['ok', 'fault'],
  conflicts: ['ok', 'fault'],
  assigned: ['ok', 'fault', 'open'],
  ranking: ['ok', 'fault', 'open'],
  decision: ['ok', 'fault', 'open'],
  told: ['ok', 'fault', 'open'],
  outcomes: ['ok', 'fault', 'open'],
  vote: ['ok', 'fault'],
  receipt: ['ok', 'fault', 'open'],
} as const satisfies Record<string, readonly ('ok' | 'fault' | 'open')[]>

export const bundleLimits = [
  'truth',
  'declared',
  'public',
  'no-receipt',
  'vote',
  'vote-picks',
  'pairwise',
  'erased',
] as const

export const bundleVerdicts = ['proved', 'faulty', 'incomplete', 'unreadable'] as const
