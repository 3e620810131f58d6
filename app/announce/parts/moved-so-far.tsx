import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { PlainText } from './plain-text.tsx'

/** How the announcement was moved so far: from when to when, by whom and why. */
export function MovedSoFar({
  moves,
  zone,
}: {
  moves: readonly {
    id: string
    fromIso: string
    toIso: string
    atIso: string
    reason: string
    isByTwo: boolean
    movedByName: string | null
    askedByName: string | null
  }[]
  zone: string
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  if (moves.length === 0) return null
  const when = (iso: string) => formatInstant(lang, iso, zone)
  const named = (name: string | null) => name ?? t('release.somebody')
  return (
    <Section id="moved" title={t('moved.title')} intro={t('moved.intro')}>
      <ol className="plain-list">
        {moves.map(({ id, fromIso, toIso, atIso, reason, isByTwo, movedByName, askedByName }) => (
          <li key={id}>
            <p>
              <strong>{t('moved.line', { from: when(fromIso), to: when(toIso) })}</strong>
            </p>
            <blockquote>
              <PlainText text={reason} />
            </blockquote>
            <p>
              {isByTwo
                ? t('moved.by-two', {
                    asker: named(askedByName),
                    name: named(movedByName),
                    when: when(atIso),
                  })
                : t('moved.by', { name: named(movedByName), when: when(atIso) })}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
