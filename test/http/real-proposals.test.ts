import { beforeAll, describe, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import { readProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { proposalList } from '#app/deadline/data/proposal-list.server.ts'
import { csvRows, workbookRows } from '#test/deadline/read-exports.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, portsOf, whileOpen } from '#test/apply/apply-world.ts'
import { handInReal, realProposals, type HandedIn } from './real-proposals.ts'
import { openSite, theBuild } from './site.ts'

/*
 * What real people wrote goes in by the real flows and comes out of each export to the byte. All of it with
 * `npm run trial:real-proposals`; a part of it here.
 */

const isWhole = process.env.REAL_PROPOSALS === 'all'
const database = useDatabase({ keepsRows: true })
let challengeId: string
let readerId: string
let handedIn: HandedIn[]
let ask: (path: string) => Promise<{ status: number; body: string; bytes: Uint8Array }>

beforeAll(async () => {
  const build = await theBuild()
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open', slug: 'real' })
  challengeId = challenge.id
  readerId = (await aPerson(database.db)).id
  await database.db
    .insert(roleGrants)
    .values({ personId: readerId, role: 'organiser', programmeId: challenge.programmeId })
  handedIn = []
  for (const real of realProposals(isWhole ? Infinity : 20))
    handedIn.push(await handInReal({ ports: portsOf(database), challengeId }, real))
  await database.setClock(afterDeadline)
  const site = openSite(build, { db: database.db, publicDb: database.publicDb })
  const as = await site.signIn(readerId)
  ask = (path) => site.send({ path, as })
}, 3_600_000)

const list = '/en/organise/challenges/real/proposals'
const told = ['title', 'summary', 'description'] as const

describe('real proposals', () => {
  it('come out of JSON as they went in', async () => {
    const { proposals } = JSON.parse((await ask(`${list}.json`)).body) as {
      proposals: { reference: string; content: { answers: Record<string, string> } }[]
    }
    expect(proposals).toHaveLength(handedIn.length)
    for (const { reference, answers } of handedIn)
      expect(proposals.find((each) => each.reference === reference)?.content.answers).toEqual(answers)
  }, 600_000)

  it('come out of CSV as they went in, but for the apostrophe before a formula', async () => {
    const [header = [], ...rows] = csvRows((await ask(`${list}.csv`)).body)
    expect(rows).toHaveLength(handedIn.length)
    const byReference = new Map(rows.map((row) => [row[0], row]))
    for (const { reference, answers } of handedIn) {
      const row = byReference.get(reference) ?? []
      expect(row).toHaveLength(header.length)
      for (const key of told) {
        const text = answers[key] ?? ''
        expect(row).toContain(/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)
      }
    }
  }, 600_000)

  it('come out of a workbook as they went in', async () => {
    const rows = workbookRows((await ask(`${list}.xlsx`)).bytes)
    expect(rows).toHaveLength(handedIn.length + 1)
    const byReference = new Map(rows.map((row) => [row[0], row]))
    for (const { reference, answers } of handedIn)
      for (const key of told) expect(byReference.get(reference)).toContain(answers[key])
  }, 600_000)

  it('are found by a word of their title', async () => {
    const missing: string[] = []
    for (const { reference, answers, language } of handedIn.filter(
      (_, index) => index % (isWhole ? 13 : 3) === 0,
    )) {
      const pattern = language === 'zh-CN' ? /\p{Script=Han}{2,}/gu : /[\p{Script=Latin}]{4,}/gu
      const words = [...(answers.title ?? '').matchAll(pattern)].map(([word]) => word)
      const word = words.toSorted((a, b) => b.length - a.length)[0]
      if (word !== undefined && !(await finds(word, reference))) missing.push(`${reference} by ${word}`)
    }
    expect(missing).toEqual([])
  }, 600_000)
})

async function finds(word: string, reference: string): Promise<boolean> {
  let query = readProposalQuery(new URLSearchParams({ q: word }))
  for (;;) {
    const { rows, next } = await proposalList(database.db, { challengeId, personId: readerId }, query)
    if (rows.some((row) => row.reference === reference)) return true
    if (!next) return false
    query = { ...query, after: next }
  }
}
