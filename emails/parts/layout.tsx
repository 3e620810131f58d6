import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Text,
} from '@react-email/components'
import { Fragment, type ReactNode } from 'react'
import { phases, type Phase } from '#app/lifecycle/phases.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { accented, accentedDarkStyles } from './accent.ts'
import { plainOf } from '../own-words.ts'
import { withOwnWords } from './own-words.tsx'
import { linkTo, pathsFor, type Mail } from './mail.ts'
import { styles } from './styles.ts'
import { words } from './words.ts'

export type LayoutProps = {
  mail: Mail
  /** The line mail programs show beside the subject. */
  preheader: string
  heading: string
  /** Where the challenge stands: drawn as the rail at the head. Left out in mail that is not about a challenge. */
  phase?: Phase
  /** The one thing to do. `path` comes from `pathsFor(mail)`. */
  action?: { label: string; path: string }
  children: ReactNode
}

/** Every mail of the house: programme, rail, heading, words, one button with its address, and why it came. */
export function Layout({ mail, preheader, heading, phase, action, children }: LayoutProps) {
  const word = words[mail.locale]
  return (
    <Html lang={htmlLangs[mail.locale]} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{accentedDarkStyles(mail)}</style>
      </Head>
      <Body className="m-body" style={styles.body}>
        <Preview>{mail.own ? preheaderOf(mail.own) : preheader}</Preview>
        <Container className="m-paper" style={styles.paper}>
          <Text className="m-accent" style={accented(mail).name}>
            {mail.programme?.name ?? 'Haaste'}
          </Text>
          {mail.isTest ? (
            <Text className="m-raised" style={accented(mail).when}>
              {word.test}
            </Text>
          ) : null}
          {phase ? <Rail mail={mail} here={phase} /> : null}
          <Heading as="h1" className="m-ink" style={styles.heading}>
            {mail.own?.heading ?? heading}
          </Heading>
          {mail.own ? withOwnWords(children, mail) : children}
          {action ? <Action mail={mail} {...action} /> : null}
          <Hr style={styles.rule} />
          <Text className="m-soft" style={styles.small}>
            {word.why(mail.reason)}
          </Text>
          {mail.programme ? (
            <Text className="m-soft" style={styles.small}>
              {word.questions(mail.programme.contactEmail)}
            </Text>
          ) : null}
          <Text className="m-soft" style={styles.small}>
            {word.automatic}
          </Text>
          {mail.unsubscribePath === null ? null : <WaysOut mail={mail} path={mail.unsubscribePath} />}
        </Container>
      </Body>
    </Html>
  )
}

/** The beginning of the own words up to the first merge field: what differs between readers is not looked into. */
function preheaderOf({ blocks }: NonNullable<Mail['own']>): string {
  const [first] = blocks
  const inline = first?.kind === 'paragraph' ? first.children : (first?.items[0] ?? [])
  const field = inline.findIndex(({ kind }) => kind !== 'text')
  return plainOf(field < 0 ? inline : inline.slice(0, field), {}).slice(0, 140)
}

/** What can be switched off says so, in the last line. */
function WaysOut({ mail, path }: { mail: Mail; path: string }) {
  const word = words[mail.locale]
  return (
    <Text className="m-soft" style={styles.small}>
      <Link href={linkTo(mail, path)} className="m-accent" style={accented(mail).link}>
        {word.unsubscribe}
      </Link>
      {' · '}
      <Link href={linkTo(mail, pathsFor(mail).accountMail)} className="m-accent" style={accented(mail).link}>
        {word.chooseMail}
      </Link>
    </Text>
  )
}

/** The six stations as one line of text, the present one marked in weight and in words. */
function Rail({ mail, here }: { mail: Mail; here: Phase }) {
  const t = translator(mail.locale, 'lifecycle')
  return (
    <Text className="m-soft" style={styles.rail} aria-label={words[mail.locale].phases}>
      {phases.map((phase, position) => (
        <Fragment key={phase}>
          {position > 0 ? ' → ' : null}
          {phase === here ? (
            <strong className="m-accent" style={accented(mail).railHere}>
              [{t(`phases.${phase}`)}]
            </strong>
          ) : (
            t(`phases.${phase}`)
          )}
        </Fragment>
      ))}
    </Text>
  )
}

function Action({ mail, label, path }: { mail: Mail; label: string; path: string }) {
  const href = linkTo(mail, path)
  return (
    <>
      <Button href={href} className="m-button" style={accented(mail).button}>
        {label}
      </Button>
      {/* The text part shows the button's address anyway. */}
      <Text className="m-soft" style={styles.small} data-skip-in-text="true">
        {words[mail.locale].linkFallback}
        <br />
        <Link href={href} className="m-accent" style={accented(mail).link}>
          {href}
        </Link>
      </Text>
    </>
  )
}
