import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setStage, type DemoRole } from '#test/e2e/stage.ts'
import { drawSheets } from './screenshots/sheets.ts'

/*
 * Pictures of the demo: `npm run screenshots` starts it on a folder of its own, looks at some pages as the people of its
 * cast for the README, then at every page of the setup and of the public side at two widths, light and dark, and writes
 * docs/screenshots.
 */

type Picture = {
  name: string
  role: DemoRole
  path: string
  /** Opens the first link in the page whose address looks like this, and shows where it leads. */
  follow?: RegExp
  width?: number
  isDark?: boolean
}

const urban = 'urban-renewal-of-old-industrial-parks'
const judged = 'second-life-for-bus-batteries'

const pictures: Picture[] = [
  { name: 'home', role: 'public', path: '/en' },
  { name: 'challenge', role: 'public', path: `/en/challenges/${urban}` },
  { name: 'challenge-phone-chinese', role: 'public', path: `/zh-CN/challenges/${urban}`, width: 390 },
  { name: 'pilot', role: 'public', path: '/en/pilots', follow: /\/pilots\/[a-z0-9-]+$/ },
  { name: 'task-list', role: 'applicant-draft', path: '/en/proposals', follow: /\/proposals\/[0-9a-f-]+$/ },
  {
    name: 'scorecard',
    role: 'juror',
    path: `/en/jury/challenges/${judged}`,
    follow: /\/jury\/assignments\//,
  },
  { name: 'cockpit', role: 'organiser', path: `/en/organise/challenges/${judged}` },
  { name: 'progress', role: 'organiser', path: `/en/organise/challenges/${judged}/progress` },
  { name: 'mailbox', role: 'public', path: '/en/mailbox' },
  { name: 'home-dark-finnish', role: 'public', path: '/fi', isDark: true },
]

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url))
mkdirSync(folder, { recursive: true })
const stage = await setStage()
try {
  for (const { name, role, path, follow, width = 1280, isDark = false } of pictures) {
    const { page, close } = await stage.visit(role, {
      viewport: { width, height: width < 600 ? 844 : 800 },
      colorScheme: isDark ? 'dark' : 'light',
    })
    await page.goto(path)
    if (follow) {
      const links = page.locator('main a')
      const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      const to = hrefs.find((href) => follow.test(href))
      if (!to) throw new Error(`${path} has no link like ${follow}`)
      await page.goto(to)
    }
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await page.screenshot({ path: join(folder, `${name}.png`) })
    console.log(`docs/screenshots/${name}.png`)
    await close()
  }
  await drawSheets(stage, folder)
} finally {
  await stage.strike()
}
