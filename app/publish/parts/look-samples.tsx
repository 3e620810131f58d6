import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/format.ts'
import { lookStylesPath } from '../core/look/addresses.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { accentPairs, schemes, ratioShown, type AccentPair, type Accents } from '../core/look/accent.ts'

type Props = {
  accents: Accents
  /** What is shown was typed and not saved. */
  isTried: boolean
  zone: string
  nowIso: string
}

const dayMs = 86_400_000

/** What pages look like in these accents, in both schemes at once, and how well they can be read. */
export function LookSamples({ accents, isTried, zone, nowIso }: Props) {
  const { t } = useTranslation('publish')
  return (
    <Section id="samples" title={t('look.samples')} intro={t('look.samples-intro')}>
      <link rel="stylesheet" href={lookStylesPath(accents, 'sample')} />
      {isTried ? (
        <Callout>
          <p>{t('look.tried')}</p>
        </Callout>
      ) : null}
      <div className="look-samples">
        {schemes.map((scheme) => (
          <div key={scheme}>
            <h3>{t(`look.schemes.${scheme}`)}</h3>
            <div className="look-sample" data-look-sample={scheme}>
              <Sample
                zone={zone}
                atIso={new Date(Date.parse(nowIso) + 3 * dayMs).toISOString()}
                nowIso={nowIso}
              />
            </div>
            <Contrasts accent={accents[scheme]} scheme={scheme} />
          </div>
        ))}
      </div>
    </Section>
  )
}

/** Shown, not used: nothing in it can be reached or pressed. */
function Sample({ zone, atIso, nowIso }: { zone: string; atIso: string; nowIso: string }) {
  const { t } = useTranslation('publish')
  return (
    <>
      <p>
        {t('look.sample-text')} <span className="look-sample__link">{t('look.sample-link')}</span>
      </p>
      <p className="button-row">
        <span className="button button--primary">{t('look.sample-button')}</span>
        <span className="button button--secondary">{t('look.sample-second')}</span>
      </p>
      <DeadlineBlock atIso={atIso} nowIso={nowIso} organiserZone={zone} label={t('look.sample-deadline')} />
    </>
  )
}

function Contrasts({ accent, scheme }: { accent: string; scheme: (typeof schemes)[number] }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const pairs = accentPairs(accent, scheme)
  const weak = pairs.filter(({ ratio, needed }) => ratio < needed).length
  return (
    <Disclosure
      summary={
        weak === 0
          ? t('look.all-readable', { colour: accent })
          : t('look.weak', { colour: accent, count: weak })
      }
      open={weak > 0}
    >
      <DataTable
        caption={t('look.contrasts', { colour: accent })}
        rows={pairs}
        rowKey={({ use }: AccentPair) => use}
        columns={[
          { key: 'use', header: t('look.use'), isRowName: true, cell: ({ use }) => t(`look.uses.${use}`) },
          {
            key: 'ratio',
            header: t('look.ratio'),
            align: 'end',
            cell: ({ ratio }) => formatNumber(lang, ratioShown(ratio)),
          },
          {
            key: 'verdict',
            header: t('look.verdict'),
            cell: ({ ratio, needed }) =>
              ratio >= needed ? (
                <Tag tone="good">{t('look.readable')}</Tag>
              ) : (
                <Tag tone="bad">{t('look.unreadable')}</Tag>
              ),
          },
        ]}
      />
    </Disclosure>
  )
}
