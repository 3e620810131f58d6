/** What forms share that anybody may send, without an account. */
import * as z from 'zod/mini'

/** One address, in small letters as all of them are kept. */
export const addressField = z.pipe(
  z.pipe(z.string().check(z.trim(), z.maxLength(200)), z.email()),
  z.transform((email: string) => email.toLowerCase()),
)

/** The name of a field that people do not see. Programs that fill in whatever they find fall into it. */
export const trapName = 'homepage'
export const trapField = { [trapName]: z._default(z.string().check(z.maxLength(500)), '') } as {
  [trapName]: z.ZodMiniDefault<z.ZodMiniString>
}

/** True when a program filled in the form: it is told that all went well, and nothing is done. */
export function isTrapped(form: { readonly [trapName]: string }): boolean {
  return form[trapName] !== ''
}
