/** One picture a page: on a phone and on a desk, in light and in dark, side by side. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { fill, send } from '#test/e2e/hands.ts'
import type { Stage } from '#test/e2e/stage.ts'

const programme = 'second-edition'
const shown = 'china-finland-challenge-2021'
const open = 'home-services-for-the-elderly'

/** How tall a piece of each page is shown, in pixels of the page. */
const height = 1_400
const widths = [1280, 390] as const
const looks = ['light', 'dark'] as const

/** Makes a programme from its template, as a newcomer would, and pictures every page of that and of the public side. */
export async function drawSheets(stage: Stage, folder: string): Promise<void> {
  const organiser = await stage.visit('organiser')
  const challenge = await newProgramme(organiser.page)
  const setup = (page: string) => `/en/organise/challenges/${challenge}${page}`
  const ofProgramme = (page: string) => `/en/organise/programmes/${programme}${page}`
  await draw(stage, organiser.page, folder, {
    'setup-00-new-programme': '/en/organise/programmes/new',
    'setup-01-cockpit': ofProgramme(''),
    'setup-02-settings': ofProgramme('/settings'),
    'setup-03-look': ofProgramme('/look'),
    'setup-04-people': ofProgramme('/people'),
    'setup-05-approvals': ofProgramme('/approvals'),
    'setup-06-calendar': ofProgramme('/calendar'),
    'setup-07-sessions': ofProgramme('/sessions'),
    'setup-08-challenge': setup(''),
    'setup-09-brief': setup('/brief'),
    'setup-10-facts': setup('/facts'),
    'setup-11-sites': setup('/sites'),
    'setup-12-criteria': setup('/criteria'),
    'setup-13-timeline': setup('/timeline'),
    'setup-14-preview': setup('/preview'),
    'setup-15-publish': setup('/publish'),
    'setup-16-questions': `/en/organise/challenges/${open}/questions`,
    'setup-17-share': `/en/organise/challenges/${open}/share`,
    'setup-18-addenda': `/en/organise/challenges/${open}/addenda`,
    'setup-19-copy': ofProgramme('/copy'),
    'setup-20-import': '/en/organise/programmes/import',
  })
  await organiser.close()
  const visitor = await stage.visit('public')
  await visitor.page.goto(`/en/programmes/${shown}`)
  const session = await visitor.page.locator('main a[href*="/sessions/"]').first().getAttribute('href')
  await draw(stage, visitor.page, folder, {
    'public-00-home': '/en',
    'public-01-challenges': '/en/challenges',
    'public-02-programme': `/en/programmes/${shown}`,
    'public-03-challenge': `/en/challenges/${open}`,
    'public-04-session': session ?? '',
    'public-05-ask': `/en/challenges/${open}/ask`,
    'public-06-follow': `/en/challenges/${open}/follow`,
    'public-07-stage': `/en/challenges/${open}/stage`,
    'public-08-open-data': '/en/open-data',
  })
  await visitor.close()
}

async function newProgramme(page: Page): Promise<string> {
  await page.goto('/en/organise/programmes/new')
  await fill(page, {
    template: shown,
    name: 'Second edition',
    slug: programme,
    contactEmail: 'challenge@haaste.test',
    'opensAt.date': '2027-12-03',
    'opensAt.time': '09:00',
  })
  await send(page, 'Create the programme')
  const link = await page.locator('main a[href*="/organise/challenges/"]').first().getAttribute('href')
  if (!link) throw new Error('The new programme leads to no challenge')
  return link.split('/').at(-1)!
}

async function draw(
  stage: Stage,
  page: Page,
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<void> {
  const sheet = await stage.browser.newPage()
  for (const [name, path] of Object.entries(pages)) {
    const pictures: string[] = []
    for (const colorScheme of looks) {
      await page.emulateMedia({ colorScheme })
      for (const width of widths) {
        await page.setViewportSize({ width, height })
        const answer = await page.goto(path)
        if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
        await page.evaluate(() => document.fonts.ready.then(() => undefined))
        const bytes = await page.screenshot({ type: 'jpeg', quality: 90 })
        pictures.push(`<img width="${width / 2}" src="data:image/jpeg;base64,${bytes.toString('base64')}">`)
      }
    }
    await sheet.setViewportSize({ width: 1_730, height: height / 2 + 20 })
    await sheet.setContent(
      `<body style="margin:10px;display:flex;gap:10px;background:#888">${pictures.join('')}</body>`,
    )
    await sheet.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 62 })
    console.log(`docs/screenshots/${name}.jpg`)
  }
  await sheet.close()
}
