import { useTranslation } from 'react-i18next'
import { countryName, formatCalendarDay } from '#app/platform/format.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { useSite } from '#app/ui/site.ts'
import { excerpt, type EntryKind } from '../core/entry.ts'

export type CardEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly organisation: string
  readonly country: string
  readonly title: string
  readonly body: string
  readonly lang: string
  readonly themes: readonly string[]
  readonly untilOn: string | null
}

/** One entry of a catalogue among others. */
export function EntryCard({ entry, programme }: { entry: CardEntry; programme: string }) {
  const { t } = useTranslation('matchmaking')
  const { lang, paths } = useSite()
  return (
    <Card
      level={2}
      to={paths.catalogueEntry(programme, entry.id)}
      eyebrow={t(`kinds.${entry.kind}`)}
      title={entry.title}
      titleLang={entry.lang}
      foot={entry.untilOn ? t('catalogue.until', { day: formatCalendarDay(lang, entry.untilOn) }) : undefined}
    >
      <p className="meta">
        {entry.organisation} · {countryName(lang, entry.country)}
      </p>
      <p lang={entry.lang} dir="auto">
        {excerpt(entry.body)}
      </p>
      <p className="meta" lang={entry.lang}>
        {entry.themes.join(' · ')}
      </p>
    </Card>
  )
}
