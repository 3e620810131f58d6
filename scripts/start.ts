/*
 * `npm start`: the demo on a database of its own, or the real thing when DATABASE_URL is set. `npm run dev`: the demo
 * with reload. What it does is told by scripts/start/main.ts; this file only makes sure that Node can run it.
 */
const OLDEST_NODE = [20, 19]

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE
if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
  console.error(`Haaste needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}.`)
  process.exitCode = 1
} else {
  const { start } = await import('./start/main.ts')
  await start({ isDev: process.argv.includes('--dev') })
}

export {}
