/** What the page of the team sends. */
import * as z from 'zod/mini'

const role = z.enum(['editor', 'viewer'])

export const teamSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('invite'),
    email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
    role,
  }),
  z.object({ intent: z.literal('revoke'), invitationId: z.uuid() }),
  z.object({ intent: z.literal('role'), memberId: z.uuid(), role }),
  z.object({ intent: z.literal('remove'), memberId: z.uuid() }),
  z.object({ intent: z.literal('leave') }),
  z.object({ intent: z.literal('lead'), memberId: z.uuid() }),
])
export type TeamRequest = z.output<typeof teamSchema>
