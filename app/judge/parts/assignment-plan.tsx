import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { BarStrip } from '#app/ui/figure/bar-strip.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { PlanQuality } from '../core/assignment.ts'
import type { LackingKind } from '../core/assignment/lacking-kinds.ts'
import type { OpenLevel } from '../core/assignment/open-levels.ts'
import { isJurorKind } from '../core/juror-kinds.ts'

type Bounds = { present: number; minimumLoad: number; maximumLoad: number }

export type PlanView = {
  readonly loads: readonly {
    jurorId: string
    name: string
    planned: number
    present: number
    minimumLoad: number
    maximumLoad: number
  }[]
  readonly served: readonly { proposalId: string; reference: string; title: string; match: number }[]
  readonly quality: PlanQuality
}

/** Who would read how much, which proposals are matched worst, and how sure it is that nothing is better. */
export function PlanFigures({ loads, served, quality }: PlanView) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const worst = served[0]
  const loadNote = ({ present, minimumLoad, maximumLoad }: Bounds, planned: number) =>
    new Intl.ListFormat(lang, { type: 'unit' }).format([
      ...(present === planned ? [] : [t('assign.load-now', { present })]),
      ...(minimumLoad > 0 ? [t('assign.load-least', { minimumLoad })] : []),
      t('assign.load-most', { maximumLoad }),
    ])
  const given = Math.round((1 - quality.shareOfBest) * 1000) / 10
  if (loads.length === 0) return <EmptyState title={t('assign.no-jurors')} />
  return (
    <>
      <p>{t(quality.isProved ? 'assign.proof.proved' : 'assign.proof.not-proved')}</p>
      <NotProved open={quality.open} />
      {given > 0 ? <p>{t('assign.proof.share', { given: formatNumber(lang, given) })}</p> : null}
      <BarStrip
        title={t('assign.loads')}
        unit={t('assign.unit')}
        labelHeader={t('jury.name')}
        max={Math.max(...loads.map(({ maximumLoad, planned }) => Math.max(maximumLoad, planned)))}
        bars={loads.map(({ name, planned, ...bounds }) => ({
          ...{ label: name, value: planned, note: loadNote(bounds, planned) },
        }))}
      />
      {worst ? (
        <BarStrip
          title={t('assign.served', worst)}
          unit={t('assign.served-unit')}
          labelHeader={t('queue.proposal')}
          note={t('assign.served-note')}
          max={100}
          bars={served.map(({ title, reference, match }, index) => ({
            ...{ label: `${title} (${reference})`, value: match, isMarked: index === 0 },
          }))}
        />
      ) : null}
    </>
  )
}

/** On which points another plan could be better, and by how much at the most. */
function NotProved({ open }: { open: readonly OpenLevel[] }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  if (open.length === 0) return null
  const inWords = ({ level, atMost }: OpenLevel) => {
    if (!atMost || level === 'evenness') return t(`assign.proof.open.${level}`)
    if (level !== 'matches') return t(`assign.proof.open.${level}-most`, { count: atMost })
    // Rounded up: more than that it cannot be.
    return t('assign.proof.open.matches-most', { most: formatNumber(lang, Math.ceil(atMost * 1000) / 10) })
  }
  return (
    <ul>
      {open.map((own) => (
        <li key={own.level}>{inWords(own)}</li>
      ))}
    </ul>
  )
}

export type ClashView = {
  readonly kind: 'room' | 'work'
  readonly proposals: number
  readonly jurors: readonly string[]
  readonly needed: number
  readonly possible: number
  readonly reliefs: readonly { kind: 'raise-most' | 'lower-least'; juror: string; to: number }[]
}

/** What keeps every plan from being whole, counted, and the smallest changes that help. */
export function PlanClashes({ clashes }: { clashes: readonly ClashView[] }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  if (clashes.length === 0) return null
  const list = (words: readonly string[]) => new Intl.ListFormat(lang).format(words)
  return (
    <Callout tone="warn" title={t('assign.clash.title')}>
      {clashes.map(({ kind, proposals, jurors, needed, possible, reliefs }) => {
        const names = list(jurors)
        const changes = list(reliefs.map((relief) => t(`assign.clash.${relief.kind}`, relief)))
        return (
          <p key={`${kind} ${names}`}>
            {kind === 'room'
              ? t('assign.clash.room', { count: proposals, needed, possible, jurors: names })
              : t('assign.clash.work', { needed, possible, jurors: names })}{' '}
            {t(kind === 'room' ? 'assign.clash.help' : 'assign.clash.help-work', { reliefs: changes })}
          </p>
        )
      })}
    </Callout>
  )
}

type LackingView = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly kinds: readonly LackingKind[]
}

/** The proposals that would have nobody of a kind that is asked for, why each, and, if these are all, that the others have theirs. */
export function LackingKinds({
  lacking,
  isAll,
  quality,
}: {
  lacking: readonly LackingView[]
  isAll: boolean
  quality: PlanQuality
}) {
  const { t } = useTranslation('judge')
  if (lacking.length === 0) return null
  const isProved = !quality.open.some(({ level }) => level !== 'evenness' && level !== 'matches')
  return (
    <Callout tone="warn" title={t('assign.lacking', { count: lacking.length })}>
      <p>
        {isAll ? t('assign.lacking-hint') : null} {isProved ? t('assign.lacking-proved') : null}
      </p>
      <ul>
        {lacking.map(({ proposalId, title, reference, kinds }) => (
          <li key={proposalId}>
            {title} ({reference})
            <ul>
              {kinds.map(({ kind, reason, count }) =>
                isJurorKind(kind) ? (
                  <li key={kind}>{t(`assign.lack.${reason}`, { kind: t(`assign.kinds.${kind}`), count })}</li>
                ) : null,
              )}
            </ul>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

export type ShortageView = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly assigned: number
  readonly needed: number
  readonly cleared: number
  readonly reason: 'too-few-cleared' | 'jurors-full'
}

/** The proposals that would have too few jurors, and why each. */
export function Uncovered({ shortages }: { shortages: readonly ShortageView[] }) {
  const { t } = useTranslation('judge')
  if (shortages.length === 0) return null
  const title = t('assign.uncovered', { count: shortages.length })
  return (
    <Section id="uncovered" title={title}>
      <DataTable
        caption={title}
        isCaptionHidden
        rows={shortages}
        rowKey={({ proposalId }) => proposalId}
        columns={[
          {
            key: 'title',
            header: t('queue.proposal'),
            isRowName: true,
            cell: ({ title: own, reference }) => `${own} (${reference})`,
          },
          {
            key: 'reviews',
            header: t('assign.reviews'),
            align: 'end',
            cell: ({ assigned, needed }) => `${assigned} / ${needed}`,
          },
          {
            key: 'reason',
            header: t('assign.why'),
            cell: ({ reason, cleared, needed }) => t(`assign.reason.${reason}`, { cleared, needed }),
          },
        ]}
      />
    </Section>
  )
}
