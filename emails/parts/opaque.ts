import { z } from 'zod'

const marked = new WeakSet<z.ZodType>()

/**
 * Marks a text that a template only prints and never looks into: no comparing, cutting, counting, and none in the
 * preheader, which is padded by its length. Whether it is empty may be asked. Mails that differ in such texts alone are
 * written once and filled in for each reader, so that a wave of thousands costs little.
 */
export function opaque(schema: z.ZodString): z.ZodString {
  const own = schema.clone()
  marked.add(own)
  return own
}

/** The names of a schema's fields that are marked, also where they may be null or left out. */
export function opaqueFieldsOf(schema: z.ZodType): readonly string[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape)
    .filter(([, field]) => isMarked(field as z.ZodType))
    .map(([name]) => name)
}

function isMarked(field: z.ZodType): boolean {
  if (field instanceof z.ZodNullable || field instanceof z.ZodOptional)
    return isMarked(field.unwrap() as z.ZodType)
  return marked.has(field)
}
