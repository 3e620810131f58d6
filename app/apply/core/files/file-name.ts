/** Names of files as people gave them, made harmless for showing. No path is ever made of one. */
import { fileTypes, type FileType } from './file-types.ts'

/** As most file systems have it, with room for the extension. */
const mostBytes = 200

/**
 * The last part of the path, without control characters, marks that turn the direction of writing and characters no
 * file system takes; with the extension of what the file is, so that no `.exe` hides behind it. Never empty.
 */
export function shownName(given: string, type: FileType): string {
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
  const cleaned = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const extensions: readonly string[] = fileTypes[type].extensions
  const dot = cleaned.lastIndexOf('.')
  const own = dot > 0 && extensions.includes(cleaned.slice(dot + 1).toLowerCase())
  const stem = own ? cleaned.slice(0, dot) : cleaned
  const extension = own ? cleaned.slice(dot + 1) : extensions[0]!
  return `${cut(safeStem(stem), mostBytes - extension.length - 1)}.${extension}`
}

/** Names that are devices on Windows whatever stands behind the dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i

function safeStem(stem: string): string {
  if (stem === '') return 'file'
  return device.test(stem.split('.')[0]!.trim()) ? `_${stem}` : stem
}

/** As many whole characters as fit into so many bytes of UTF-8. */
function cut(text: string, most: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > most) break
    kept += character
  }
  return kept.trimEnd()
}
