import { useTranslation } from 'react-i18next'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'

export type SeatOfferProps = {
  offer: {
    isSubstitute: boolean
    byBallot: boolean
    maximumLoad: number
    hours: number
    minutesEach: number
    terms: string
    closesAtIso: string
    judgingEndsAtIso: string
    zones: readonly string[]
    conduct: { version: number; html: string }
  }
}

/** What a seat asks for: load and hours, the dates on everybody's clocks, pay, and the promises. */
export function SeatOfferView({ offer }: SeatOfferProps) {
  const { t } = useTranslation('judge')
  const { maximumLoad, hours, minutesEach, terms, zones, conduct } = offer
  return (
    <>
      {offer.isSubstitute ? <p>{t('offer.substitute')}</p> : null}
      <SummaryList
        items={[
          {
            label: t('offer.load'),
            value: t('offer.load-of', { count: maximumLoad, hours, minutes: minutesEach }),
          },
          { label: t('offer.from'), value: <ZonedTimes atIso={offer.closesAtIso} zones={zones} /> },
          {
            label: t(offer.byBallot ? 'ballot.due' : 'offer.until'),
            value: <ZonedTimes atIso={offer.judgingEndsAtIso} zones={zones} />,
          },
          { label: t('offer.terms'), value: terms === '' ? t('offer.no-terms') : terms },
        ]}
      />
      <p>{t('offer.conduct-hint')}</p>
      <Disclosure summary={t('offer.conduct', { version: conduct.version })}>
        <MarkdownView html={conduct.html as RenderedMarkdown} />
      </Disclosure>
    </>
  )
}
