import { useTranslation } from 'react-i18next'
import { countryName, formatInstant } from '#app/platform/format.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { EntryKind } from '../core/entry.ts'
import type { IntroductionState, SideStanding } from '../core/introductions.ts'
import type { Reason } from '../core/suggestions.ts'
import { IntroductionTag } from './introduction-tag.tsx'
import { ReasonList } from './reason-list.tsx'

type Shown = {
  readonly id: string
  readonly number: number
  readonly state: IntroductionState
  readonly standing: SideStanding
  readonly isSuggested: boolean
  readonly note: string
  readonly reasons: readonly Reason[]
  readonly begunIso: string
  readonly ownTitle: string
  readonly ownLang: string
  readonly otherId: string
  readonly otherKind: EntryKind
  readonly isOtherPublic: boolean
  readonly otherTitle: string
  readonly otherLang: string
  readonly otherOrganisation: string
  readonly otherCountry: string
  readonly name: string | null
  readonly email: string | null
  readonly shows: boolean
  readonly otherShows: boolean
}

type Programme = { readonly slug: string; readonly zone: string }

/** The introductions one is a side of: those that wait for an answer first, the address where both have said yes. */
export function OwnIntroductions({
  introductions,
  programme,
}: {
  introductions: readonly Shown[]
  programme: Programme
}) {
  const { t } = useTranslation('matchmaking')
  if (introductions.length === 0) return null
  const order: readonly SideStanding[] = ['to-answer', 'made', 'waiting', 'over']
  const sorted = [...introductions].sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
  return (
    <Section id="introductions" title={t('own.introductions')}>
      <ul className="session-list">
        {sorted.map((each) => (
          <li key={each.id} className="session-list__item">
            <Introduction introduction={each} programme={programme} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Introduction({ introduction, programme }: { introduction: Shown; programme: Programme }) {
  const { t } = useTranslation('matchmaking')
  const { lang, paths } = useSite()
  const { standing, otherOrganisation, email, name } = introduction
  const isOpen = standing === 'to-answer' || standing === 'waiting'
  return (
    <>
      <h3 className="session-list__title">{otherOrganisation}</h3>
      <p className="session-list__facts">
        {standing === 'made' ? (
          <IntroductionTag state={introduction.state} />
        ) : (
          <Tag tone={standing === 'to-answer' ? 'warn' : standing === 'waiting' ? 'progress' : 'neutral'}>
            {t(`own.standing.${standing}`)}
          </Tag>
        )}
        {countryName(lang, introduction.otherCountry)} ·{' '}
        {formatInstant(lang, introduction.begunIso, programme.zone, 'date')}
      </p>
      <SummaryList
        items={[
          {
            label: t(`kinds.${introduction.otherKind}`),
            value: introduction.isOtherPublic ? (
              <a
                href={paths.catalogueEntry(programme.slug, introduction.otherId)}
                lang={introduction.otherLang}
              >
                {introduction.otherTitle}
              </a>
            ) : (
              <span lang={introduction.otherLang}>{introduction.otherTitle}</span>
            ),
          },
          { label: t('own.yours'), value: <span lang={introduction.ownLang}>{introduction.ownTitle}</span> },
          ...(introduction.note ? [{ label: t('own.note'), value: introduction.note }] : []),
          ...(email !== null && name !== null
            ? [
                { label: t('own.contact'), value: name },
                { label: t('own.email'), value: <a href={`mailto:${email}`}>{email}</a> },
              ]
            : []),
        ]}
      />
      {isOpen ? (
        <Disclosure size="small" summary={t('own.why')} open={standing === 'to-answer'}>
          <ReasonList reasons={introduction.reasons} />
        </Disclosure>
      ) : null}
      {standing === 'over' ? <p>{t('own.over')}</p> : null}
      {standing === 'waiting' ? <p>{t('own.waiting')}</p> : null}
      {isOpen ? <Answer introduction={introduction} /> : null}
      {standing === 'made' && introduction.state !== 'declined' ? (
        <Showing introduction={introduction} />
      ) : null}
    </>
  )
}

function Answer({ introduction: { id, standing, otherOrganisation } }: { introduction: Shown }) {
  const { t } = useTranslation('matchmaking')
  const hidden = { introduction: id }
  return (
    <>
      {standing === 'to-answer' ? <p>{t('own.consent')}</p> : null}
      <ButtonRow>
        {standing === 'to-answer' ? (
          <Form intent="yes" hidden={hidden} label={t('own.yes-to', { organisation: otherOrganisation })}>
            <SubmitButton>
              {t('own.yes')}
              <span className="visually-hidden"> {otherOrganisation}</span>
            </SubmitButton>
          </Form>
        ) : null}
        <Form intent="no" hidden={hidden} label={t('own.no-to', { organisation: otherOrganisation })}>
          <SubmitButton tone="secondary">
            {t(standing === 'to-answer' ? 'own.no' : 'own.take-back')}
            <span className="visually-hidden"> {otherOrganisation}</span>
          </SubmitButton>
        </Form>
      </ButtonRow>
    </>
  )
}

function Showing({ introduction: { id, shows, otherShows, otherOrganisation } }: { introduction: Shown }) {
  const { t } = useTranslation('matchmaking')
  const word = t(shows ? 'own.hide' : 'own.show')
  return (
    <>
      <p>{t(shows && otherShows ? 'own.is-shown' : shows ? 'own.shows' : 'own.shows-not')}</p>
      <Form
        intent={shows ? 'hide' : 'show'}
        hidden={{ introduction: id }}
        label={`${word} ${otherOrganisation}`}
      >
        <SubmitButton tone="secondary" size="small">
          {word}
          <span className="visually-hidden"> {otherOrganisation}</span>
        </SubmitButton>
      </Form>
    </>
  )
}
