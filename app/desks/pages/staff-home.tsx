import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { formatList } from '#app/platform/format.ts'
import {
  isOrganiserAnywhere,
  isOfficialOf,
  isOrganiserOf,
  isPartnerSomewhereIn,
  isStaffSomewhereIn,
  type Role,
} from '#app/people/core/viewer.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { deskView } from '../core/desk-view.ts'
import { rolesInChallenge, rolesInProgramme } from '../core/staff-roles.ts'
import { desksOfViewer } from '../data/challenge-desks.server.ts'
import { programmesOfViewer } from '../data/staff-programmes.server.ts'
import { StaffChallengeCard } from '../parts/staff-challenge-card.tsx'

export const access = { loader: { who: 'staff anywhere' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn: viewer } = context
  const programmes = await programmesOfViewer(db, { viewer, lang })
  const desks = await desksOfViewer(db, { viewer, lang, now })
  return json({
    pageTitle: context.t('desks')('organise.title'),
    nowIso: now.toISOString(),
    mayBegin: isOrganiserAnywhere(viewer),
    programmes: programmes.map(({ id, ...programme }) => ({
      ...programme,
      roles: rolesInProgramme(viewer, id),
      isOpen: isStaffSomewhereIn(viewer, id),
      isPartner: isPartnerSomewhereIn(viewer, id),
      isOfficial: isOfficialOf(viewer, id),
      isOrganiser: isOrganiserOf(viewer, { programmeId: id }),
      challenges: desks
        .filter(({ challenge }) => challenge.programmeId === id)
        .map((desk) => ({
          ...deskView(desk, { viewer, now }),
          roles: rolesInChallenge(viewer, desk.challenge.id),
          isOrganiser: isOrganiserOf(viewer, { programmeId: id, challengeId: desk.challenge.id }),
        })),
    })),
  })
}

type Programme = SerializeFrom<typeof loader>['programmes'][number]

/** The home of organisers and of everybody else who works for a programme: what is theirs, and nothing besides. */
export default function StaffHome() {
  const { programmes, mayBegin, nowIso } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const all = programmes.flatMap(({ challenges }) => challenges)
  const yours = all.flatMap(({ waiting }) => waiting.filter(({ isYours }) => isYours)).length
  const begin = <ButtonLink to={paths.organise.newProgramme}>{t('organise.new-programme')}</ButtonLink>
  return (
    <AreaLayout
      area="organiser"
      title={t('organise.title')}
      lede={
        all.length === 0
          ? undefined
          : yours === 0
            ? t('organise.nothing')
            : t('organise.lede', { count: yours })
      }
      actions={mayBegin && programmes.length > 0 ? begin : undefined}
    >
      {programmes.length === 0 ? (
        <EmptyState title={t('organise.none')} action={mayBegin ? begin : undefined}>
          <p>{t('organise.none-text')}</p>
        </EmptyState>
      ) : null}
      {programmes.map((programme) => (
        <ProgrammeSection key={programme.slug} programme={programme} nowIso={nowIso} />
      ))}
    </AreaLayout>
  )
}

function ProgrammeSection({ programme, nowIso }: { programme: Programme; nowIso: string }) {
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const { slug, name, isOpen, isOrganiser, challenges } = programme
  const isPartnerOnly = !isOpen && challenges.length === 0
  return (
    <Section id={slug} title={isOpen ? <a href={paths.organise.programme(slug)}>{name}</a> : name}>
      {isOrganiser ? null : <WhoYouAre programme={programme} />}
      {challenges.length > 0 ? (
        <Columns shape="cards">
          {challenges.map((challenge) => (
            <StaffChallengeCard
              key={challenge.slug}
              challenge={challenge}
              nowIso={nowIso}
              roles={isOrganiser ? [] : challenge.roles}
              hasPages={!challenge.isOrganiser}
            />
          ))}
        </Columns>
      ) : isPartnerOnly ? null : (
        <EmptyState title={t('organise.no-challenge')}>
          <p>{t(isOrganiser ? 'organise.no-challenge-organiser' : 'organise.no-challenge-staff')}</p>
        </EmptyState>
      )}
    </Section>
  )
}

/** For those who do not run the programme: as what they are here, and the pages about the programme as a whole. */
function WhoYouAre({ programme }: { programme: Programme }) {
  const { t } = useTranslation(['desks', 'people', 'ui'])
  const { lang, paths } = useSite()
  const { slug, roles, isOpen, isPartner, isOfficial, isPublic, contactEmail, challenges } = programme
  const { organise } = paths
  // A chairing juror, who has no role in the programme, sits at the challenge's pages alone.
  const links = [
    ...(isOpen
      ? [
          { to: organise.programme(slug), label: t('ui:programme-nav.cockpit') },
          { to: organise.record(slug), label: t('ui:programme-nav.record') },
          { to: organise.settings(slug), label: t('ui:programme-nav.settings') },
        ]
      : isPartner
        ? [{ to: organise.partner(slug), label: t('desks:partner.link') }]
        : []),
    ...(isOfficial ? [{ to: organise.module(slug, 'series'), label: t('desks:organise.to-series') }] : []),
    ...(isPublic ? [{ to: paths.programme(slug), label: t('desks:organise.public-page') }] : []),
  ]
  const names = (held: readonly Role[]) =>
    formatList(
      lang,
      held.map((role) => t(`people:roles.${role}`)),
    )
  return (
    <>
      {roles.length > 0 ? <p>{t('desks:organise.as', { roles: names(roles) })}</p> : null}
      {isOfficial ? <p>{t('desks:organise.official')}</p> : null}
      {isOpen || challenges.length > 0 || !isPartner ? null : (
        <p>{t(isPublic ? 'desks:organise.partner-public' : 'desks:organise.partner-waits')}</p>
      )}
      <ul className="link-row" role="list">
        {links.map(({ to, label }) => (
          <li key={to}>
            <a href={to}>{label}</a>
          </li>
        ))}
        <li>
          <a href={`mailto:${contactEmail}`}>{t('desks:organise.write')}</a>
        </li>
      </ul>
    </>
  )
}
