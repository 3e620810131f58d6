import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { faultsInEveryLanguage } from './axe.ts'
import { acceptInvitation, fill, linkIn, send } from './hands.ts'
import type { Stage, Visit } from './stage.ts'

export const name =
  'pages that only a mail leads to, before and after the button, checked by axe in four languages'

const urban = 'urban-renewal-of-old-industrial-parks'
const programme = 'china-finland-challenge-2021'
const follower = 'frida.follower@letters.example'
const guests = ['gustav.guest@letters.example', 'greta.guest@letters.example'] as const
const invited = 'ines.invited@letters.example'

/** Following, a guest's place, an invitation, the link to sign in; a challenge from elsewhere; a page that is not there. */
export async function run(stage: Stage): Promise<void> {
  const visitor = await stage.visit('public', { bypassCSP: true })
  const faults = [
    ...(await following(stage, visitor)),
    ...(await placeOfAGuest(stage, visitor)),
    ...(await invitation(stage, visitor)),
    ...(await linkToSignIn(stage, visitor)),
    ...(await listing(stage, visitor)),
    ...(await nothing(stage, visitor)),
  ]
  assert.deepEqual([...faults, ...visitor.complaints], [])
  await visitor.close()
}

/** The page a link leads to, in every language. */
async function check(page: Page, link: string): Promise<string[]> {
  const { pathname, search } = new URL(link, page.url())
  const { faults, states } = await faultsInEveryLanguage(page, pathname.replace(/^\/[^/]+/, '') + search)
  assert.equal(states, 4)
  return faults
}

async function following(stage: Stage, { page }: Visit): Promise<string[]> {
  await page.goto(`/en/challenges/${urban}/follow`)
  await fill(page, { email: follower })
  await send(page, /Follow|mail/)
  const link = await linkIn(stage, follower, /Please confirm/, /\/following\//)
  const before = await check(page, link)
  await page.goto(link)
  await send(page, /Confirm|Yes/)
  return [...before, ...(await check(page, link))]
}

/** Two guests of a session at which one may meet: one asks the other, so that the page has everything it can have. */
async function placeOfAGuest(stage: Stage, { page }: Visit): Promise<string[]> {
  await page.goto(`/en/programmes/${programme}`)
  const hrefs = await page
    .locator('main a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
  const session = hrefs.find((href) => /\/sessions\/matchmaking-[^/]+$/.test(href))
  assert.ok(session, 'the programme leads to its matchmaking')
  const faults: string[] = []
  const places: string[] = []
  for (const email of guests) {
    await page.goto(`${session}/place`)
    await fill(page, { name: email.split('.')[0]!, email, isOpenToMeet: 'yes' })
    await send(page, /place/i)
    const link = await linkIn(stage, email, /confirm|place/i, /\/places\//)
    places.push(link)
    if (email === guests[0]) faults.push(...(await check(page, link)))
    await page.goto(link)
    await send(page, /Confirm|Yes/)
  }
  const [first, second] = places as [string, string]
  await page.goto(first)
  await page.getByText('Ask to meet').first().click()
  await fill(page, { note: 'Ten minutes about old halls?' })
  await send(page, /Send|Ask/)
  return [...faults, ...(await check(page, first)), ...(await check(page, second))]
}

async function invitation(stage: Stage, { page }: Visit): Promise<string[]> {
  const organiser = await stage.visit('organiser')
  await organiser.page.goto(`/en/organise/programmes/${programme}/people`)
  await fill(organiser.page, { email: invited })
  await send(organiser.page, 'Send the invitation')
  assert.deepEqual(organiser.complaints, [])
  await organiser.close()
  const faults = await check(page, await linkIn(stage, invited, /China-Finland/))
  await (await acceptInvitation(stage, invited, /China-Finland/)).close()
  return faults
}

async function linkToSignIn(stage: Stage, { page }: Visit): Promise<string[]> {
  await page.goto('/en/sign-in')
  await fill(page, { email: follower })
  await send(page, 'Send the mail')
  return check(page, await linkIn(stage, follower, /code/i))
}

/** A challenge of somebody else's, which an administrator brings in. */
async function listing(stage: Stage, { page }: Visit): Promise<string[]> {
  const administrator = await stage.visit('administrator')
  await administrator.page.goto('/en/administration/listings')
  const row = {
    id: 'quiet-1',
    title: 'A quieter harbour',
    tagline: 'Ships hum all night',
    agency: 'Harbour Office',
    submission_start_raw: '05/23/2019 12:00 AM',
    submission_end_raw: 'some day',
    total_prize_raw: '$15,000',
    description: '<p>Ships hum <b>all night</b>, and <script>nobody</script> sleeps.</p>',
    source_url: 'https://www.listings.example/quiet',
  }
  await fill(administrator.page, { pasted: JSON.stringify([row]) })
  await send(administrator.page, 'Take them in')
  assert.deepEqual(administrator.complaints, [])
  await administrator.close()
  await page.goto('/en/listings')
  await page.getByRole('main').getByRole('link', { name: row.title }).click()
  await page.waitForURL(/listings\/[^/]+$/)
  return check(page, page.url())
}

/** What is not there, and what is somebody else's: pages too. */
async function nothing(stage: Stage, visitor: Visit): Promise<string[]> {
  const applicant = await stage.visit('applicant-draft', { bypassCSP: true })
  const pages = [
    [visitor.page, '/no-such-page', 404],
    [visitor.page, '/challenges/no-such-challenge', 404],
    [applicant.page, '/administration', 403],
  ] as const
  const faults: string[] = []
  for (const [page, path, status] of pages) {
    const checked = await faultsInEveryLanguage(page, path, { status })
    faults.push(...checked.faults)
  }
  await applicant.close()
  // The browser itself complains of each answer that is no success.
  const isOurs = (complaint: string) => !/status of 404/.test(complaint)
  visitor.complaints.splice(0, visitor.complaints.length, ...visitor.complaints.filter(isOurs))
  return faults
}
