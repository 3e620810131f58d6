import { translator } from '#app/platform/i18n.server.ts'
import { longestProgrammeFile } from '#app/publish/core/programme-file.ts'
import { fileProblemSentence } from '#app/publish/data/file-problem-sentence.server.ts'
import { importProgramme } from '#app/publish/flows/import-programme.server.ts'
import type { Command } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { findActor } from './person.ts'
import { readTextFile } from './text-file.ts'

/** A programme from its file, all challenges as drafts; all of it or nothing. */
export const programmeImport: Command = {
  name: 'programme:import',
  summary: 'Makes a programme from a file of programme:export, with its challenges as drafts',
  words: [{ name: 'file' }],
  options: {
    'dry-run': { value: null, about: 'tries everything and keeps nothing' },
    slug: { value: 'slug', about: 'the address, when it is not to be the one in the file' },
    by: { value: 'email', about: 'who becomes its organiser (the first administrator)' },
  },
  details: ['Dates that are past come along; they are moved before a challenge is published.'],
  async run({ words: [path = ''], options }, { env }) {
    const text = await readTextFile(path, longestProgrammeFile * 4)
    return withDatabase(env(), async (db) => {
      const ports = await portsOver(db)
      const by = await findActor(options.by, ports)
      const isDryRun = options['dry-run'] !== undefined
      const imported = await importProgramme({ text, slug: options.slug, by: by.id, isDryRun }, ports)
      const t = translator('en', 'publish')
      if (!imported.ok) {
        const { refusal } = imported
        const say = t as unknown as (key: string, data: object) => string
        const sentence = say(`refusals.${refusal.code}`, refusal)
        const problems = refusal.code === 'file-invalid' ? refusal.problems : []
        return {
          hasProblem: true,
          data: { code: refusal.code, problem: sentence, problems },
          lines: [sentence, ...problems.map((problem) => `  ${fileProblemSentence(t, problem)}`)],
        }
      }
      const { slug, challenges } = imported.value
      return {
        data: {
          programme: slug,
          challenges: challenges.map((one) => one.slug),
          organiser: by.email,
          isDryRun,
        },
        lines: [
          `${slug} ${isDryRun ? 'would come' : 'has come'} with ${challenges.length} challenges as drafts; ` +
            `${by.email} ${isDryRun ? 'would be' : 'is'} its organiser`,
        ],
      }
    })
  },
}
