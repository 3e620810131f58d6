import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { S3Settings } from './storage/s3-storage.server.ts'
import { StartupProblem } from './startup-problem.ts'

/** `demo`: its own database and invented people. `real`: an operator's database. `dev`: a demo with reload. */
export type Mode = 'demo' | 'real' | 'dev' | 'test'

/** What every way out of the house needs to know. */
type MailBasics = {
  /** The sender's address, with or without a name. */
  from: string
  /** Mails that may go in one UTC day; undefined when the plan has no such limit. */
  dailyQuota: number | undefined
}

/** Through Resend's HTTP interface, or that of a service which speaks the same language at `baseUrl`. */
export type ResendSettings = MailBasics & {
  kind: 'resend'
  apiKey: string
  baseUrl: string | undefined
  /** Signs what the service tells of its own accord; undefined when nothing is listened to. */
  webhookSecret: string | undefined
}

/** Through a mail server. `url` is `smtp://` or `smtps://` and holds the credentials. */
export type SmtpSettings = MailBasics & { kind: 'smtp'; url: string }

/** How mail leaves the house; absent, mail stays in the local mailbox. */
export type MailSettings = ResendSettings | SmtpSettings

/** Everything the surroundings decide, parsed once at start. Nothing else reads `process.env`. */
export type Env = {
  mode: Mode
  port: number
  host: string
  /** Absolute. The demo keeps its database and secrets there. */
  dataDir: string
  databaseUrl: string | undefined
  /** Scheme, host and port, without a slash at the end. */
  publicOrigin: string
  sessionSecret: string
  mail: MailSettings | undefined
  /** How long a sender may keep a call to the mail service before another one takes it over; undefined: as usual. */
  mailLeaseSeconds: number | undefined
  /** Where files are kept; undefined: in the data folder. */
  s3: S3Settings | undefined
  /** The virus scanner that looks at files; undefined: none does. */
  clamavUrl: string | undefined
  /** How many proxies in front of us may be believed about the client's address. */
  trustedProxyHops: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** A person at a terminal wants to see what is wrong, an operator's log collector everything. */
const usualLogLevel = { demo: 'warn', dev: 'warn', real: 'info', test: 'silent' } as const

type Source = Readonly<Record<string, string | undefined>>

const wholeNumber = (lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest)

const url = (pattern: RegExp) => z.string().refine((value) => URL.canParse(value) && pattern.test(value))

/** Each variable, and the words that say what it must be. */
const variables = {
  NODE_ENV: [z.enum(['production', 'development', 'test']), 'production, development or test'],
  HAASTE_MODE: [z.enum(['demo', 'dev', 'real']), 'demo, dev or real (set by npm start for its children)'],
  PORT: [wholeNumber(1, 65535), 'a port number from 1 to 65535'],
  HOST: [z.string(), 'an address to listen on'],
  HAASTE_DATA_DIR: [z.string(), 'a folder'],
  DATABASE_URL: [url(/^postgres(ql)?:\/\//), 'an address like postgres://user:password@host:5432/name'],
  PUBLIC_ORIGIN: [
    url(/^https?:\/\/[^/?#]+\/?$/),
    'scheme and host alone, like https://challenge.example.org',
  ],
  SESSION_SECRET: [z.string().min(32), 'a secret of at least 32 characters'],
  RESEND_API_KEY: [z.string(), 'the key of the Resend account that sends the mail'],
  RESEND_WEBHOOK_SECRET: [
    z.string().regex(/^whsec_[A-Za-z0-9+/]{16,}=*$/),
    'the signing secret of the webhook, which begins with whsec_',
  ],
  SMTP_URL: [
    url(/^smtps?:\/\/[^/?#]+/),
    'an address like smtps://user:password@mail.example.org:465 (or smtp://…:587)',
  ],
  MAIL_DAILY_QUOTA: [wholeNumber(1, 100_000_000), 'a whole number of mails a day, like 100'],
  RESEND_BASE_URL: [url(/^https?:\/\//), 'the address of a Resend-compatible service'],
  MAIL_FROM: [
    z.string().regex(/^[^<>@]*<?[^<>@\s]+@[^<>@\s]+>?$/),
    'a sender like Haaste <mail@challenge.example.org>',
  ],
  MAIL_LEASE_SECONDS: [
    wholeNumber(1, 3600),
    'a number of seconds from 1 to 3600, longer than a call can take',
  ],
  S3_ENDPOINT: [
    url(/^https?:\/\/[^/?#]+\/?$/),
    'scheme and host of a service that speaks S3, like https://s3.eu-north-1.amazonaws.com',
  ],
  S3_REGION: [z.string().regex(/^[\w-]{1,60}$/), 'the region of the bucket, like eu-north-1'],
  S3_BUCKET: [z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/), 'the name of a private bucket'],
  S3_ACCESS_KEY_ID: [z.string(), 'the access key of the service that keeps the files'],
  S3_SECRET_ACCESS_KEY: [z.string(), 'the secret that belongs to S3_ACCESS_KEY_ID'],
  CLAMAV_URL: [
    url(/^(tcp:\/\/[^/?#]+|unix:\/\/\/[^?#]+)$/),
    'the address of clamd, like tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl',
  ],
  TRUSTED_PROXY_HOPS: [wholeNumber(0, 10), 'the number of proxies in front, from 0 to 10'],
  LOG_LEVEL: [
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    'fatal, error, warn, info, debug or silent',
  ],
} as const

type Name = keyof typeof variables
type Values = { [K in Name]?: z.output<(typeof variables)[K][0]> }

const requiredInReal: Name[] = ['PUBLIC_ORIGIN', 'SESSION_SECRET', 'MAIL_FROM']

/**
 * Parses the environment. Each variable may also be given as `NAME_FILE`, the path of a file that holds the value.
 * An empty variable counts as absent. With `DATABASE_URL` the installation is real, without it a demo.
 * @throws StartupProblem naming every missing and every wrong variable at once, never a value
 */
export function readEnv(source: Source = process.env): Env {
  const problems: string[] = []
  const values = parseValues(source, problems)
  const mode = chooseMode(values)
  if (mode === 'real') {
    for (const name of requiredInReal) {
      if (name in values || problems.some((problem) => problem.startsWith(name))) continue
      problems.push(`${name} is missing: ${variables[name][1]}`)
    }
    if (values.PUBLIC_ORIGIN && !isPrivateEnough(values.PUBLIC_ORIGIN)) {
      problems.push('PUBLIC_ORIGIN must begin with https:// (plain http is for localhost)')
    }
  }
  problems.push(...mailProblems(values, mode, problems), ...s3Problems(values, problems))
  if (problems.length > 0) {
    throw new StartupProblem(
      `The configuration needs attention${mode === 'real' ? ' (DATABASE_URL is set, so this is a real installation)' : ''}:\n` +
        problems.map((problem) => `  ${problem}`).join('\n'),
    )
  }
  return toEnv(values, mode)
}

/**
 * The environment as `npm start` sees it. Which mode it is follows from `--dev` and `DATABASE_URL` alone: what the
 * shell says in NODE_ENV or HAASTE_MODE cannot make a real installation a demo.
 */
export function readStartEnv({ isDev }: { isDev: boolean }): Env {
  if (isDev && (process.env.DATABASE_URL || process.env.DATABASE_URL_FILE)) {
    throw new StartupProblem('npm run dev uses a database of its own: unset DATABASE_URL, or run npm start.')
  }
  return readEnv({ ...process.env, NODE_ENV: undefined, HAASTE_MODE: isDev ? 'dev' : undefined })
}

let parsed: Env | undefined

/** The environment of this process, parsed at the first call. */
export function env(): Env {
  return (parsed ??= readEnv())
}

/** What a child process needs from the surroundings to run at all: search path, folders, proxies and certificates; no secrets. */
export function systemVariables(): NodeJS.ProcessEnv {
  const needed =
    /^(PATH|HOME|USERPROFILE|SYSTEMROOT|WINDIR|TEMP|TMP|TMPDIR|TZ|TERM|NO_COLOR|FORCE_COLOR|APPDATA|LOCALAPPDATA|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(HTTPS?|NO)_PROXY)$/i
  const system = Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)))
  return { ...system, NODE_ENV: 'production' }
}

/** True when npm runs this program, by way of a shell that dies without a word to it. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

/** The variables from which a child of `npm start` reads this same environment again. */
export function childVariables(env: Env): NodeJS.ProcessEnv {
  return {
    ...systemVariables(),
    NODE_ENV: env.mode === 'dev' ? 'development' : env.mode === 'test' ? 'test' : 'production',
    ...(env.mode !== 'test' && { HAASTE_MODE: env.mode }),
    PORT: String(env.port),
    HOST: env.host,
    HAASTE_DATA_DIR: env.dataDir,
    ...(env.databaseUrl && { DATABASE_URL: env.databaseUrl }),
    PUBLIC_ORIGIN: env.publicOrigin,
    SESSION_SECRET: env.sessionSecret,
    ...mailVariables(env.mail),
    ...(env.mailLeaseSeconds !== undefined && { MAIL_LEASE_SECONDS: String(env.mailLeaseSeconds) }),
    ...s3Variables(env.s3),
    ...(env.clamavUrl && { CLAMAV_URL: env.clamavUrl }),
    TRUSTED_PROXY_HOPS: String(env.trustedProxyHops),
    LOG_LEVEL: env.logLevel,
  }
}

function parseValues(source: Source, problems: string[]): Values {
  const values: Record<string, unknown> = {}
  for (const [name, [schema, wanted]] of Object.entries(variables)) {
    const text = readText(source, name, problems)
    if (text === undefined) continue
    const result = schema.safeParse(text)
    if (result.success) values[name] = result.data
    else problems.push(`${name} must be ${wanted}`)
  }
  return values
}

function readText(source: Source, name: string, problems: string[]): string | undefined {
  const file = source[`${name}_FILE`]
  if (source[name] || !file) return source[name] || undefined
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read: ${file}`)
    return undefined
  }
}

/** Exactly one way out in a real installation; elsewhere at most one, with its sender. */
function mailProblems(values: Values, mode: Mode, known: readonly string[]): string[] {
  const isWrong = known.some((problem) => /^(RESEND_API_KEY|SMTP_URL)\b/.test(problem))
  const ways = [values.RESEND_API_KEY, values.SMTP_URL].filter((way) => way !== undefined).length
  if (ways === 2) return ['RESEND_API_KEY and SMTP_URL are both set: mail goes one way, so keep one of them']
  if (mode === 'real') {
    return ways === 1 || isWrong
      ? []
      : [
          'RESEND_API_KEY or SMTP_URL is missing: one of them says how mail is sent, by Resend or by a mail server',
        ]
  }
  return isWrong || (ways === 1) === (values.MAIL_FROM !== undefined)
    ? []
    : ['MAIL_FROM and a way to send (RESEND_API_KEY or SMTP_URL) are given together or not at all']
}

const s3Names = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** All of them or none. */
function s3Problems(values: Values, known: readonly string[]): string[] {
  if (s3Names.every((name) => values[name] === undefined)) return []
  return s3Names
    .filter((name) => values[name] === undefined && !known.some((problem) => problem.startsWith(name)))
    .map((name) => `${name} is missing: ${variables[name][1]}`)
}

function s3Settings(values: Values): S3Settings | undefined {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket } = values
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  if (!endpoint || !region || !bucket || !accessKeyId || !secretAccessKey) return undefined
  return { endpoint, region, bucket, accessKeyId, secretAccessKey }
}

function s3Variables(s3: S3Settings | undefined): Record<string, string> {
  if (!s3) return {}
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  }
}

function chooseMode(values: Values): Mode {
  if (values.NODE_ENV === 'test') return 'test'
  return values.HAASTE_MODE ?? (values.DATABASE_URL ? 'real' : 'demo')
}

function toEnv(values: Values, mode: Mode): Env {
  const port = values.PORT ?? 3000
  const dataDir = resolve(values.HAASTE_DATA_DIR ?? '.haaste')
  return {
    mode,
    port,
    host: values.HOST ?? '127.0.0.1',
    dataDir,
    databaseUrl: values.DATABASE_URL,
    publicOrigin: values.PUBLIC_ORIGIN?.replace(/\/$/, '') ?? `http://localhost:${port}`,
    sessionSecret:
      values.SESSION_SECRET ??
      (mode === 'test' ? 'x'.repeat(32) : keptSecret(join(dataDir, 'session-secret'))),
    mail: mailSettings(values),
    mailLeaseSeconds: values.MAIL_LEASE_SECONDS,
    s3: s3Settings(values),
    clamavUrl: values.CLAMAV_URL,
    trustedProxyHops: values.TRUSTED_PROXY_HOPS ?? 0,
    logLevel: values.LOG_LEVEL ?? usualLogLevel[mode],
  }
}

function mailSettings({ MAIL_FROM: from, MAIL_DAILY_QUOTA: dailyQuota, ...values }: Values) {
  if (from === undefined) return undefined
  if (values.SMTP_URL) return { kind: 'smtp' as const, url: values.SMTP_URL, from, dailyQuota }
  if (!values.RESEND_API_KEY) return undefined
  return {
    kind: 'resend' as const,
    apiKey: values.RESEND_API_KEY,
    from,
    baseUrl: values.RESEND_BASE_URL,
    webhookSecret: values.RESEND_WEBHOOK_SECRET,
    dailyQuota,
  }
}

function mailVariables(mail: MailSettings | undefined): Record<string, string> {
  if (!mail) return {}
  return {
    MAIL_FROM: mail.from,
    ...(mail.dailyQuota !== undefined && { MAIL_DAILY_QUOTA: String(mail.dailyQuota) }),
    ...(mail.kind === 'smtp'
      ? { SMTP_URL: mail.url }
      : {
          RESEND_API_KEY: mail.apiKey,
          ...(mail.baseUrl && { RESEND_BASE_URL: mail.baseUrl }),
          ...(mail.webhookSecret && { RESEND_WEBHOOK_SECRET: mail.webhookSecret }),
        }),
  }
}

function isPrivateEnough(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** The demo's own secret: made at the first start and kept, so that a restart signs nobody out. */
function keptSecret(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    mkdirSync(dirname(path), { recursive: true })
    const secret = randomBytes(32).toString('base64url')
    writeFileSync(path, secret, { mode: 0o600 })
    return secret
  }
}
