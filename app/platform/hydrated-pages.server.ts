/** Which sources reach the browser: those of the pages that are hydrated, and all that they import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { TextTree } from './texts.ts'

/** The route modules below `app` (a folder with a slash at its end) that are hydrated. */
export function hydratedPages(app: string): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)pages\/[^/]+\.tsx$/.test(file))
    .map((file) => join(app, file))
    .filter((file) => /handle\s*=\s*\{[^}]*hydrate:\s*true/.test(readFileSync(file, 'utf8')))
}

/**
 * The file and everything it imports, at once or later, that the browser would get too: no types, nothing of the server, nothing that only
 * a loader or an action uses.
 */
export function reachedFrom(file: string, app: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const kept = withoutServerHalf(readFileSync(file, 'utf8'))
  const body = kept.replace(/^import\b[^'"]*['"][^'"]+['"]/gm, '')
  const follow = (path: string) => {
    const target = path.startsWith('#app/') ? join(app, path.slice(5)) : resolve(dirname(file), path)
    if (target.startsWith(app) && !/\.server\.tsx?$/.test(target) && existsSync(target))
      reachedFrom(target, app, seen)
  }
  // What comes later speaks with the texts that came with the page.
  for (const [, path = ''] of body.matchAll(/\bimport\(\s*['"]([^'"]+\.tsx?)['"]/g)) follow(path)
  for (const [, words = '', path = ''] of kept.matchAll(
    /^(?:import|export)\b(?!\s+type\b)([^'"=(]*)['"]([^'"]+\.tsx?)['"]/gm,
  )) {
    const names = namesIn(words)
    if (names.length > 0 && !names.some((name) => new RegExp(`(?<![.\\w])${name}\\b`).test(body))) continue
    follow(path)
  }
  return seen
}

/** What an import is called in the file: `{ a, type B, c as d } from` is `a` and `d`. */
function namesIn(words: string): string[] {
  return words
    .replace(/\bfrom\b|[{}*]/g, ' ')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '))
    .map((each) => each.replace(/^.*\bas\s+/, ''))
}

/**
 * What a page's source says to the browser: without its loader, its action and whatever only they use. Goes by the form
 * the formatter gives to every file: a declaration begins at the margin and ends with a bracket there, or on its line.
 */
export function withoutServerHalf(source: string): string {
  const parts = source.split(/\n(?=(?:export |async |const |function |type |\/\*\*|import )|(?<=\n)\S)/)
  let kept = parts.filter(
    (part) => !/^(?:\/\*\*[^]*?\*\/\n)?export (?:async )?function (?:loader|action)\b/.test(part),
  )
  for (;;) {
    const next = kept.filter((part) => {
      const name = /^(?:async )?(?:function|const) (\w+)/m.exec(part)?.[1]
      if (name === undefined || /^export /m.test(part)) return true
      return kept.some((other) => other !== part && new RegExp(`\\b${name}\\b`).test(other))
    })
    if (next.length === kept.length) return kept.join('\n')
    kept = next
  }
}

/** The texts that a hydrated page's own half needs in the browser, by room. Those the server alone writes are not among them. */
export function textsOfPage(page: string, app: string, textsOf: (room: string) => TextTree | undefined) {
  const isNamed = keyIsNamed(page, app)
  return Object.fromEntries(
    [...roomsOf(page, app)].flatMap((room) => {
      const tree = textsOf(room)
      return tree ? [[room, textsNamed(tree, (key) => isNamed(room, key))]] : []
    }),
  )
}

/** The rooms whose texts a page asks for in the browser: those its sources name, and the frame's own. */
function roomsOf(page: string, app: string): Set<string> {
  const rooms = new Set(['ui'])
  for (const file of [...reachedFrom(page, app), ...reachedFrom(join(app, 'root.tsx'), app)])
    for (const [, names = ''] of readFileSync(file, 'utf8').matchAll(/useTranslation\(([^)]*)\)/g))
      for (const [, name = ''] of names.matchAll(/['"]([a-z]+)['"]/g)) rooms.add(name)
  return rooms
}

/**
 * Whether any source that reaches the browser with this page names a text of a room (`edit-brief.save`): as it stands, after
 * the room's name, without the ending of its plural form, or by a pattern (`edit-brief.fields.${name}.label`). What none
 * names is written by the server alone.
 */
export function keyIsNamed(page: string, app: string): (room: string, key: string) => boolean {
  const files = new Set<string>()
  const roomOf = (file: string) => file.slice(app.length).split('/')[0]
  for (const each of [page, join(app, 'root.tsx'), join(app, 'entry.client.tsx')])
    reachedFrom(each, app, files)
  const names = new Set<string>()
  const patterns = new Set<string>()
  for (const file of files) {
    const source = withoutServerHalf(readFileSync(file, 'utf8'))
    for (const [, name = ''] of source.matchAll(/['"`]([\w:.-]+)['"`]/g)) names.add(name)
    for (const [, pattern = ''] of source.matchAll(/`((?:[\w:.-]|\$\{[^}`]*\})+)`/g))
      if (/\w\.|\.\w/.test(pattern.replaceAll(/\$\{[^}]*\}/g, '')))
        // What begins with a variable is meant in the room of its source.
        patterns.add((pattern.startsWith('$') ? `${roomOf(file)}:` : '') + asPattern(pattern, /\$\{[^}]*\}/))
  }
  const isLikeOne = new RegExp(`^(?:${[...patterns].join('|')})$`)
  const isAsked = (key: string) => names.has(key) || (patterns.size > 0 && isLikeOne.test(key))
  return (room, key) => {
    const single = key.replace(/_(?:zero|one|two|few|many|other)$/, '')
    return [key, single].some((each) => isAsked(each) || isAsked(`${room}:${each}`))
  }
}

/** The texts of a room that some source in the browser names, and those which are drawn into them (`$t(other)`). */
export function textsNamed(tree: TextTree, isNamed: (key: string) => boolean): TextTree {
  const drawnIn = [...JSON.stringify(tree).matchAll(/\$t\(([^)]+)\)/g)].map(
    ([, key = '']) => new RegExp(`^${asPattern(key, /\{\{[^}]*\}\}/)}(?:_\\w+)?$`),
  )
  const kept = (branch: TextTree, path: string): TextTree =>
    Object.fromEntries(
      Object.entries(branch).flatMap(([name, value]): [string, TextTree | string][] => {
        const key = path + name
        if (typeof value === 'string')
          return isNamed(key) || drawnIn.some((pattern) => pattern.test(key)) ? [[name, value]] : []
        const below = kept(value, `${key}.`)
        return Object.keys(below).length > 0 ? [[name, below]] : []
      }),
    )
  return kept(tree, '')
}

/** A key with variables in it as a regular expression. */
function asPattern(key: string, variable: RegExp): string {
  return key
    .split(variable)
    .map((text) => text.replaceAll(/[.-]/g, String.raw`\$&`))
    .join('.+')
}
