import { useTranslation } from 'react-i18next'
import { formatInstant, formatList } from '#app/platform/format.ts'
import { htmlLangs, locales, type Locale } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'
import type { Audience } from '../core/audience.ts'
import type { MessageReason } from '../core/reasons.ts'
import { messageStates, type MessageState } from '../core/reconcile.ts'
import { MessageStateTag } from './message-state.tsx'

/** Messages of one kind about one challenge on one day. */
export type MailRunLine = {
  readonly notice: string
  /** What its kind is called in the reader's language. */
  readonly kind: string
  /** The page of its wave. */
  readonly to: string
  /** Null for mail that answers something somebody did. */
  readonly audience: Audience | null
  readonly challenge: string | null
  readonly atIso: string
  readonly people: number
  readonly counts: Partial<Record<MessageState, number>>
  readonly languages: Partial<Record<Locale, number>>
  readonly reasons: readonly MessageReason[]
  /** As one of them says it, in its own language. */
  readonly subject: { readonly text: string; readonly locale: Locale } | null
}

export type MailRunListProps = {
  lines: readonly MailRunLine[]
  /** Whose days and hours they are. */
  zone: string
}

/** The mail of a programme, day by day; each line says what, to how many, in which languages and where it stands. */
export function MailRunList({ lines, zone }: MailRunListProps) {
  const { lang } = useSite()
  const days = new Map<string, MailRunLine[]>()
  for (const line of lines) {
    const day = formatInstant(lang, line.atIso, zone, 'date')
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="mail-run">
          <h3>{day}</h3>
          <ol role="list">
            {ofDay.map((line) => (
              <Line key={`${line.notice} ${line.challenge}`} line={line} zone={zone} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** Where something went another way than planned; that a cancelled one has lost its reason goes without saying. */
const needReasons: readonly MessageState[] = [
  'held',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'skipped',
]

function Line({ line, zone }: { line: MailRunLine; zone: string }) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const { kind, to, audience, subject, atIso, challenge, people, counts, languages, reasons } = line
  const written = locales.filter((locale) => languages[locale])
  return (
    <li>
      <time dateTime={atIso}>{formatInstant(lang, atIso, zone, 'time')}</time>
      <div>
        <h4>
          <a href={to}>{kind}</a>
        </h4>
        {subject ? (
          <p className="mail-run__subject">
            <span lang={htmlLangs[subject.locale]}>{subject.text}</span>
            {subject.locale === lang ? null : ` (${t(`run.languages.${subject.locale}`)})`}
          </p>
        ) : null}
        <p className="mail-run__about">
          {challenge ?? t('run.whole-programme')} · {audience ? `${t(`audiences.${audience}`)} · ` : null}
          {t('run.people', { count: people })} ·{' '}
          {written.length === 1
            ? t(`run.languages.${written[0] ?? lang}`)
            : formatList(
                lang,
                written.map((locale) =>
                  t('run.in-language', {
                    language: t(`run.languages.${locale}`),
                    number: languages[locale],
                  }),
                ),
              )}
        </p>
        {needReasons.some((state) => counts[state]) ? (
          <ul className="mail-run__reasons">
            {reasons.map((reason) => (
              <li key={reason}>{t(`reasons.${reason}`)}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <p className="mail-run__states">
        {messageStates
          .filter((state) => counts[state])
          .map((state) => (
            <MessageStateTag key={state} state={state} count={counts[state]} />
          ))}
      </p>
    </li>
  )
}
