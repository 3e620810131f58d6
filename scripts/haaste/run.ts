import { parseArgs } from 'node:util'
import { type Env, readStartEnv } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Answer, type Command, UsageProblem, usageOf } from './command.ts'
import { commands } from './commands.ts'
import { helpText } from './help.ts'

type Output = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/**
 * Runs one command line and returns its exit code. With `--json` standard output is one JSON document whatever
 * happens: `{ "ok": true, … }`, or `{ "ok": false, "problem": "…" }`.
 */
export async function runHaaste(
  typed: readonly string[],
  { out, err }: Output,
  readEnv: () => Env = () => readStartEnv({ isDev: false }),
): Promise<0 | 1 | 2 | 3 | 3> {
  const isJson = typed.includes('--json')
  const say = (ok: boolean, data: Answer['data'], lines: readonly string[]) =>
    isJson
      ? out(`${JSON.stringify({ ok, ...data }, null, 2)}\n`)
      : (ok ? out : err)(lines.map((line) => `${line}\n`).join(''))
  try {
    const { command, given } = readCommand(typed)
    const answer = await command.run(given, { env: readEnv, report: (line) => err(`  ${line}\n`) })
    if (answer.hasProblem && !isJson) out(answer.lines.map((line) => `${line}\n`).join(''))
    else say(!answer.hasProblem, answer.data, answer.lines)
    return answer.hasProblem ? (answer.exitCode ?? 1) : 0
  } catch (error) {
    const isUsage = error instanceof UsageProblem
    const problem = sentenceFor(error, typed.includes('--debug'))
    say(false, { problem }, [problem])
    return isUsage ? 2 : 1
  }
}

function readCommand(typed: readonly string[]) {
  const args = typed.filter((word) => word !== '--json' && word !== '--debug')
  const isHelp = args.some((word) => word === '--help' || word === '-h')
  const [name, ...rest] = args.filter((word) => word !== '--help' && word !== '-h')
  if (name === undefined && !isHelp) throw new UsageProblem(helpText(commands))
  const command = isHelp ? find('help') : find(name ?? 'help')
  if (isHelp) return { command, given: { words: name === undefined ? [] : [name], options: {} } }
  return { command, given: readGiven(command, rest) }
}

function find(name: string): Command {
  const command = commands.find((one) => one.name === name)
  if (command) return command
  throw new UsageProblem(`There is no command "${name}"; npm run -s haaste -- help lists them.`)
}

function readGiven(command: Command, rest: readonly string[]) {
  const { words = [], options = {} } = command
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([key, { value }]) => [
          key,
          { type: value === null ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    })
    const fewest = words.filter(({ isOptional }) => !isOptional).length
    if (positionals.length < fewest) throw new Error(`${words[positionals.length]?.name} is missing`)
    if (positionals.length > words.length) throw new Error(`"${positionals[words.length]}" is too much`)
    const given = Object.entries(values).map(([key, value]) => [key, value === true ? '' : value])
    return { words: positionals, options: Object.fromEntries(given) as Record<string, string | undefined> }
  } catch (error) {
    const said = (error as Error).message.split('. ')[0]
    throw new UsageProblem(`${said}. It is typed: npm run -s haaste -- ${usageOf(command)}`)
  }
}

/** One sentence for the person at the terminal; a bug of ours shows its stack to who asks with `--debug`. */
function sentenceFor(error: unknown, isDebug: boolean): string {
  if (error instanceof UsageProblem || error instanceof StartupProblem) return error.message
  if (!(error instanceof Error)) return String(error)
  return isDebug ? (error.stack ?? error.message) : `That did not work: ${causeOf(error).message}`
}

/** Errors of the query builder repeat the whole statement; the database's own words are within. */
function causeOf(error: Error): Error {
  return error.cause instanceof Error ? causeOf(error.cause) : error
}
