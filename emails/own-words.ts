/**
 * The small Markdown in which organisers write mails: paragraphs, lists with `- `, **strong**, *emphasis*, [links](https://…)
 * and `{{merge}}` fields. No HTML, no pictures, no code. What a field says is put in after reading, so it is never markup.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }

/** What keeps words from being saved; `what` names it as it was typed. */
export type WordsProblem = {
  readonly code:
    'unknown-field' | 'broken-field' | 'html' | 'picture' | 'link-elsewhere' | 'broken-link' | 'empty'
  readonly what: string
}

export type WordsRules = {
  /** The merge fields there are. */
  readonly fields: readonly string[]
  /** Hosts that links may lead to, in small letters; ours among them. */
  readonly hosts: readonly string[]
  /** And to any host at or under one of these. */
  readonly domains: readonly string[]
}

const marks =
  /\{\{\s*([^{}]*?)\s*\}\}|\[([^[\]\n]+)\]\(([^()\s]*)\)|\*\*(\S(?:[^*\n]*\S)?)\*\*|\*(\S(?:[^*\n]*\S)?)\*/g

/** The blocks of a text. Whatever is no mark of ours is a word. */
export function readBlocks(source: string): Block[] {
  return source
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .flatMap(blocksOf)
}

/** One line of words, as a subject is. */
export function readInline(source: string): Inline[] {
  const found: Inline[] = []
  let from = 0
  const say = (text: string) => {
    if (text !== '') found.push({ kind: 'text', text })
  }
  for (const match of source.matchAll(marks)) {
    say(source.slice(from, match.index))
    from = match.index + match[0].length
    const [, field, label, href, strong, em] = match
    if (field !== undefined) found.push({ kind: 'field', name: field })
    else if (label !== undefined) found.push({ kind: 'link', href: href ?? '', children: readInline(label) })
    else if (strong !== undefined) found.push({ kind: 'strong', children: readInline(strong) })
    else if (em !== undefined) found.push({ kind: 'em', children: readInline(em) })
  }
  say(source.slice(from))
  return found
}

function blocksOf(part: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let items: string[] = []
  const endParagraph = () => {
    const text = lines.join(' ').trim()
    if (text !== '') blocks.push({ kind: 'paragraph', children: readInline(text) })
    lines = []
  }
  const endList = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items: items.map(readInline) })
    items = []
  }
  for (const line of part.split('\n')) {
    const item = /^\s*[-*•] +(.*)$/.exec(line)?.[1]
    if (item !== undefined) {
      endParagraph()
      items.push(item.trim())
    } else if (line.trim() !== '') {
      endList()
      lines.push(line.trim())
    }
  }
  endParagraph()
  endList()
  return blocks
}

/** Everything that keeps a body from being saved, each thing once. */
export function problemsOfBody(source: string, rules: WordsRules): WordsProblem[] {
  const inline = readBlocks(source).flatMap((block) =>
    block.kind === 'paragraph' ? block.children : block.items.flat(),
  )
  if (source.trim() === '') return [{ code: 'empty', what: '' }]
  const picture = /!\[[^\]\n]{0,30}\]?/.exec(source)?.[0]
  return [
    ...(picture === undefined ? [] : [{ code: 'picture' as const, what: picture }]),
    ...problemsIn(inline, rules),
  ]
}

/** Everything that keeps a subject from being saved: it has words and fields, no marks. */
export function problemsOfSubject(source: string, rules: WordsRules): WordsProblem[] {
  return source.trim() === '' ? [{ code: 'empty', what: '' }] : problemsIn(readSubject(source), rules)
}

/** A subject knows fields alone: stars and brackets are words there. */
export function readSubject(source: string): Inline[] {
  return source
    .trim()
    .split(/(\{\{[^{}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(part)?.[1]
      return name === undefined ? { kind: 'text', text: part } : { kind: 'field', name }
    })
}

function problemsIn(inline: readonly Inline[], rules: WordsRules): WordsProblem[] {
  const problems = inline.flatMap((one) => problemsOf(one, rules))
  const seen = new Set<string>()
  return problems.filter(({ code, what }) => {
    const name = `${code} ${what}`
    return seen.has(name) ? false : Boolean(seen.add(name))
  })
}

function problemsOf(one: Inline, rules: WordsRules): WordsProblem[] {
  switch (one.kind) {
    case 'text':
      return problemsOfText(one.text)
    case 'field':
      return rules.fields.includes(one.name) ? [] : [{ code: 'unknown-field', what: one.name }]
    case 'link':
      return [...problemOfLink(one.href, rules), ...problemsIn(one.children, rules)]
    default:
      return problemsIn(one.children, rules)
  }
}

function problemsOfText(text: string): WordsProblem[] {
  const field = /\{\{[^{}]{0,40}|[^{}]{0,40}\}\}/.exec(text)?.[0]
  const tag = /<\/?[a-z!][^\s>]{0,30}/i.exec(text)?.[0]
  return [
    ...(field === undefined ? [] : [{ code: 'broken-field' as const, what: field.trim() }]),
    ...(tag === undefined ? [] : [{ code: 'html' as const, what: tag }]),
    ...(text.includes('](') ? [{ code: 'broken-link' as const, what: '](' }] : []),
  ]
}

function problemOfLink(href: string, { hosts, domains }: WordsRules): WordsProblem[] {
  const host = hostOf(href)
  if (host === null) return [{ code: 'broken-link', what: href }]
  const isOwn =
    hosts.includes(host) || domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
  return isOwn ? [] : [{ code: 'link-elsewhere', what: host }]
}

/** The host of a whole https address (http only on this very machine); null for whatever else. */
function hostOf(href: string): string | null {
  try {
    const { protocol, host, hostname, username, password } = new URL(href)
    if (/[{}]/.test(href)) return null
    const isPlain = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
    return isPlain && username === '' && password === '' ? host.toLowerCase() : null
  } catch {
    return null
  }
}

/** Words with their fields said, as text alone. */
export function plainOf(inline: readonly Inline[], values: Readonly<Record<string, string>>): string {
  return inline
    .map((one) => {
      if (one.kind === 'text') return one.text
      if (one.kind === 'field') return valueOf(one.name, values)
      return plainOf(one.children, values)
    })
    .join('')
}

/**
 * What a field says.
 * @throws when there is no such field: a mail with a gap is not sent
 */
export function valueOf(name: string, values: Readonly<Record<string, string>>): string {
  if (!Object.hasOwn(values, name)) throw new Error(`the merge field ${name} has no value`)
  return values[name]!
}
