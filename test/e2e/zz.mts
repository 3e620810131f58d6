import { chromium } from 'playwright-core'
import { stageAt } from './stage.ts'
const o = 'http://localhost:4400'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const stage = stageAt(o, browser, async () => { await browser.close() }, {} as never)
const [role, name, path, w, scheme, full] = process.argv.slice(2)
const { page, complaints } = await stage.visit(role as never, { viewport: { width: Number(w ?? 1280), height: 900 }, colorScheme: (scheme ?? 'light') as never })
for (const [i, one] of path!.split(',').entries()) {
  await page.goto(o + one); await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `/tmp/shots/${name}${i}.png`, fullPage: full !== 'no' })
  console.log(page.url(), (await page.locator('main a').evaluateAll((l: any[]) => l.map((a) => a.getAttribute('href')))).filter((h) => /proposals\/|organise/.test(h)).slice(0, 25).join(' '))
}
console.log(complaints.join('\n'))
await browser.close()
