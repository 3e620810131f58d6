import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'

/** Challenges of fifty programmes, half of them open, each with briefs in three languages. */
export async function writeChallenges(db: Db, count: number): Promise<void> {
  await db.execute(sql`
    with author as (insert into people (name, email) values ('Author', 'author@bench.example') returning id),
      approver as (insert into people (name, email) values ('Approver', 'approver@bench.example') returning id),
      made as (
        insert into programmes (slug, theme, zone, languages, contact_email)
        select 'programme-' || n, (array['city', 'wave', 'leaf', 'circuit'])[1 + n % 4], 'Europe/Helsinki', '{en,fi,zh-CN}', 'x@bench.example'
        from generate_series(0, 49) n returning id, slug),
      named as (
        insert into programme_texts (programme_id, locale, name) select id, 'en', 'Programme ' || slug from made)
    insert into challenges (programme_id, slug, number, state, zone, opens_at, closes_at, judging_ends_at, announces_at,
      eligible_kinds, eligible_countries, created_by, approved_by)
    select made.id, 'challenge-' || n, n, 'open', 'Europe/Helsinki', now() - interval '400 days',
      now() + ((n % 2) * 2 - 1) * interval '1 day' - n * interval '1 minute' * (1 - (n % 2) * 2),
      now() + interval '500 days', now() + interval '600 days',
      case n % 3 when 0 then '{university,enterprise}'::text[] else '{enterprise,university,association,individual}' end,
      case n % 5 when 0 then '{FI,SE,CN}'::text[] else '{}' end, author.id, approver.id
    from generate_series(1, ${count}::int) n, author, approver, made where made.slug = 'programme-' || n % 50`)
  await db.execute(sql`
    with brief as (insert into briefs (challenge_id, is_published) select id, false from challenges returning id, challenge_id)
    insert into brief_texts (brief_id, locale, title, question, tagline, background)
    select brief.id, locale, title || ' ' || c.number, question, 'Number ' || c.number, repeat(question || ' ', 4)
    from brief join challenges c on c.id = brief.challenge_id, lateral (values
      ('en', (array['Quiet harbours', 'Clean parks', 'Warm homes', 'Safe streets'])[1 + c.number % 4],
        (array['How might a harbour be quiet at night?', 'How might parks stay clean?', 'How might homes stay warm?', 'How might streets be safe for all?'])[1 + c.number % 4]),
      ('fi', (array['Hiljaiset satamat', 'Kaupunki ja puistot', 'Lämpimät kodit', 'Turvalliset kadut'])[1 + c.number % 4],
        'Miten tämä onnistuu meidän kaupungissamme?'),
      ('zh-CN', (array['安静的港口', '清洁的公园', '赫尔辛基的住宅', '安全的街道'])[1 + c.number % 4], '我们如何做到这一点？')
    ) t(locale, title, question)`)
  // In parts: publishing writes what a brief is found by, and no statement may take long.
  for (let from = 0; from < count; from += 1_000) {
    await db.execute(sql`update briefs b set is_published = true from challenges c
      where c.id = b.challenge_id and c.number > ${from} and c.number <= ${from + 1_000}`)
  }
  await db.execute(sql`analyze`)
}
