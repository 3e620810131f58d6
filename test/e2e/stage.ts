import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemVariables } from '#app/platform/env.server.ts'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'

const project = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 900_000

/** Roles of the demo's switcher that the journeys use. */
export type DemoRole =
  | 'public'
  | 'applicant-draft'
  | 'applicant-submitted'
  | 'juror'
  | 'chair'
  | 'organiser'
  | 'second-organiser'
  | 'partner'
  | 'host'
  | 'administrator'

export type Visit = {
  page: Page
  /** What the browser complained about: console errors, failed loads, requests to other hosts. */
  complaints: string[]
  close(): Promise<void>
}

export type Stage = {
  origin: string
  browser: Browser
  /** A fresh browser profile, signed in by the demo's role switcher. */
  visit(role: DemoRole, options?: BrowserContextOptions): Promise<Visit>
  /** Moves the demo's clock; it goes forward only. */
  moveClock(instant: string): Promise<void>
  /** The links in the newest mail to that address whose subject matches. */
  mailLinks(email: string, subject: RegExp): Promise<string[]>
  /** Where open pages stand and what the server said last, for the report of a journey that failed; closes them. */
  whereAbouts(): Promise<string[]>
  /** What an operator types on this installation: `command('suppressions:add', 'bo@people.example')`. */
  command(...words: string[]): Promise<void>
  /** Ends the demo and starts it again on the same data and port. */
  restart(): Promise<void>
  /** A browser of its own, whose profile lies in this folder. */
  profile(folder: string): Promise<BrowserContext>
  /** Stops everything and removes the data. */
  strike(): Promise<void>
}

type Backstage = {
  said: () => string
  restart: () => Promise<void>
  command: (words: readonly string[]) => Promise<void>
}

/** Starts the demo on a data folder and a port of its own, and a browser. */
export async function setStage(): Promise<Stage> {
  const port = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'haaste-e2e-'))
  let demo = await startDemo({ port, directory })
  const end = async () => {
    const ended = new Promise((resolve) => demo.child.once('exit', resolve))
    demo.child.kill('SIGTERM')
    // One that does not go by itself is ended.
    const impatient = setTimeout(() => demo.child.kill('SIGKILL'), 60_000)
    await ended
    clearTimeout(impatient)
  }
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  return stageAt(
    `http://localhost:${port}`,
    browser,
    async () => {
      await browser.close()
      await end()
      rmSync(directory, { recursive: true, force: true })
    },
    {
      said: () => demo.said(),
      command: (words) => runCommand({ words, port, directory }),
      restart: async () => {
        await end()
        demo = await startDemo({ port, directory })
      },
    },
  )
}

/** The same on a demo that runs already. */
export function stageAt(
  origin: string,
  browser: Browser,
  strike: () => Promise<void>,
  { said, restart, command }: Backstage = {
    said: () => '',
    command: () => Promise.reject(new Error('This demo is not ours to operate')),
    restart: () => Promise.reject(new Error('This demo is not ours to start again')),
  },
): Stage {
  const stage: Stage = {
    origin,
    browser,
    visit: (role, options) => visit({ browser, origin, role, options }),
    async moveClock(instant) {
      const { page, close } = await stage.visit('public', { javaScriptEnabled: false })
      const moved = await page.request.post(`${origin}/en/demo/clock`, {
        form: { at: new Date(instant).toISOString(), next: '/en/about' },
        headers: { origin },
        timeout: 120_000,
      })
      if (!moved.ok()) throw new Error(`The clock did not move: ${moved.status()}`)
      // A long way shows how far it is; the page leads on once the clock stands.
      while ((await page.request.get(`${origin}/en/demo/clock`, { maxRedirects: 0 })).status() === 200)
        await page.waitForTimeout(250)
      await close()
    },
    mailLinks: (email, subject) => mailLinks(stage, email, subject),
    async whereAbouts() {
      const lines: string[] = []
      for (const context of browser.contexts()) {
        for (const page of context.pages()) lines.push(`${page.url()} ${await page.title().catch(() => '')}`)
        await context.close().catch(() => undefined)
      }
      return [...lines, ...said().trim().split('\n').slice(-5)]
    },
    restart,
    command: (...words) => command(words),
    profile: (folder) =>
      chromium.launchPersistentContext(folder, {
        ...{ executablePath: findChromium(), args: ['--no-sandbox'] },
        ...{ baseURL: origin, reducedMotion: 'reduce' },
      }),
    strike,
  }
  return stage
}

async function visit({
  browser,
  origin,
  role,
  options,
}: {
  browser: Browser
  origin: string
  role: DemoRole
  options: BrowserContextOptions | undefined
}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const complaints = listen(context, origin)
  if (role !== 'public') {
    await page.goto('/en/about')
    await page.selectOption('#demo-role', role)
    await Promise.all([
      page.waitForURL((url) => url.pathname !== '/en/about'),
      page.click('#demo-role + button'),
    ])
  }
  return { page, complaints, close: () => context.close() }
}

function listen(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.page()?.url() ?? ''}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`${error.page()?.url() ?? ''}: ${error.error().message}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|about|blob):/.test(url)) complaints.push(`a request to ${url}`)
  })
  return complaints
}

/** Waits for the worker: a mail is there soon after what it tells about. */
async function mailLinks(stage: Stage, email: string, subject: RegExp): Promise<string[]> {
  const { page, close } = await stage.visit('public', { javaScriptEnabled: false })
  try {
    for (let attempt = 0; attempt < 160; attempt += 1) {
      await page.goto(`/en/mailbox?search=${encodeURIComponent(email)}`)
      const found = page.locator('main tbody a[href*="/mailbox/"]').filter({ hasText: subject }).first()
      if ((await found.count()) > 0) {
        const body = await page.request.get(`${await found.getAttribute('href')}/body.html`)
        return [...(await body.text()).matchAll(/href="([^"]*)"/g)].map(([, href]) =>
          href!.replaceAll('&amp;', '&'),
        )
      }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  } finally {
    await close()
  }
  throw new Error(`No mail to ${email} says ${subject}`)
}

async function startDemo({
  port,
  directory,
}: {
  port: number
  directory: string
}): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(project, 'scripts', 'start.ts')], {
    cwd: project,
    env: { ...systemVariables(), PORT: String(port), HAASTE_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`The demo is not ready:\n${said}`)), readyWithinMs)
    const listenTo = (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('Haaste is ready at')) return
      clearTimeout(tooLate)
      resolve()
    }
    child.stdout.on('data', listenTo)
    child.stderr.on('data', listenTo)
    child.once('close', (code) => {
      clearTimeout(tooLate)
      reject(new Error(`The demo ended with ${code}:\n${said}`))
    })
  })
  return { child, said: () => said }
}

async function runCommand({
  words,
  port,
  directory,
}: {
  words: readonly string[]
  port: number
  directory: string
}): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(project, 'scripts', 'haaste.ts'), ...words],
    {
      cwd: project,
      env: { ...systemVariables(), PORT: String(port), HAASTE_DATA_DIR: directory },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}: ${said}`)
}

function findChromium(): string {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const found = [process.env.CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path))
  if (!found) throw new Error(`The journeys need Chromium: install it, or name it in CHROMIUM`)
  return found
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
