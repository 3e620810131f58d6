import { and, eq } from 'drizzle-orm'
import { draftAnswers } from '#db/schema/index.ts'
import { type Lab, siteEnv } from './lab.ts'
import { type Reply, requestBytes } from './load.ts'
import { cookieOf } from './world.ts'

export const question = 'description'
/** The whole row is then about 1.6 KB. */
const answerLength = 1_500

/** A team's draft, as its browser knows it. */
export type Draft = {
  readonly proposalId: string
  readonly cookie: string
  version: number
  saved: number
  value: string
}

/** The drafts of the world and how their teams save them; one team, one connection. */
export async function openAutosaves(lab: Lab) {
  const [{ host, port }, { db, url }, world] = [await lab.site(), await lab.database(), await lab.world()]
  const env = siteEnv(url, port)
  const drafts: Draft[] = []
  for (const { proposalId, leadId } of world.drafts) {
    const cookie = await cookieOf(leadId, db, env)
    // Another entry may have saved it before.
    const [row] = await db
      .select({ version: draftAnswers.version })
      .from(draftAnswers)
      .where(and(eq(draftAnswers.proposalId, proposalId), eq(draftAnswers.question, question)))
    drafts.push({ proposalId, cookie, version: row?.version ?? 0, saved: 0, value: '' })
  }
  return {
    drafts,
    savedSoFar: () => drafts.reduce((sum, { saved }) => sum + saved, 0),
    next(connection: number): Buffer {
      const draft = drafts[connection]!
      draft.value = `Save ${draft.version + 1}. ${'Heat that stays in the block for the night. '.repeat(40)}`
        .slice(0, answerLength)
        .trim()
      const body = JSON.stringify({ question, value: draft.value, version: draft.version })
      return requestBytes({
        ...{ host, method: 'POST', path: `/en/proposals/${draft.proposalId}/autosave`, body },
        headers: {
          cookie: draft.cookie,
          origin: env.publicOrigin,
          secret: env.sessionSecret,
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
        },
      })
    },
    judge({ status, body }: Reply, connection: number): void {
      const draft = drafts[connection]!
      const answer = JSON.parse(body.toString()) as { result: string; version: number }
      if (status !== 200 || answer.result !== 'saved' || answer.version !== draft.version + 1)
        throw new Error(`an autosave was answered ${status} ${body.toString().slice(0, 200)}`)
      draft.version = answer.version
      draft.saved += 1
    },
  }
}
