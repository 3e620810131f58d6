import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOfSources } from '#scripts/start/build.ts'
import { type Finding, fine, note, problem } from './finding.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const oldestNode = [20, 19] as const
const tightBytes = 1_000_000_000
const fullBytes = 200_000_000

/** `version` as in `process.versions.node`. */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOldEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  return isOldEnough
    ? fine('node', version)
    : problem('node', `${version} is too old`, `Install Node ${oldestNode.join('.')} or newer.`)
}

/** The build is made by `npm start` by itself, so an old one is no problem. */
export function buildFinding(): Finding {
  const stamp = join(project, 'build', 'sources.sha256')
  if (!existsSync(stamp)) return note('build', 'not made yet', 'npm start makes it.')
  return readFileSync(stamp, 'utf8') === hashOfSources(project)
    ? fine('build', 'made from the sources as they are')
    : note('build', 'older than the sources', 'npm start makes it anew.')
}

/** Room and access where the installation keeps its files. The folder itself may be made later. */
export function diskFinding(directory: string): Finding {
  const folder = existsSync(directory) ? directory : dirname(directory)
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    const free = bavail * bsize
    const says = `${(free / 1_000_000_000).toFixed(1)} GB free in ${folder}`
    if (free < fullBytes) return problem('disk', says, 'Make room: a database without room stops.')
    return free < tightBytes ? note('disk', says, 'Make room before it runs out.') : fine('disk', says)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return problem(
      'disk',
      `${folder} cannot be written (${code})`,
      'Give access, or set HAASTE_DATA_DIR to another folder.',
    )
  }
}
