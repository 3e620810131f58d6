import { templates, type NoticeName } from '#emails/index.ts'

/** The preview with every free text (not an id, instant, day, token or choice of the schema) replaced by this one. */
export function withTexts(notice: NoticeName, text: string): unknown {
  const template = templates[notice]
  let data: unknown = structuredClone(template.preview)
  for (const path of textPaths(data)) {
    const changed = replacedAt(data, path, text)
    if (template.schema.safeParse(changed).success && /\s/.test(String(valueAt(data, path)))) data = changed
  }
  return data
}

type Path = readonly (string | number)[]

function textPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    textPaths(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)
}

function replacedAt(value: unknown, path: Path, text: string): unknown {
  const copy = structuredClone(value)
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>
  holder[path.at(-1)!] = text
  return copy
}
