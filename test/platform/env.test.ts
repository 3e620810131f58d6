import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { childVariables, readEnv } from '#app/platform/env.server.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'haaste-env-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const real = {
  DATABASE_URL: 'postgres://haaste:secret@db.example:5432/haaste',
  PUBLIC_ORIGIN: 'https://challenge.example',
  SESSION_SECRET: 'a-secret-of-more-than-thirty-two-characters',
  RESEND_API_KEY: 're_1',
  MAIL_FROM: 'Haaste <mail@challenge.example>',
}

function sentenceOf(source: Record<string, string>): string {
  try {
    readEnv(source)
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing was wrong'
}

describe('the environment', () => {
  it('is a demo when nothing is said, with a secret that is kept for the next start', () => {
    const env = readEnv({ HAASTE_DATA_DIR: directory })
    expect(env).toEqual({
      mode: 'demo',
      port: 3000,
      host: '127.0.0.1',
      dataDir: directory,
      databaseUrl: undefined,
      publicOrigin: 'http://localhost:3000',
      sessionSecret: readFileSync(join(directory, 'session-secret'), 'utf8'),
      mail: undefined,
      trustedProxyHops: 0,
      logLevel: 'warn',
    })
    expect(env.sessionSecret.length).toBeGreaterThanOrEqual(32)
    expect(statSync(join(directory, 'session-secret')).mode & 0o077).toBe(0)
    expect(readEnv({ HAASTE_DATA_DIR: directory }).sessionSecret).toBe(env.sessionSecret)
  })

  it('is real when there is a database', () => {
    expect(
      readEnv({ ...real, PUBLIC_ORIGIN: 'https://challenge.example/', TRUSTED_PROXY_HOPS: '1' }),
    ).toMatchObject({
      mode: 'real',
      publicOrigin: 'https://challenge.example',
      mail: { kind: 'resend', apiKey: 're_1', from: 'Haaste <mail@challenge.example>', baseUrl: undefined },
      trustedProxyHops: 1,
      logLevel: 'info',
    })
  })

  it('names everything that a real installation lacks, at once', () => {
    const sentence = sentenceOf({ DATABASE_URL: real.DATABASE_URL, RESEND_API_KEY: '', PORT: '0' })
    for (const name of ['PUBLIC_ORIGIN', 'SESSION_SECRET', 'MAIL_FROM', 'RESEND_API_KEY or SMTP_URL']) {
      expect(sentence).toContain(`${name} is missing`)
    }
    expect(sentence).toContain('PORT must be a port number')
  })

  it('names what is wrong without repeating it', () => {
    const wrong = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://hidden',
      PUBLIC_ORIGIN: 'https://a.example/path',
      SESSION_SECRET: 'hidden',
      MAIL_FROM: 'nobody',
      RESEND_WEBHOOK_SECRET: 'hidden',
      SMTP_URL: 'https://hidden.example',
      MAIL_DAILY_QUOTA: '1.5',
      TRUSTED_PROXY_HOPS: '-1',
      NODE_ENV: 'staging',
    }
    const sentence = sentenceOf(wrong)
    for (const name of Object.keys(wrong)) expect(sentence).toContain(`${name} must be`)
    expect(sentence).not.toContain('hidden')
    expect(sentenceOf({ ...real, PUBLIC_ORIGIN: 'http://challenge.example' })).toContain(
      'must begin with https://',
    )
  })

  const { RESEND_API_KEY: _, ...realWithoutMail } = real
  const smtp = { SMTP_URL: 'smtps://haaste:p%40ss@mail.example:465' }

  it('lets mail go by a mail server instead, within the quota of the plan', () => {
    expect(readEnv({ ...realWithoutMail, ...smtp, MAIL_DAILY_QUOTA: '100' }).mail).toEqual({
      kind: 'smtp',
      url: smtp.SMTP_URL,
      from: 'Haaste <mail@challenge.example>',
      dailyQuota: 100,
    })
  })

  it('wants one way for mail, in one sentence', () => {
    expect(sentenceOf({ ...real, ...smtp })).toMatch(
      /:\n {2}RESEND_API_KEY and SMTP_URL are both set: mail goes one way, so keep one of them$/,
    )
    expect(sentenceOf(realWithoutMail)).toMatch(
      /:\n {2}RESEND_API_KEY or SMTP_URL is missing: one of them says how mail is sent, by Resend or by a mail server$/,
    )
    expect(sentenceOf({ ...realWithoutMail, SMTP_URL: 'mail.example:25' })).toMatch(
      /:\n {2}SMTP_URL must be an address like [^\n]+$/,
    )
    const halves: Record<string, string>[] = [smtp, { RESEND_API_KEY: 're_1' }, { MAIL_FROM: real.MAIL_FROM }]
    for (const half of halves) {
      expect(sentenceOf({ HAASTE_DATA_DIR: directory, ...half })).toContain('together or not at all')
    }
  })

  it('takes values from files', () => {
    const file = join(directory, 'secret')
    writeFileSync(file, `${real.SESSION_SECRET}\n`)
    const { SESSION_SECRET: _, ...others } = real
    expect(readEnv({ ...others, SESSION_SECRET_FILE: file }).sessionSecret).toBe(real.SESSION_SECRET)
    expect(sentenceOf({ ...others, SESSION_SECRET_FILE: `${file}.gone` })).toContain(
      'SESSION_SECRET_FILE names a file',
    )
  })

  it('is the same again in a child', () => {
    for (const env of [
      readEnv(real),
      readEnv({
        ...real,
        RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        RESEND_BASE_URL: 'http://127.0.0.1:4600',
        MAIL_DAILY_QUOTA: '100',
      }),
      readEnv({ ...realWithoutMail, ...smtp }),
      readEnv({ HAASTE_DATA_DIR: directory, PORT: '4000', LOG_LEVEL: 'debug' }),
    ]) {
      expect(readEnv(childVariables(env))).toEqual({ ...env, dataDir: env.dataDir })
    }
  })
})
