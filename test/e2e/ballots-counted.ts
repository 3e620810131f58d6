import assert from 'node:assert/strict'
import { axeViolations } from './axe.ts'
import type { Stage } from './stage.ts'

export const name =
  'ballots are counted: ranking, fairness, public vote, and what whoever decides reads of them'

const counted: readonly (readonly [page: string, says: RegExp])[] = [
  ['a-seat-in-every-street/ranking', /Mean place[^]*Penkki/],
  ['a-seat-in-every-street/fairness', /Safe and contested places[^]*The public vote[^]*(9|10) people voted/],
  ['a-seat-in-every-street/decision', /How the public vote went[^]*place 1, mean place \d/],
  ['rain-where-it-falls/ranking', /Strength[^]*One tank, two gardens/],
  ['rain-where-it-falls/fairness', /Circles of three/],
  ['rain-where-it-falls/decision', /place 1, strength \d/],
]

export async function run(stage: Stage): Promise<void> {
  await stage.moveClock('2022-03-20T12:00:00+02:00')
  const { page, complaints, close } = await stage.visit('organiser', { bypassCSP: true })
  const faults: string[] = []
  for (const [at, says] of counted) {
    await page.goto(`/en/organise/challenges/${at}`)
    const words = await page.getByRole('main').innerText()
    assert.match(words, says, `${at} says:\n${words}`)
    faults.push(...(await axeViolations(page, at)))
  }
  assert.deepEqual([faults, complaints], [[], []])
  await close()

  const reader = await stage.visit('public')
  await reader.page.goto('/zh-CN/challenges/a-seat-in-every-street/vote')
  assert.match(await reader.page.getByRole('main').innerText(), /公众投票结果/)
  await reader.close()
}
