import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { organisations } from '#db/schema/index.ts'
import type { OrganisationKind } from '../templates/template.ts'

export type NamedOrganisation = {
  readonly name: string
  readonly kind: OrganisationKind
  /** ISO 3166-1 alpha-2, or null. */
  readonly country: string | null
}

/** The id of the organisation of this name. One that is known already is taken as it is, another one is added. */
export async function organisationNamed(
  tx: Tx,
  { name, kind, country }: NamedOrganisation,
  by: string,
): Promise<string> {
  const [known] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.name, name))
    .limit(1)
  const [organisation] = known
    ? [known]
    : await tx
        .insert(organisations)
        .values({ name, kind, country, createdBy: by })
        .returning({ id: organisations.id })
  if (!organisation) throw new Error('the organisation was not inserted')
  return organisation.id
}
