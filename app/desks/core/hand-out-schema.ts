import { z } from 'zod/mini'
import { countCharacters } from '#app/platform/format.ts'

const leastAssurance = 20
export const mostAssurance = 500

/** How an organiser made sure whom they give a code to sign in: said before it is made. */
export const handOutSchema = z.object({
  assurance: z.string().check(
    z.trim(),
    z.refine((text) => countCharacters(text) >= leastAssurance, { error: 'notify:errors.assurance' }),
    z.refine((text) => countCharacters(text) <= mostAssurance, { error: 'notify:errors.assurance-long' }),
  ),
})
