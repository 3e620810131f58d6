/*
 * The journeys: the demo on a data folder and a port of its own, a real browser, one journey after the other (the
 * demo's clock only goes forward). Ends with "N passed, N failed". Names on the command line choose journeys.
 */
import * as applyByKeyboard from './apply-by-keyboard.ts'
import * as applicantWithoutScripts from './applicant-without-scripts.ts'
import * as brokenScript from './broken-script.ts'
import * as clockOnItsWay from './clock-on-its-way.ts'
import * as desksChecked from './desks-checked.ts'
import * as draftSurvives from './draft-survives.ts'
import * as files from './files.ts'
import * as jurorWithoutScripts from './juror-without-scripts.ts'
import * as letters from './letters.ts'
import * as lifecycle from './lifecycle.ts'
import * as longWords from './long-words.ts'
import * as lookWithoutScripts from './look-without-scripts.ts'
import * as organiserSetup from './organiser-setup.ts'
import * as ownForm from './own-form.ts'
import * as publicPages from './public-pages.ts'
import * as screenedWithoutScripts from './screened-without-scripts.ts'
import { setStage } from './stage.ts'

const journeys = [
  publicPages,
  desksChecked,
  letters,
  brokenScript,
  jurorWithoutScripts,
  applicantWithoutScripts,
  files,
  longWords,
  ownForm,
  applyByKeyboard,
  draftSurvives,
  organiserSetup,
  lookWithoutScripts,
  clockOnItsWay,
  screenedWithoutScripts,
  lifecycle,
]

const wanted = process.argv.slice(2)
const chosen = journeys.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
)

const stage = await setStage()
let failed = 0
try {
  for (const journey of chosen) {
    const begin = performance.now()
    try {
      await journey.run(stage)
      console.log(`✓ ${journey.name} (${Math.round((performance.now() - begin) / 1000)} s)`)
    } catch (error) {
      failed += 1
      console.log(`✗ ${journey.name}\n${error instanceof Error ? error.message : String(error)}`)
      for (const line of await stage.whereAbouts()) console.log(`  ${line}`)
    }
  }
} finally {
  await stage.strike()
}
console.log(`${chosen.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
