/*
 * The journeys: the demo on a data folder and a port of its own, a real browser, one journey after the other (the
 * demo's clock only goes forward; who needs it where it began has a demo of its own). Ends with "N passed, N failed". Names on the
 * command line choose journeys.
 */
import * as applyByKeyboard from './apply-by-keyboard.ts'
import * as applicantWithoutScripts from './applicant-without-scripts.ts'
import * as applicationKept from './application-kept.ts'
import * as ballotsCast from './ballots-cast.ts'
import * as ballotsCounted from './ballots-counted.ts'
import * as brokenScript from './broken-script.ts'
import * as clockOnItsWay from './clock-on-its-way.ts'
import * as desksChecked from './desks-checked.ts'
import * as decisionInInbox from './decision-in-inbox.ts'
import * as draftSurvives from './draft-survives.ts'
import * as files from './files.ts'
import * as handOnTheMail from './hand-on-the-mail.ts'
import * as introductionMade from './introduction-made.ts'
import * as jurorWithoutScripts from './juror-without-scripts.ts'
import * as letters from './letters.ts'
import * as lifecycle from './lifecycle.ts'
import * as longWords from './long-words.ts'
import * as lookWithoutScripts from './look-without-scripts.ts'
import * as mailboxSwallows from './mailbox-swallows.ts'
import * as organiserSetup from './organiser-setup.ts'
import * as ownForm from './own-form.ts'
import * as projectDecided from './project-decided.ts'
import * as publicPages from './public-pages.ts'
import * as screenedWithoutScripts from './screened-without-scripts.ts'
import { setStage, type Stage } from './stage.ts'
import * as twelveProposals from './twelve-proposals.ts'

/** A guard against a journey that waits for ever, not a measure of speed. */
const longestMinutes = 20

type Journey = { readonly name: string; run(stage: Stage): Promise<void> }

const onOneStage = [
  publicPages,
  desksChecked,
  letters,
  brokenScript,
  jurorWithoutScripts,
  ballotsCast,
  applicantWithoutScripts,
  files,
  longWords,
  ownForm,
  applyByKeyboard,
  draftSurvives,
  organiserSetup,
  lookWithoutScripts,
  introductionMade,
  handOnTheMail,
  applicationKept,
  projectDecided,
  clockOnItsWay,
  screenedWithoutScripts,
  mailboxSwallows,
  lifecycle,
  ballotsCounted,
]

/** Its juror needs every proposal that the demo begins with; its applicant the challenge the proposal was written for. */
const onTheirOwn = [twelveProposals, decisionInInbox]

const wanted = process.argv.slice(2)
const chosenOf = (journeys: readonly Journey[]) =>
  journeys.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))

const groups = [onOneStage, ...onTheirOwn.map((journey) => [journey])].map(chosenOf)
let passed = 0
let failed = 0
for (const group of groups.filter(({ length }) => length > 0)) {
  await playAll(group)
}
console.log(`${passed} passed, ${failed} failed`)
// What a journey left open must not keep the report back.
process.exit(failed === 0 ? 0 : 1)

async function playAll(group: readonly Journey[]): Promise<void> {
  let stage: Stage
  try {
    stage = await setStage()
  } catch (error) {
    failed += group.length
    console.log(`✗ no stage for ${group.map(({ name }) => name).join('; ')}\n${String(error)}`)
    return
  }
  try {
    for (const journey of group) await play(journey, stage)
  } finally {
    await stage.strike()
  }
}

async function within<T>(minutes: number, work: Promise<T>): Promise<T> {
  let tooLong: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    tooLong = setTimeout(() => reject(new Error(`Not done after ${minutes} minutes`)), minutes * 60_000)
  })
  try {
    return await Promise.race([work, end])
  } finally {
    clearTimeout(tooLong)
  }
}

async function play(journey: Journey, stage: Stage): Promise<void> {
  const begin = performance.now()
  try {
    await within(longestMinutes, journey.run(stage))
    passed += 1
    console.log(`✓ ${journey.name} (${Math.round((performance.now() - begin) / 1000)} s)`)
  } catch (error) {
    failed += 1
    console.log(`✗ ${journey.name}\n${error instanceof Error ? error.message : String(error)}`)
    for (const line of await stage.whereAbouts()) console.log(`  ${line}`)
  }
}
