import assert from 'node:assert/strict'
import type { BrowserContextOptions, Page, Response } from 'playwright-core'
import type { Stage, Visit } from './stage.ts'

/** Presses a button that posts a form, and waits for the page that answers. */
export async function send(page: Page, button: string | RegExp): Promise<void> {
  const isPost = (response: Response) =>
    response.request().method() === 'POST' && !response.url().endsWith('/autosave')
  const pressed = page.getByRole('main').getByRole('button', { name: button }).first()
  const [answer] = await Promise.all([
    page.waitForResponse(isPost, { timeout: 60_000 }),
    page.waitForEvent('load', { timeout: 60_000 }),
    pressed.click(),
  ])
  if (answer.status() < 400) return
  assert.fail(`${button} at ${page.url()} answered ${answer.status()}: ${await problemOf(page)}`)
}

/** Fills fields by name, whatever their kind: text, choice, option, box. */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`).first()
    const kind = await field.evaluate((element) =>
      element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
    )
    if (kind === 'radio' || kind === 'checkbox')
      await page.locator(`main [name="${name}"][value="${value}"]`).first().check()
    else if (kind === 'select') await field.selectOption(value)
    else await field.fill(value)
  }
}

/** The first link of a mail that leads to something to act on, or to what is named. */
export async function linkIn(
  stage: Stage,
  email: string,
  subject: RegExp,
  leadsTo = /\/(invitations\/|sign-in\/link)/,
): Promise<string> {
  const links = await stage.mailLinks(email, subject)
  const link = links.find((href) => leadsTo.test(href))
  assert.ok(link, `the mail to ${email} has no link: ${links.join(' ')}`)
  return link
}

/** Somebody who answers an invitation that came by mail, in a browser of their own. */
export async function acceptInvitation(
  stage: Stage,
  email: string,
  subject: RegExp,
  options?: BrowserContextOptions,
): Promise<Visit> {
  const visit = await stage.visit('public', options)
  await visit.page.goto(await linkIn(stage, email, subject))
  await send(visit.page, /Accept|接受|Hyväksy|Tacka ja/)
  return visit
}

/** Somebody new who signs in with the link of a mail. */
export async function signInByMail(
  stage: Stage,
  email: string,
  next: string,
  options?: BrowserContextOptions,
  /** What somebody new calls themselves; null for who has a name already. */
  name: string | null = 'Nora Koski',
): Promise<Visit> {
  const visit = await stage.visit('public', options)
  const { page } = visit
  await page.goto(next)
  assert.match(page.url(), /\/sign-in\?next=/)
  await fill(page, { email })
  await send(page, 'Send the mail')
  await page.goto(await linkIn(stage, email, /code|kod/i))
  await send(page, /Sign in/)
  if (name !== null) {
    await fill(page, { name })
    await send(page, 'Go on')
  }
  assert.equal(new URL(page.url()).pathname, next)
  return visit
}

/** The answers of a whole proposal, page by page. */
const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  solution: {
    'answers.title': 'Heat that stays in the yard',
    'answers.summary': 'A store under the yard keeps the heat of the day for the night.',
    'answers.problem-fit': 'It cuts the evening peak.',
    'answers.description': 'Water, pumps and a controller that reads the weather.',
    'answers.novelty': 'Nobody has put one under a yard.',
    'answers.maturity': '6',
  },
  pilot: {
    'answers.plan': 'Build, run, measure.',
    'answers.weeks': '24',
    'answers.needs': 'A yard and one engineer.',
    'answers.measures': 'MWh per month: 40 now, 30 wanted.',
  },
  team: { 'answers.experience': 'Two stores of half the size.', 'answers.roles': 'One leads, two build.' },
  declarations: { 'answers.truth': 'yes', 'answers.authority': 'yes' },
}

/** Starts a proposal for a new organisation, answers everything, hands it in. Returns the proposal's address. */
export async function applyTo(
  page: Page,
  challenge: string,
  organisation: string,
  /** What this challenge asks for beside its questions. */
  andAlso: (proposal: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await page.goto(`/en/challenges/${challenge}/apply`)
  await fill(page, { kind: 'enterprise', country: 'FI' })
  await send(page, 'Continue')
  await fill(page, { name: organisation })
  await send(page, 'Start the proposal')
  const proposal = /\/en\/proposals\/[0-9a-f-]+/.exec(page.url())?.[0]
  assert.ok(proposal, page.url())
  for (const [section, fields] of Object.entries(answers)) {
    await page.goto(`${proposal}/sections/${section}`)
    await fill(page, fields)
    await send(page, 'Save and continue')
  }
  await andAlso(proposal)
  await page.goto(`${proposal}/check`)
  await send(page, /^Submit/)
  return proposal
}

async function problemOf(page: Page): Promise<string> {
  const problems = await page.locator('.error-summary, [role=alert]').allInnerTexts()
  return problems.join(' / ') || (await page.getByRole('main').innerText()).slice(0, 500)
}
