import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'

type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

export type WordingHistoryProps = {
  versions: readonly {
    readonly number: number
    readonly isStandard: boolean
    readonly by: string | null
    readonly atIso: string
    /** Against the version before, the first against the standard words. */
    readonly subject: readonly Piece[]
    readonly body: readonly Piece[]
  }[]
  zone: string
  locale: Locale
}

/** Every version of the words in one language, the newest first, each with what it changed. */
export function WordingHistory({ versions, zone, locale }: WordingHistoryProps) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  return (
    <Section id="history" title={t('words.history')}>
      {versions.length === 0 ? <p>{t('words.no-history')}</p> : null}
      {versions.map(({ number, isStandard, by, atIso, subject, body }) => (
        <Disclosure
          key={number}
          summary={t(by === null ? 'words.version-at' : 'words.version-by', {
            number,
            by,
            at: formatInstant(lang, atIso, zone, 'datetime'),
          })}
        >
          {isStandard ? <p>{t('words.version-standard')}</p> : null}
          <p lang={htmlLangs[locale]} className="break-anywhere">
            <strong>
              <Pieces pieces={subject} />
            </strong>
          </p>
          <p lang={htmlLangs[locale]} className="mail-difference break-anywhere">
            <Pieces pieces={body} />
          </p>
        </Disclosure>
      ))}
    </Section>
  )
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ kind, text }, position) =>
    kind === 'added' ? (
      <ins key={position}>{text}</ins>
    ) : kind === 'removed' ? (
      <del key={position}>{text}</del>
    ) : (
      <span key={position}>{text}</span>
    ),
  )
}
