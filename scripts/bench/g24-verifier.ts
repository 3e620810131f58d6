import { aBundle, type Card } from '#test/factories/a-bundle.ts'
import { storedRubric } from '#app/publish/core/rubrics/index.ts'
import { verifyBundle } from '../../public/haaste-verify.mjs'
import { median, type Entry } from './harness.ts'

const [proposalCount, jurorCount, reviews, criteriaCount] = [3_000, 60, 3, 4]
const scores = proposalCount * reviews * criteriaCount

/** How long the one-file verifier takes for a large challenge, both forms, receipts included. */
export const g24: Entry = {
  id: 'G24',
  title: `Verifier of result bundles: ${scores.toLocaleString('en')} scores`,
  run() {
    const proposals = Array.from({ length: proposalCount }, (_, index) => `p${index + 1}`)
    const criteria = Array.from({ length: criteriaCount }, (_, index) => ({
      ...{ id: `c${index + 1}`, position: index + 1, weight: 25, minimum: null, isForFinalists: false },
      rubric: storedRubric({ type: 'anchored-scale', config: { lowest: 1, highest: 5 } }),
    }))
    const cards = proposals.flatMap((proposal, row): Card[] =>
      Array.from({ length: reviews }, (_, review) => ({
        ...{ juror: 1 + ((row * reviews + review) % jurorCount), proposal },
        points: Object.fromEntries(
          criteria.map(({ id }, column) => [id, String(1 + ((row * 7 + review * 3 + column * column) % 5))]),
        ),
      })),
    )
    const { publicText, fullText, receipts } = aBundle({ criteria, proposals, jurors: jurorCount, cards })
    const last = receipts.slice(-1)
    const timesOf = (text: string) => {
      const times = [1, 2, 3].map(() => {
        const from = performance.now()
        const { verdict } = verifyBundle(text, { receipts: [...last] })
        return { seconds: (performance.now() - from) / 1_000, verdict }
      })
      return { seconds: median(times.map(({ seconds }) => seconds)), verdict: times[0]?.verdict }
    }
    const [full, open] = [timesOf(fullText), timesOf(publicText)]
    return Promise.resolve({
      comparisons: [],
      counts: [
        { name: 'full form', unit: 's, median of 3', value: full.seconds, bar: 2, stretch: 1 },
        { name: 'public form', unit: 's, median of 3', value: open.seconds, bar: 2, stretch: 0.5 },
      ],
      checks: [
        {
          what: 'both forms are proved',
          holds: full.verdict === 'proved' && open.verdict === 'proved',
          says: `${(fullText.length / 1e6).toFixed(1)} MB and ${(publicText.length / 1e6).toFixed(1)} MB`,
        },
      ],
      notes: [`${receipts.length.toLocaleString('en')} entries of the record.`],
    })
  },
}
