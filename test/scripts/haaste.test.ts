import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { heartbeats, messages, recordEntries, roleGrants } from '#db/schema/index.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { takeLink } from '#app/people/data/sign-in-proofs.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { commands } from '#scripts/haaste/commands.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'
import { haaste, haasteJson } from './command-line.ts'

const database = useDatabase()
const project = fileURLToPath(new URL('../..', import.meta.url))
const real = () => settleInstallation(database.url, 'real')

describe('addresses that are not written to', () => {
  it('are listed, put on the list, and taken off again', async () => {
    await real()
    expect((await haaste(database.url, 'suppressions:list')).out).toBe('Every address is written to.\n')
    const added = await haasteJson(database.url, 'suppressions:add', 'Bo@People.example')
    expect(added).toMatchObject({ code: 0, answer: { email: 'bo@people.example', isNew: true } })
    expect(await haasteJson(database.url, 'suppressions:add', 'bo@people.example')).toMatchObject({
      answer: { isNew: false },
    })
    expect((await haaste(database.url, 'suppressions:list')).out).toMatch(
      /manual +ours +bo@people\.example\n1 in all/,
    )
    const removed = await haasteJson(database.url, 'suppressions:remove', 'bo@people.example')
    expect(removed).toMatchObject({ code: 0, answer: { wasThere: true } })
    expect((await haaste(database.url, 'suppressions:list')).out).toBe('Every address is written to.\n')
  })
})

describe('what is typed', () => {
  it('is answered with the list of commands when it is help', async () => {
    const { code, out, err } = await haaste(database.url, 'help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`${name}.*${summary}`))
  })

  it.each([
    [[], 'npm run -s haaste -- <command>'],
    [['clock'], 'There is no command "clock"'],
    [['clock:set'], 'instant is missing. It is typed: npm run -s haaste -- clock:set <instant>'],
    [['tick', 'tock'], '"tock" is too much'],
    [['outbox:list', '--stat', 'sent'], "Unknown option '--stat'"],
    [['outbox:list', '--state', 'gone'], '"gone" is no state of a message'],
    [['outbox:list', '--limit', '-1'], 'It is typed'],
    [['clock:set', 'tomorrow'], '"tomorrow" is no instant'],
    [['clock:set', '2021-12-22T21:59'], 'write it with its offset'],
    [['clock:set', '2021-02-30T12:00:00Z'], 'is no instant'],
    [['suppressions:add', 'nobody'], '"nobody" is no mail address'],
    [['user:create', 'nobody'], '"nobody" is no mail address'],
    [['user:create', 'a@people.example', '--language', 'de'], 'choose one of en, fi, sv, zh-CN'],
    [['user:create', 'a@people.example', '--zone', 'Mars/Base'], '"Mars/Base" is no time zone'],
    [['user:grant', 'a@people.example', 'king'], '"king" is no role'],
    [['user:grant', 'a@people.example', 'organiser'], 'needs --programme or --challenge'],
    [['user:grant', 'a@people.example', 'administrator', '--programme', 'p'], 'leave the programme away'],
  ])('exits with 2 and says what would be understood: %j', async (typed, sentence) => {
    const { code, out, err } = await haaste(database.url, ...typed)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })

  it('is answered with JSON alone on standard output, also when it is wrong', async () => {
    expect(await haasteJson(database.url, 'clock:set', 'tomorrow')).toMatchObject({
      code: 2,
      answer: { ok: false, problem: expect.stringContaining('no instant') as string },
    })
  })

  it('reaches the program through its own process', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/haaste.ts', 'help', 'tick', '--json'],
      {
        cwd: project,
        env: { PATH: process.env.PATH, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number]
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, name: 'tick' })
  })
})

