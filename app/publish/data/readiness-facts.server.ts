import { fraction } from '#app/platform/fraction.ts'
import { ruleContradictions, storedRule } from '../core/judging-rule.ts'
import { shapeOf, storedRubric } from '../core/rubrics/index.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmeParties, programmes, sectionRemarks } from '#db/schema/index.ts'
import { awaitedApproval } from '#app/people/data/approvals.server.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { ReadinessFacts } from '../core/readiness.ts'
import { untoldWords } from '../core/form/form-problems.ts'
import { currentForm } from './forms.server.ts'
import { criteriaOf, newestBrief } from './challenge-setup.server.ts'
import { writersOf } from './writers.server.ts'

/** What the readiness list is made from. `asker` is who asks or has asked for the review and so cannot approve, if anybody. */
export async function readinessFacts(
  db: Executor,
  challengeId: string,
  asker: string | null,
): Promise<ReadinessFacts> {
  const [row] = await db
    .select({
      programmeId: programmes.id,
      languages: programmes.languages,
      namedIn: sql<Locale[]>`array(select x.locale::text from programme_texts x
        where x.programme_id = ${programmes.id} and btrim(x.name) <> '')`,
      ownerId: challenges.ownerOrganisationId,
      eligibleKinds: challenges.eligibleKinds,
      judgingRule: challenges.judgingRule,
      minimumReviews: challenges.minimumReviews,
      eligibleCountries: challenges.eligibleCountries,
      homeCountries: sql<string[]>`array(select distinct o.country from programme_parties x
        join organisations o on o.id = x.organisation_id where x.programme_id = ${programmes.id}
        and x.relation = 'home_sponsor' and o.country is not null order by o.country)`,
      organiserParties: sql<number>`(select count(*) from ${programmeParties}
        where ${programmeParties.programmeId} = ${programmes.id} and ${programmeParties.relation} = 'organiser')::int`,
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error(`there is no challenge ${challengeId}`)
  const brief = await newestBrief(db, challengeId)
  const criteria = await criteriaOf(db, challengeId)
  const remarks = await db
    .select({ section: sectionRemarks.section })
    .from(sectionRemarks)
    .where(and(eq(sectionRemarks.challengeId, challengeId), isNull(sectionRemarks.answeredAt)))
  const approvers = await awaitedApproval(db, {
    programmeId: row.programmeId,
    challengeId,
    approval: 'opening',
    barred: [asker, ...(await writersOf(db, challengeId)).map(({ personId }) => personId)],
  })
  const form = await currentForm(db, challengeId)
  const rule = storedRule(row.judgingRule)
  const languages = locales.filter((locale) => row.languages.includes(locale))
  return {
    languages,
    namedIn: row.namedIn,
    texts: brief.texts,
    criteria,
    weightsAs: rule.weights,
    contradictions: ruleContradictions(
      rule,
      criteria.map((criterion) => ({
        ...{ position: criterion.position, isForFinalists: criterion.isForFinalists },
        ...{ weight: fraction(criterion.weight), ...shapeOf(storedRubric(criterion)) },
      })),
      row.minimumReviews,
    ),
    isEligibilitySaid: row.eligibleKinds.length > 0,
    eligibleCountries: [...row.eligibleCountries].sort(),
    homeCountries: row.homeCountries,
    untoldForm: form.number === 0 ? [] : untoldWords(form, languages),
    isOwned: row.ownerId !== null,
    organiserParties: row.organiserParties,
    openRemarks: remarks.map(({ section }) => section),
    possibleApprovers: approvers.possible,
  }
}
