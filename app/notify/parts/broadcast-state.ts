import type { TagTone } from '#app/ui/tag.tsx'

/** How the states of a message to many look. */
export const broadcastTones = {
  draft: 'neutral',
  asked: 'warn',
  approved: 'good',
  undone: 'neutral',
} as const satisfies Record<string, TagTone>