describe('clock', () => {
  it('is not moved in a real installation', async () => {
    await real()
    expect(await haaste(database.url, 'clock:set', '2040-01-01T00:00:00Z')).toEqual({
      code: 1,
      out: '',
      err: 'This is a real installation: its clock is the true one and cannot be moved.\n',
    })
  })

  it('moves forward in a demo, and the phases follow', async () => {
    await database.setClock('2021-12-20T08:00:00Z')
    const { slug } = await insertChallenge(database.db, { state: 'open' })
    const { code, answer } = await haasteJson(database.url, 'clock:set', '2021-12-22T23:59+02:00')
    expect(code).toBe(0)
    expect(answer).toMatchObject({ ok: true, now: expect.stringMatching(/^2021-12-22T21:59:0/) as string })
    const { rows } = await database.ownerDb.execute(sql`select state from challenges where slug = ${slug}`)
    expect(rows).toEqual([{ state: 'closed' }])
  })

  it('does not move back', async () => {
    await database.setClock('2021-12-20T08:00:00Z')
    const { code, err } = await haaste(database.url, 'clock:set', '2021-12-20T07:00:00Z')
    expect(code).toBe(1)
    expect(err).toContain('moves forward only')
  })

  it('is shown with what comes next', async () => {
    await database.setClock('2021-12-20T08:00:00Z')
    await insertChallenge(database.db, { state: 'open' })
    const { answer } = await haasteJson(database.url, 'clock:show')
    expect(answer).toMatchObject({
      kind: 'demo',
      now: expect.stringMatching(/^2021-12-20T08:00:/) as string,
      nextAt: '2021-12-22T21:59:00.000Z',
    })
  })
})

describe('demo:reset', () => {
  it('leaves an operator’s database alone', async () => {
    const { code, err } = await haaste(database.url, 'demo:reset')
    expect({ code, err }).toEqual({
      code: 1,
      err: 'DATABASE_URL names a real installation: there is no demo to begin anew.\n',
    })
  })
})

describe('record:verify', () => {
  const programmeWithEntry = async () => {
    const programme = await insertProgramme(database.db, { slug: 'harbours' })
    await database.db.transaction((tx) =>
      appendEntry(tx, {
        programmeId: programme.id,
        type: 'ProgrammeFounded',
        at: new Date(0),
        body: { a: 1 },
      }),
    )
    return programme
  }

  it('finds a record whole', async () => {
    await programmeWithEntry()
    const { code, answer } = await haasteJson(database.url, 'record:verify', 'harbours')
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      ok: true,
      programmes: [{ programme: 'harbours', isWhole: true, entries: 1, faults: [] }],
    })
  })

  it('finds an entry that was changed', async () => {
    await programmeWithEntry()
    await database.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.update(recordEntries).set({ body: '{"a":2}' })
    })
    const { code, out } = await haaste(database.url, 'record:verify')
    expect(code).toBe(1)
    expect(out).toContain('harbours: NOT WHOLE')
    expect(out).toContain('Entry 1 was changed after it was written.')
  })

  it('names the programmes there are', async () => {
    await programmeWithEntry()
    const { code, err } = await haaste(database.url, 'record:verify', 'docks')
    expect({ code, err }).toEqual({
      code: 1,
      err: 'There is no programme "docks"; there are: harbours.\n',
    })
  })
})

describe('outbox and tick', () => {
  const dueMessage = (key: string) =>
    database.db.insert(messages).values({
      key,
      notice: 'account.welcome',
      class: 'service',
      recipientName: 'Bo Ek',
      email: 'bo@people.example',
      locale: 'sv',
      zone: 'Europe/Stockholm',
      sendAt: new Date('2020-01-01T00:00:00Z'),
      expiresAt: new Date('2020-01-02T00:00:00Z'),
    })

  it('lists messages by state and kind', async () => {
    await dueMessage('one')
    await dueMessage('two')
    const { answer } = await haasteJson(database.url, 'outbox:list', '--state', 'planned', '--limit', '1')
    expect(answer).toMatchObject({
      total: 2,
      counts: { planned: 2 },
      messages: [{ email: 'bo@people.example' }],
    })
    expect(await haasteJson(database.url, 'outbox:list', '--notice', 'account.sign_in')).toMatchObject({
      code: 0,
      answer: { total: 0, messages: [] },
    })
  })

  it('does a round of the worker', async () => {
    await dueMessage('late')
    const { code, answer } = await haasteJson(database.url, 'tick')
    expect(code).toBe(0)
    expect(answer).toMatchObject({ ok: true, expired: 1, sent: 0, settled: 0 })
    expect((await haaste(database.url, 'outbox:list')).out).toContain('skipped (expired)')
  })
})

