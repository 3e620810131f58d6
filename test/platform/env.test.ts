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
      mail: { apiKey: 're_1', from: 'Haaste <mail@challenge.example>', baseUrl: undefined },
      trustedProxyHops: 1,
      logLevel: 'info',
    })
  })

  it('names everything that a real installation lacks, at once', () => {
    const sentence = sentenceOf({ DATABASE_URL: real.DATABASE_URL, RESEND_API_KEY: '', PORT: '0' })
    for (const name of ['PUBLIC_ORIGIN', 'SESSION_SECRET', 'RESEND_API_KEY', 'MAIL_FROM']) {
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
      readEnv({ HAASTE_DATA_DIR: directory, PORT: '4000', LOG_LEVEL: 'debug' }),
    ]) {
      expect(readEnv(childVariables(env))).toEqual({ ...env, dataDir: env.dataDir })
    }
  })
})
