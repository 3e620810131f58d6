/** Which sources reach the browser: those of the pages that are hydrated, and all that they import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The route modules below `app` (a folder with a slash at its end) that are hydrated. */
export function hydratedPages(app: string): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)pages\/[^/]+\.tsx$/.test(file))
    .map((file) => join(app, file))
    .filter((file) => /handle\s*=\s*\{[^}]*hydrate:\s*true/.test(readFileSync(file, 'utf8')))
}

/** The file and everything it imports that the browser would get too: no types, nothing of the server. */
export function reachedFrom(file: string, app: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, path = ''] of source.matchAll(
    /^(?:import|export|\})\s*(?!type\b)[^'"\n]*['"]([^'"]+\.tsx?)['"]/gm,
  )) {
    const target = path.startsWith('#app/') ? join(app, path.slice(5)) : resolve(dirname(file), path)
    if (target.startsWith(app) && !/\.server\.tsx?$/.test(target) && existsSync(target))
      reachedFrom(target, app, seen)
  }
  return seen
}

/**
 * Whether any source that reaches the browser names a top-level key of a room's texts, alone, at the beginning of a
 * longer key, or after the room's name. What none names is written by the server alone.
 */
export function keyIsNamed(app: string): (room: string, key: string) => boolean {
  const files = new Set<string>()
  for (const page of [...hydratedPages(app), join(app, 'root.tsx'), join(app, 'entry.client.tsx')])
    reachedFrom(page, app, files)
  const sources = [...files].map((file) => readFileSync(file, 'utf8')).join('\n')
  return (room, key) => new RegExp(`['"\`](?:${room}:)?${key}[.'"\`]`).test(sources)
}