describe('the first administrator', () => {
  it('gets an account, a role and a link that signs in once', async () => {
    await real()
    const made = await haasteJson<{ personId: string; link: string }>(
      database.url,
      ...['user:create', ' Ada@Challenge.example ', '--name', 'Ada Keeper', '--language', 'fi'],
    )
    expect(made.code).toBe(0)
    const link = new URL(made.answer.link)
    expect(link.origin + link.pathname).toBe('https://challenge.example/fi/sign-in/link')
    const token = link.searchParams.get('token') ?? ''
    const proves = () =>
      database.db.transaction(async (tx) => takeLink(tx, token, await databaseClock.now(tx)))
    expect(await proves()).toBe('ada@challenge.example')
    expect(await proves()).toBeNull()

    const grant = () => haasteJson(database.url, 'user:grant', 'ada@challenge.example', 'administrator')
    expect(await grant()).toMatchObject({ code: 0, answer: { isNew: true } })
    expect(await grant()).toMatchObject({ code: 0, answer: { isNew: false } })
    expect(await database.db.select().from(roleGrants)).toMatchObject([
      { personId: made.answer.personId, role: 'administrator', programmeId: null, grantedBy: null },
    ])
  })

  it('is not made twice, and gets a new link', async () => {
    await aPerson(database.db, { email: 'ada@challenge.example' })
    const { code, err } = await haaste(database.url, 'user:create', 'ada@challenge.example')
    expect(code).toBe(1)
    expect(err).toContain('user:link makes a new link')
    expect((await haaste(database.url, 'user:link', 'ada@challenge.example')).out).toContain(
      'https://challenge.example/en/sign-in/link?token=',
    )
  })

  it('gives roles over a programme or one challenge', async () => {
    const { id: personId } = await aPerson(database.db, { email: 'bo@people.example' })
    const programme = await insertProgramme(database.db, { slug: 'harbours' })
    const challenge = await insertChallenge(database.db, { programmeId: programme.id, slug: 'clean-water' })
    const grant = (...scope: string[]) =>
      haasteJson(database.url, 'user:grant', 'bo@people.example', 'organiser', ...scope)
    expect(await grant('--programme', 'harbours')).toMatchObject({ code: 0 })
    expect(await grant('--challenge', 'clean-water')).toMatchObject({ code: 0 })
    expect(await database.db.select().from(roleGrants)).toMatchObject([
      { personId, programmeId: programme.id, challengeId: null },
      { personId, programmeId: programme.id, challengeId: challenge.id },
    ])
    expect(await grant('--programme', 'docks')).toMatchObject({
      code: 1,
      answer: { problem: 'There is no programme "docks".' },
    })
    expect(await grant('--programme', 'docks', '--challenge', 'clean-water')).toMatchObject({ code: 1 })
    expect(await haaste(database.url, 'user:grant', 'eve@people.example', 'administrator')).toMatchObject({
      code: 1,
      err: 'Nobody has an account with eve@people.example: make one with user:create.\n',
    })
  })
})

describe('doctor', () => {
  type Findings = { findings: { about: string; state: string; says: string; mend?: string }[] }
  const examine = async (url = database.url) => {
    const { code, answer } = await haasteJson<Findings>(url, 'doctor')
    const found = Object.fromEntries(answer.findings.map((finding) => [finding.about, finding]))
    return { code, ok: answer.ok, found }
  }

  it('finds nothing to mend where a worker was seen and no mail failed', async () => {
    await real()
    await database.db.insert(heartbeats).values({ name: 'worker' })
    const { code, found } = await examine()
    expect(code).toBe(0)
    expect(found).toMatchObject({
      node: { state: 'fine' },
      database: { state: 'fine' },
      migrations: { state: 'fine' },
      kind: { state: 'fine', says: 'a real installation' },
      worker: { state: 'fine' },
      mail: { state: 'fine' },
    })
  })

  it('says how to mend mail that failed', async () => {
    await real()
    await database.db.insert(messages).values({
      key: 'failed',
      notice: 'account.welcome',
      class: 'service',
      state: 'failed',
      recipientName: 'Bo Ek',
      email: 'bo@people.example',
      locale: 'sv',
      zone: 'Europe/Stockholm',
      sendAt: new Date(),
    })
    const { code, ok, found } = await examine()
    expect({ code, ok }).toEqual({ code: 1, ok: false })
    expect(found.mail).toMatchObject({
      state: 'problem',
      says: 'kept in the local mailbox; 1 failed within seven days',
      mend: expect.stringContaining('outbox:list --state failed') as string,
    })
  })

  it('says that the database does not answer, without its password', async () => {
    const { code, found } = await examine('postgres://haaste:hidden@127.0.0.1:1/haaste')
    expect(code).toBe(1)
    expect(found.database).toMatchObject({
      state: 'problem',
      says: 'The database at 127.0.0.1:1 does not answer: is it running, and is DATABASE_URL right?',
    })
  })
})
