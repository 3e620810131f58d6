import pino from 'pino'
import type { Env } from './env.server.ts'
import { readableStack } from './readable-stack.server.ts'

/** JSON lines on standard output. Ids say who and what; names, addresses and texts of people stay out. */
export type Log = pino.Logger

/** What never reaches a log, wherever an object that holds it is logged. */
const PERSONAL = [
  'email',
  'name',
  'to',
  'from',
  'replyTo',
  'subject',
  'phone',
  'ip',
  'ipAddress',
  'userAgent',
  'password',
  'token',
  'secret',
  'apiKey',
  'cookie',
  'authorization',
  'body',
  'text',
  'html',
  'values',
  'params',
]

/** A log for one process, e.g. `web` or `worker`. `destination` is for tests. */
export function createLog(
  { logLevel }: Pick<Env, 'logLevel'>,
  process: string,
  destination?: pino.DestinationStream,
): Log {
  const options: pino.LoggerOptions = {
    level: logLevel,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    serializers: { err: describeError, error: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

type Described = {
  type: string
  code?: string
  constraint?: string
  message?: string
  stack?: string
  cause?: Described
}

/**
 * An error without what it quotes. Messages of the database driver repeat the values of a failed statement
 * ("Key (email)=(…) already exists"), so of those only code, constraint and place are kept.
 */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown }
  const isFromDatabase = 'severity' in error || error.constructor.name === 'DrizzleQueryError'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(!isFromDatabase && { message: error.message }),
    stack: readableStack(
      frames
        .slice(0, 12)
        .map((line) => line.trim())
        .join('\n'),
    ),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
