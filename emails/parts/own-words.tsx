import { Link, Text } from '@react-email/components'
import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { valueOf, type Inline } from '../own-words.ts'
import { accented } from './accent.ts'
import type { Mail } from './mail.ts'
import { Greeting, P } from './pieces.tsx'
import { styles } from './styles.ts'

/**
 * The words of a template with the programme's own in place of its first paragraph. Everything else stays where it is:
 * the greeting, instants, facts, fingerprints, conditions and ways to appeal cannot be written away.
 */
export function withOwnWords(children: ReactNode, mail: Mail): ReactNode {
  const pieces = flattened(children)
  const lead = pieces.findIndex((piece) => isOf(piece, P))
  const greeting = pieces.findIndex((piece) => isOf(piece, Greeting))
  const own = <OwnWords mail={mail} />
  const changed = lead >= 0 ? pieces.with(lead, own) : pieces.toSpliced(greeting + 1, 0, own)
  return changed.map((piece, position) => <Fragment key={position}>{piece}</Fragment>)
}

function OwnWords({ mail }: { mail: Mail }) {
  return (
    <>
      {mail.own?.blocks.map((block, position) =>
        block.kind === 'paragraph' ? (
          <Text key={position} className="m-ink" style={styles.paragraph}>
            <Words mail={mail} inline={block.children} />
          </Text>
        ) : (
          <ul key={position} style={styles.list}>
            {block.items.map((item, place) => (
              <li key={place} className="m-ink" style={styles.item}>
                <Words mail={mail} inline={item} />
              </li>
            ))}
          </ul>
        ),
      )}
    </>
  )
}

function Words({ mail, inline }: { mail: Mail; inline: readonly Inline[] }): ReactNode {
  return inline.map((one, position) => (
    <Fragment key={position}>
      <Word mail={mail} one={one} />
    </Fragment>
  ))
}

function Word({ mail, one }: { mail: Mail; one: Inline }): ReactNode {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'field':
      return valueOf(one.name, mail.own?.values ?? {})
    case 'strong':
      return (
        <strong>
          <Words mail={mail} inline={one.children} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Words mail={mail} inline={one.children} />
        </em>
      )
    case 'link':
      return (
        <Link href={one.href} className="m-accent" style={accented(mail).link}>
          <Words mail={mail} inline={one.children} />
        </Link>
      )
  }
}

function flattened(children: ReactNode): ReactNode[] {
  return Children.toArray(children).flatMap((child) =>
    isOf(child, Fragment) ? flattened((child.props as { children?: ReactNode }).children) : [child],
  )
}

function isOf(child: ReactNode, type: unknown): child is ReactElement {
  return isValidElement(child) && child.type === type
}
