import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const maps = new Map<string, SourceMap | null>()

/**
 * A stack whose frames in built files say where that is in the sources: `app/judge/flows/save-scorecard.server.ts:61:9`.
 * The maps are read when the first error is written down, because reading them at every start (Node's
 * `--enable-source-maps`) would take longer than everything else the start does.
 */
export function readableStack(stack: string): string {
  return stack.replaceAll(
    /(\(|at )(file:\/\/[^()\s]+\.js):(\d+):(\d+)/g,
    (frame, before: string, url: string, line: string, column: string) => {
      const place = placeInSources(fileURLToPath(url), Number(line), Number(column))
      return place === null ? frame : before + place
    },
  )
}

function placeInSources(file: string, line: number, column: number): string | null {
  const found = mapOf(file)?.findEntry(line - 1, column - 1)
  if (!found || !('originalSource' in found)) return null
  const source = resolve(dirname(file), found.originalSource)
  return `${relative(process.cwd(), source)}:${found.originalLine + 1}:${found.originalColumn + 1}`
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file)
  if (known !== undefined) return known
  const path = `${file}.map`
  const map = existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null
  maps.set(file, map)
  return map
}
