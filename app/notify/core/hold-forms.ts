/** What the forms of holding and testing mail post. */
import { z } from 'zod'

const reason = z.string().trim().min(1).max(500)
const challenge = z.string().max(40).default('')

/** On the page of all messages: everything of the programme or of one challenge; any standing hold is released there. */
export const holdAllSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('hold'), challenge, reason }),
  z.object({
    intent: z.literal('release'),
    challenge,
    /** Of a wave alone. */
    notice: z.string().max(80).default(''),
    from: z.string().max(40).default(''),
  }),
])

/** On the page of one wave. */
export const waveSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('hold'), reason }),
  z.object({ intent: z.literal('release') }),
  z.object({ intent: z.literal('test') }),
])
