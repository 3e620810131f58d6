import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readAnswerText } from '#app/apply/core/answer-text.ts'
import { draftAnswersOf } from '#app/apply/data/proposals.server.ts'
import { saveSection } from '#app/apply/flows/save-section.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { limitIn } from '#app/publish/core/form/question-type.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { completeAnswers } from '#test/factories/a-proposal.ts'
import { eq } from 'drizzle-orm'

/* Real texts, see test/fixtures/open/README.md, handed in by the same road as everybody's. */

export type RealProposal = { id: string; title: string; text: string; language: string }

/** All of them, the Finnish ones first; `most` takes as many Finnish ones, and all Chinese ones. */
export function realProposals(most: number): RealProposal[] {
  const file = fileURLToPath(new URL('../fixtures/open/proposals.json.gz', import.meta.url))
  const all = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as RealProposal[]
  const isChinese = ({ language }: RealProposal) => language === 'zh'
  return [...all.filter((each) => !isChinese(each)).slice(0, most), ...all.filter(isChinese)]
}

export type HandedIn = { reference: string; language: Locale; answers: Record<string, string> }

/** Begins, writes and hands in one proposal; says what was written. */
export async function handInReal(
  { ports, challengeId }: { ports: Ports; challengeId: string },
  { title, text, language: guessed }: RealProposal,
): Promise<HandedIn> {
  const { db } = ports
  const { id: personId } = await aPerson(db)
  const language: Locale = guessed === 'zh' ? 'zh-CN' : guessed === 'sv' || guessed === 'en' ? guessed : 'fi'
  const proposalId = randomUUID()
  const started = await startProposal(
    {
      challengeId,
      personId,
      applicant: {
        name: `Invented ${proposalId.slice(0, 8)}`,
        kind: 'enterprise',
        country: 'FI',
        website: null,
      },
      language,
      requestId: proposalId,
    },
    ports,
  )
  if (!started.ok) throw new Error(`not begun: ${started.refusal.code}`)
  const answers = {
    ...completeAnswers,
    language,
    title: within(title, limitIn(language, 120)),
    summary: within(text, limitIn(language, 500)) || '…',
    description: within(text, limitIn(language, 5000)) || '…',
  }
  const saved = await saveSection(
    {
      proposalId,
      personId,
      answers: Object.entries(answers).map(([question, value]) => ({
        ...{ question, value },
        version: question === 'language' ? 1 : 0,
      })),
    },
    ports,
  )
  if (!saved.ok) throw new Error(`not saved: ${saved.refusal.code}`)
  const [row] = await db.select().from(proposals).where(eq(proposals.id, proposalId))
  const handedIn = await submitProposal(
    { proposalId, personId, role: 'lead', draftVersion: row?.draftVersion ?? 0, requestId: randomUUID() },
    ports,
  )
  if (!handedIn.ok)
    throw new Error(
      `not handed in: ${handedIn.refusal.code} ${JSON.stringify(await draftAnswersOf(db, proposalId))}`,
    )
  const { reference } = handedIn.value
  const written = Object.entries(answers).map(([key, value]) => [key, value.trim()])
  return { reference, language, answers: Object.fromEntries(written) as Record<string, string> }
}

/** As a form would keep it, cut where the question ends. */
function within(text: string, limit: number): string {
  const kept = readAnswerText(text)
  const clean = (kept.ok ? kept.value : text.replaceAll(/[\p{Cc}]/gu, ' ')).trim()
  const graphemes = [...new Intl.Segmenter().segment(clean)].map(({ segment }) => segment)
  return graphemes.slice(0, limit).join('').trim()
}
