import { type Command, optionAsTyped, UsageProblem, usageOf } from './command.ts'

/** The overview: every command with its summary. */
export function helpText(commands: readonly Command[]): string {
  const widest = Math.max(...commands.map((command) => shortUsage(command).length))
  return [
    'npm run -s haaste -- <command> [--json]',
    '',
    ...commands.map((command) => `  ${shortUsage(command).padEnd(widest)}  ${command.summary}`),
    '',
    'help <command> tells more about one. --json prints the answer as JSON, alone on standard output.',
    'Exit codes: 0 all is well, 1 there is a problem, 2 the command was not understood.',
    'Without DATABASE_URL a command works on the demo of HAASTE_DATA_DIR (.haaste in the project), running or not.',
  ].join('\n')
}

/** The command that lists the others. */
export function helpOver(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    summary: 'Lists the commands, or tells more about one',
    words: [{ name: 'command', isOptional: true }],
    async run({ words: [name] }) {
      const all = [...others, help]
      if (name === undefined) {
        return { data: { commands: all.map(describe) }, lines: helpText(all).split('\n') }
      }
      const command = all.find((one) => one.name === name)
      if (!command) throw new UsageProblem(`There is no command "${name}"; help lists them.`)
      return { data: describe(command), lines: linesAbout(command) }
    },
  }
  return help
}

function shortUsage(command: Command): string {
  return usageOf({ ...command, options: {} })
}

function describe(command: Command) {
  const { name, summary, details = [], options = {} } = command
  return { name, usage: usageOf(command), summary, details, options }
}

function linesAbout(command: Command): string[] {
  const options = Object.entries(command.options ?? {})
  const widest = Math.max(0, ...options.map(([name, { value }]) => optionAsTyped(name, value).length))
  return [
    `npm run -s haaste -- ${usageOf(command)} [--json]`,
    '',
    `${command.summary}.`,
    ...(command.details ?? []),
    ...(options.length > 0 ? [''] : []),
    ...options.map(([name, { value, about }]) => `  ${optionAsTyped(name, value).padEnd(widest)}  ${about}`),
  ]
}
