/** `npm run build`: the production build that start and tests use, made when there is none or the sources have changed. */
import { fileURLToPath } from 'node:url'
import { ensureBuild } from './start/build.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const ending = new AbortController()
process.once('SIGINT', () => ending.abort())

try {
  await ensureBuild({ project, report: (line) => console.log(line), signal: ending.signal })
  console.log('The build is as the sources are')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
