import { readFile, stat } from 'node:fs/promises'
import { StartupProblem } from '#app/platform/startup-problem.ts'

/**
 * A file of UTF-8 text.
 * @throws StartupProblem when there is none, it is larger than `longestBytes`, or is not text
 */
export async function readTextFile(path: string, longestBytes: number): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new StartupProblem(`There is no file ${path}.`)
  if (found.size > longestBytes) {
    throw new StartupProblem(
      `${path} has ${Math.ceil(found.size / 1e6)} MB; at most ${Math.floor(longestBytes / 1e6)} MB are read.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch {
    throw new StartupProblem(`${path} is not a text in UTF-8.`)
  }
}
