import { programmeFileText } from '#app/publish/core/programme-file.ts'
import { programmePlan } from '#app/publish/data/programme-plan.server.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'
import { findProgramme } from './scope.ts'

/** A programme as a file on standard output: without people, proposals and scores. */
export const programmeExport: Command = {
  name: 'programme:export',
  summary: 'Prints a programme as a file: texts, parties, criteria, sites, dates; nobody’s data',
  words: [{ name: 'programme' }],
  details: [
    'npm run -s haaste -- programme:export sustainable-cities > sustainable-cities.json',
    'With --json the file stands in the answer under "file". The format: docs/programme-file.md.',
  ],
  async run({ words: [slug = ''] }, { env }) {
    return withDatabase(env(), async (db) => {
      const { id } = await findProgramme(db, slug)
      const plan = await programmePlan(db, id)
      if (!plan) throw new Error(`The programme ${slug} vanished while it was read`)
      const text = programmeFileText(plan)
      return { data: { programme: slug, file: JSON.parse(text) as unknown }, lines: [text.trimEnd()] }
    })
  },
}
