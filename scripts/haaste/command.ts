import type { Env } from '#app/platform/env.server.ts'

/** What a command found or did: for programs, and in words. */
export type Answer = {
  /** Printed by `--json`, beside `ok`. Instants as ISO strings in UTC. */
  readonly data: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
  /** A problem was found: `ok` is false and the exit code 1, or the one that is named. */
  readonly hasProblem?: boolean
  readonly exitCode?: 0 | 1 | 2 | 3
}

export type Given = {
  /** The words after the command's name, in the order of `words`. */
  readonly words: readonly string[]
  /** What was typed; an option without a value is `''` when it was given. */
  readonly options: Readonly<Record<string, string | undefined>>
}

export type Surroundings = {
  /**
   * The environment of the call, read at the first use: help needs none, and the doctor says what is wrong with it.
   * @throws StartupProblem
   */
  readonly env: () => Env
  /** Tells the person who waits how far it is. Never on standard output. */
  readonly report: (line: string) => void
}

export type Command = {
  /** `thing:verb`, or a single word. */
  readonly name: string
  readonly summary: string
  /** Words that follow the name. */
  readonly words?: readonly { readonly name: string; readonly isOptional?: boolean }[]
  /** Options, and what their value is; one without a value (null) is given or not. */
  readonly options?: Readonly<Record<string, { readonly value: string | null; readonly about: string }>>
  /** What is worth knowing beyond the summary; lines of `help <command>`. */
  readonly details?: readonly string[]
  readonly run: (given: Given, surroundings: Surroundings) => Promise<Answer>
}

/** The command was not understood; the sentence says what would be. Exit code 2. */
export class UsageProblem extends Error {
  override name = 'UsageProblem'
}

/** How the command is typed: `clock:set <instant> [--json]` without the last part. */
export function usageOf({ name, words = [], options = {} }: Command): string {
  return [
    name,
    ...words.map((word) => (word.isOptional ? `[${word.name}]` : `<${word.name}>`)),
    ...Object.entries(options).map(([option, { value }]) => `[${optionAsTyped(option, value)}]`),
  ].join(' ')
}

/** `--state <state>`, or `--yes` alone. */
export function optionAsTyped(name: string, value: string | null): string {
  return value === null ? `--${name}` : `--${name} <${value}>`
}
