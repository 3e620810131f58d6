import * as z from 'zod/mini'
import { jurorKinds } from './juror-kinds.ts'

const none = z.pipe(
  z.literal(''),
  z.transform(() => null),
)

/** What a juror stands for, in a form; null where nothing is chosen. */
export const jurorKindField = z._default(z.union([none, z.enum(jurorKinds)]), null)
