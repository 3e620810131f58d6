import { z } from 'zod'
import { Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { formatInstant, offsetOfZone } from '#app/platform/format.ts'
import { accented } from './accent.ts'
import type { Mail } from './mail.ts'
import { styles } from './styles.ts'
import { words } from './words.ts'

/** A paragraph. */
export function P({ children }: { children: ReactNode }) {
  return (
    <Text className="m-ink" style={styles.paragraph}>
      {children}
    </Text>
  )
}

/** "Dear Aino Esimerkki," in the reader's manner. */
export function Greeting({ mail }: { mail: Mail }) {
  return <P>{words[mail.locale].greeting(mail.recipientName)}</P>
}

/** A named instant in the organiser's zone and, when its clock differs, in the reader's, each with its UTC offset. */
export function When({ mail, label, at }: { mail: Mail; label: string; at: string }) {
  const isSameClock = offsetOfZone(at, mail.zone) === offsetOfZone(at, mail.organiserZone)
  return (
    <Text className="m-raised" style={accented(mail).when}>
      <strong>{label}</strong>
      <br />
      {formatInstant(mail.locale, at, mail.organiserZone)}
      {isSameClock ? null : (
        <>
          <br />
          {words[mail.locale].yourTime(formatInstant(mail.locale, at, mail.zone))}
        </>
      )}
    </Text>
  )
}

/** The minutes of grace that every mail which names a deadline is given. */
export const graceMinutes = z.int().nonnegative().default(0)

/** A deadline with its announced minutes of grace: told together wherever it is told. */
export function Deadline(props: { mail: Mail; label: string; at: string; graceMinutes: number }) {
  const { graceMinutes: minutes, ...when } = props
  return (
    <>
      <When {...when} />
      {minutes === 0 ? null : <P>{words[when.mail.locale].grace(minutes)}</P>}
    </>
  )
}

/** What a calendar says of a deadline: where to go, and the minutes of grace where there are some. */
export function deadlineNote(mail: Mail, minutes: number, note: string): string {
  return minutes === 0 ? note : `${note}\n\n${words[mail.locale].grace(minutes)}`
}

/** Facts, one under the other: what it is, then its value. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <>
      {rows.map(([label, value]) => (
        <Text key={label} className="m-ink" style={styles.paragraph}>
          <span className="m-soft" style={styles.label}>
            {label}
          </span>
          <br />
          {value}
        </Text>
      ))}
    </>
  )
}

/** A list of short sentences. */
export function List({ items }: { items: readonly string[] }) {
  return (
    <ul style={styles.list}>
      {items.map((item) => (
        <li key={item} className="m-ink" style={styles.item}>
          {item}
        </li>
      ))}
    </ul>
  )
}

/** Words written by a person, as plain text: never markup, never links of their own. */
export function Quote({ children }: { children: string }) {
  return (
    <Text className="m-ink" style={styles.quote}>
      {children}
    </Text>
  )
}

/** A code to type, in large separate characters. */
export function Code({ children }: { children: string }) {
  return (
    <Text className="m-raised" style={styles.code}>
      {children}
    </Text>
  )
}

/** A SHA-256 in full, for comparing. */
export function Hash({ children }: { children: string }) {
  return <span style={styles.hash}>{children}</span>
}
