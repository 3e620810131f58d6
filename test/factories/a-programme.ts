import type { Executor } from '#db/client.server.ts'
import { programmes, programmeTexts } from '#db/schema/index.ts'

let count = 0

/** A programme in English, run from Helsinki with a partner in Shanghai. Returns its row. */
export async function insertProgramme(
  db: Executor,
  { name = 'A programme', ...overrides }: Partial<typeof programmes.$inferInsert> & { name?: string } = {},
): Promise<typeof programmes.$inferSelect> {
  count += 1
  const [programme] = await db
    .insert(programmes)
    .values({
      slug: `programme-${count}`,
      zone: 'Europe/Helsinki',
      partnerZones: ['Asia/Shanghai'],
      languages: ['en'],
      contactEmail: 'programme@haaste.test',
      ...overrides,
    })
    .returning()
  if (!programme) throw new Error('the programme was not inserted')
  await db.insert(programmeTexts).values({ programmeId: programme.id, locale: 'en', name })
  return programme
}
