import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import type { TradeSecret } from '#app/apply/core/trade-secrets.ts'
import { withoutSecrets } from '#app/apply/core/withheld.ts'
import { markedEver } from '#app/apply/data/trade-secrets.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { FormText } from '#app/publish/core/form/form-words.ts'
import { shownForm, type ShownForm } from '#app/publish/core/form/form-words.ts'
import { isAsked } from '#app/publish/core/form/form.ts'
import { formsOf } from '#app/publish/data/forms.server.ts'
import type { ExportedOutcome, ExportedProposal, QuestionColumn } from '../core/export-table.ts'
import type { DeskStanding, ProposalFilters } from '../core/proposal-list.ts'
import { inList, outsideOwnTeams, type ListScope } from './proposal-list.server.ts'

/** What is held in memory at a time, with all its answers. */
const pageSize = 100

type Row = {
  id: string
  reference: string
  standing: DeskStanding
  rule: string | null
  reason: string | null
  submitted_at: Date | string
  version: number
  hash: string
  language: Locale
  organisation: string
  kind: string
  country: string
  title: string
  body: string
}

/**
 * The proposals of a list, page by page in the order of their references, without those of the reader's own teams. Call it
 * only where they are unsealed. `opened` is told the ids of each page before its content is handed on.
 */
export async function* exportPages(
  db: Executor,
  { scope, filters }: { scope: ListScope; filters: ProposalFilters },
  {
    isWithheld,
    decided,
    opened,
  }: {
    /** For a reader who may not read trade secrets. */
    isWithheld: boolean
    /** What the reader may know of the decision, by the proposal's id. */
    decided: ReadonlyMap<string, ExportedOutcome>
    opened(proposalIds: readonly string[]): Promise<void>
  },
): AsyncGenerator<readonly ExportedProposal[]> {
  let after = ''
  for (;;) {
    const { rows } = await db.execute<Row>(sql`
      select d.proposal_id as id, d.reference, d.standing, p.screening_rule as rule, p.screening_reason as reason,
        d.submitted_at, v.number as version, v.hash, d.language, d.organisation, d.kind, d.country, v.title, v.body
      from proposal_documents d join proposals p on p.id = d.proposal_id
      join proposal_versions v on v.proposal_id = p.id and v.number = p.submitted_version
      where ${inList(scope, filters)} and ${outsideOwnTeams(scope)} and d.reference > ${after}
      order by d.reference limit ${pageSize}`)
    const last = rows.at(-1)
    if (!last) return
    await opened(rows.flatMap(({ id, standing }) => (standing === 'withdrawn' ? [] : [id])))
    const ever = isWithheld
      ? await markedEver(
          db,
          rows.map(({ id }) => id),
        )
      : null
    yield rows.map((row) =>
      exportedFrom(row, {
        withheld: ever && (ever.get(row.id) ?? []),
        decided: decided.get(row.id) ?? null,
      }),
    )
    after = last.reference
  }
}

/** `withheld`: what its team has ever marked, for a reader who may not read that. */
function exportedFrom(
  row: Row,
  { withheld, decided }: { withheld: readonly TradeSecret[] | null; decided: ExportedOutcome | null },
): ExportedProposal {
  const { reference, standing, rule, reason, version, hash, language, organisation, kind, country } = row
  const facts = {
    reference,
    standing,
    rule,
    reason,
    decided,
    version,
    hash,
    language,
    organisation,
    kind,
    country,
  }
  const submittedAt = new Date(row.submitted_at).toISOString()
  if (standing === 'withdrawn') return { ...facts, submittedAt, content: null }
  const frozen = readFrozenBody(row.body)
  const body = withheld === null ? frozen : withoutSecrets(frozen, withheld)
  const { registryNumber, website } = body.organisation
  return {
    ...facts,
    submittedAt,
    content: {
      title: row.title,
      registryNumber: registryNumber ?? '',
      website: website ?? '',
      partners: body.partners ?? [],
      formNumber: body.formNumber ?? 0,
      answers: body.answers,
      secrets: body.secrets ?? [],
      earlier: body.earlier ?? [],
    },
  }
}

/** Every form the challenge has had, the newest first, in the reader's words. */
export async function formsInWords(
  db: Executor,
  challengeId: string,
  { lang, t }: { lang: Locale; t: FormText },
): Promise<ShownForm[]> {
  return [...(await formsOf(db, challengeId))].reverse().map((form) => shownForm(form, lang, t))
}

/** Every question of these forms, the first form's first. */
export function questionColumns(forms: readonly ShownForm[]): QuestionColumn[] {
  const columns = new Map<string, string>()
  for (const question of forms.flatMap(({ sections }) => sections).flatMap(({ questions }) => questions)) {
    if (isAsked(question) && !columns.has(question.key)) columns.set(question.key, question.label)
  }
  return [...columns].map(([key, label]) => ({ key, label }))
}

/** Names of people in the teams of a challenge and of the files handed in there, by id: what answers refer to. */
export async function namesInAnswers(
  db: Executor,
  challengeId: string,
): Promise<{ members: Readonly<Record<string, string>>; files: Readonly<Record<string, string>> }> {
  const { rows: members } = await db.execute<{ id: string; name: string }>(sql`
    select distinct l.id, l.name from team_members m join people l on l.id = m.person_id
    join proposals p on p.id = m.proposal_id where p.challenge_id = ${challengeId} and p.state = 'submitted'`)
  const { rows: files } = await db.execute<{ id: string; name: string }>(sql`
    select f.id, f.name from proposal_files f join proposals p on p.id = f.proposal_id
    where p.challenge_id = ${challengeId} and p.state = 'submitted'`)
  const byId = (rows: readonly { id: string; name: string }[]) =>
    Object.fromEntries(rows.map(({ id, name }) => [id, name]))
  return { members: byId(members), files: byId(files) }
}

/** How many proposals a list would export. */
export async function countToExport(
  db: Executor,
  { scope, filters }: { scope: ListScope; filters: ProposalFilters },
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from proposal_documents d
    where ${inList(scope, filters)} and ${outsideOwnTeams(scope)}`)
  return rows[0]?.count ?? 0
}
