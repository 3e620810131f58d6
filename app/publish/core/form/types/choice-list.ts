import * as z from 'zod/mini'

export const mostChoices = 40

/** Keys of choices, columns and other parts: short, and for ever the same thing within a question. */
export const partKey = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40))

/** A list of different keys. */
export const choiceKeys = z.array(partKey).check(
  z.minLength(2),
  z.maxLength(mostChoices),
  z.refine((keys) => new Set(keys).size === keys.length),
)

/** The keys that a JSON text lists, or null when it is no such list. */
export function listedKeys(text: string): string[] | null {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : null
  } catch {
    return null
  }
}
