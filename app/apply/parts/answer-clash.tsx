import { useTranslation } from 'react-i18next'
import { formatRelative } from '#app/platform/format.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ProposalFrame } from '../core/proposal-frame.ts'

type Clash = { theirs: string; by: string | null; isOwn: boolean; changedAt: string }

/** "Maija changed this 3 minutes ago." */
function useWhoChanged({ by, isOwn, changedAt }: Clash, frame: ProposalFrame): string {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const isJustNow = Date.parse(frame.nowIso) - Date.parse(changedAt) < 60_000
  const when = formatRelative(lang, changedAt, frame.nowIso)
  if (isOwn) return isJustNow ? t('clash.own-now') : t('clash.own', { when })
  if (isJustNow) return by === null ? t('clash.somebody-now') : t('clash.title-now', { name: by })
  return by === null ? t('clash.somebody', { when }) : t('clash.title', { name: by, when })
}

function TheirText({ theirs, isOwn }: Pick<Clash, 'theirs' | 'isOwn'>) {
  const { t } = useTranslation('apply')
  return (
    <Disclosure summary={t(isOwn ? 'clash.view-own' : 'clash.view')} open>
      <blockquote className="prose" dir="auto">
        {theirs === '' ? t('clash.emptied') : theirs}
      </blockquote>
    </Disclosure>
  )
}

/** Two wrote the same answer: both texts, and the choice. In a form that was posted back. */
export function ClashInPost({
  question,
  clash,
  frame,
}: {
  question: string
  clash: Clash
  frame: ProposalFrame
}) {
  const { t } = useTranslation('apply')
  return (
    <Callout tone="warn" title={useWhoChanged(clash, frame)}>
      <TheirText {...clash} />
      <RadioGroup
        name={`keep.${question}`}
        label={t('clash.which')}
        defaultValue="mine"
        choices={[
          { value: 'mine', label: t(clash.isOwn ? 'clash.keep-here' : 'clash.keep-mine') },
          { value: 'theirs', label: t(clash.isOwn ? 'clash.take-other' : 'clash.take-theirs') },
        ]}
      />
    </Callout>
  )
}

/** The same while writing: nothing is overwritten until one of the two is chosen. */
export function ClashWhileTyping({
  clash,
  frame,
  onSettle,
}: {
  clash: Clash
  frame: ProposalFrame
  onSettle: (choice: 'mine' | 'theirs') => void
}) {
  const { t } = useTranslation('apply')
  return (
    <div role="alert">
      <Callout tone="warn" title={useWhoChanged(clash, frame)}>
        <TheirText {...clash} />
        <ButtonRow>
          <Button type="button" size="small" onClick={() => onSettle('mine')}>
            {t(clash.isOwn ? 'clash.keep-here' : 'clash.keep-mine')}
          </Button>
          <Button type="button" size="small" tone="secondary" onClick={() => onSettle('theirs')}>
            {t(clash.isOwn ? 'clash.take-other' : 'clash.take-theirs')}
          </Button>
        </ButtonRow>
      </Callout>
    </div>
  )
}
