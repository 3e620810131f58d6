import { Link, Text } from '@react-email/components'
import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { accented } from '#emails/parts/accent.ts'
import { linkTo, pathsFor, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { styles } from '#emails/parts/styles.ts'

/** What every mail to a follower is given. */
export const followingSchema = {
  challengeSlug: opaque(z.string()),
  challenge: opaque(z.string()),
  /** What the link carries with which they stop. */
  following: opaque(z.string()),
}

export const followingPreview = {
  challengeSlug: 'home-services-for-the-elderly',
  challenge: 'Home Services for the Elderly',
  following: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
}

/** Why a follower gets it. */
export const followerReason: Record<Locale, string> = {
  en: 'you follow this challenge by mail.',
  fi: 'seuraat tätä haastetta sähköpostitse.',
  sv: 'du följer den här utmaningen per e-post.',
  'zh-CN': '您通过邮件关注了该挑战。',
}

const stop: Record<Locale, string> = {
  en: 'Stop following this challenge',
  fi: 'Lopeta haasteen seuraaminen',
  sv: 'Sluta följa utmaningen',
  'zh-CN': '取消关注该挑战',
}

/** The way out of everything about this challenge, beside the one out of this kind of mail at the foot. */
export function StopFollowing({ mail, following }: { mail: Mail; following: string }) {
  return (
    <Text className="m-soft" style={styles.small}>
      <Link
        href={linkTo(mail, pathsFor(mail).following(following))}
        className="m-accent"
        style={accented(mail).link}
      >
        {stop[mail.locale]}
      </Link>
    </Text>
  )
}
