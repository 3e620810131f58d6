import { Link, Text } from '@react-email/components'
import { z } from 'zod'
import { formatInstant, offsetOfZone } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { accented } from '#emails/parts/accent.ts'
import { linkTo, pathsFor, type Mail } from '#emails/parts/mail.ts'
import { graceMinutes, Greeting, P } from '#emails/parts/pieces.tsx'
import { styles } from '#emails/parts/styles.ts'
import { template } from '#emails/parts/template.ts'
import { words } from '#emails/parts/words.ts'

const item = z.object({
  title: z.string(),
  slug: z.string(),
  programme: z.string(),
  closesAt: z.iso.datetime(),
  /** Of the challenge: its deadline is told on its own clock and on the reader's. */
  zone: z.string(),
  graceMinutes,
})

const schema = z.object({
  /** Opened since the last Tuesday. */
  opened: z.array(item),
  /** Close within the next fortnight, the soonest first. */
  closing: z.array(item),
})

/** A mail stays a mail: the rest is on the page. */
const mostShown = 15

const texts = {
  en: {
    subject: (opened: number, closing: number) =>
      [
        ...(opened > 0 ? [opened === 1 ? 'one new challenge' : `${opened} new challenges`] : []),
        ...(closing > 0 ? [closing === 1 ? 'one closes soon' : `${closing} close soon`] : []),
      ].join(', '),
    prefix: 'This week: ',
    preheader: 'What has opened, and what closes within a fortnight.',
    heading: 'Challenges this week',
    opened: 'New since last week:',
    closing: 'Closing within a fortnight:',
    closes: (when: string) => `closes ${when}`,
    yours: (when: string) => `for you ${when}`,
    more: (count: number) => `and ${count} more on the site.`,
    action: 'See all challenges',
  },
  fi: {
    subject: (opened: number, closing: number) =>
      [
        ...(opened > 0 ? [opened === 1 ? 'yksi uusi haaste' : `${opened} uutta haastetta`] : []),
        ...(closing > 0 ? [closing === 1 ? 'yksi sulkeutuu pian' : `${closing} sulkeutuu pian`] : []),
      ].join(', '),
    prefix: 'Tällä viikolla: ',
    preheader: 'Mitä on avautunut ja mikä sulkeutuu kahden viikon sisällä.',
    heading: 'Viikon haasteet',
    opened: 'Uutta viime viikon jälkeen:',
    closing: 'Sulkeutuu kahden viikon sisällä:',
    closes: (when: string) => `sulkeutuu ${when}`,
    yours: (when: string) => `sinulla ${when}`,
    more: (count: number) => `ja vielä ${count} muuta sivustolla.`,
    action: 'Katso kaikki haasteet',
  },
  sv: {
    subject: (opened: number, closing: number) =>
      [
        ...(opened > 0 ? [opened === 1 ? 'en ny utmaning' : `${opened} nya utmaningar`] : []),
        ...(closing > 0 ? [closing === 1 ? 'en stänger snart' : `${closing} stänger snart`] : []),
      ].join(', '),
    prefix: 'Den här veckan: ',
    preheader: 'Vad som har öppnat och vad som stänger inom två veckor.',
    heading: 'Veckans utmaningar',
    opened: 'Nytt sedan förra veckan:',
    closing: 'Stänger inom två veckor:',
    closes: (when: string) => `stänger ${when}`,
    yours: (when: string) => `hos dig ${when}`,
    more: (count: number) => `och ${count} till på webbplatsen.`,
    action: 'Se alla utmaningar',
  },
  'zh-CN': {
    subject: (opened: number, closing: number) =>
      [...(opened > 0 ? [`${opened} 项新挑战`] : []), ...(closing > 0 ? [`${closing} 项即将截止`] : [])].join(
        '，',
      ),
    prefix: '本周：',
    preheader: '新开放的挑战，以及两周内截止的挑战。',
    heading: '本周挑战',
    opened: '上周以来新开放：',
    closing: '两周内截止：',
    closes: (when: string) => `截止时间：${when}`,
    yours: (when: string) => `您所在时区：${when}`,
    more: (count: number) => `网站上另有 ${count} 项。`,
    action: '查看全部挑战',
  },
} satisfies Record<Locale, unknown>

/** What opened and what closes soon, every Tuesday morning, to whoever asked for it. */
export const weeklyDigest = template({
  schema,
  preview: {
    opened: [
      {
        title: 'Cooler streets in dense districts',
        slug: 'cooler-streets',
        programme: 'Streets 2021',
        closesAt: '2021-12-22T21:59:00.000Z',
        zone: 'Europe/Helsinki',
        graceMinutes: 15,
      },
    ],
    closing: [
      {
        title: 'Rain where it falls',
        slug: 'rain-where-it-falls',
        programme: 'Gardens 2021',
        closesAt: '2021-12-10T10:00:00.000Z',
        zone: 'Asia/Shanghai',
        graceMinutes: 0,
      },
    ],
  },
  reason: {
    en: 'you asked for a mail every week about challenges that open and close.',
    fi: 'pyysit joka viikko viestin avautuvista ja sulkeutuvista haasteista.',
    sv: 'du har bett om ett brev i veckan om utmaningar som öppnar och stänger.',
    'zh-CN': '您订阅了每周挑战汇总。',
  },
  subject: (data, { locale }) =>
    texts[locale].prefix + texts[locale].subject(data.opened.length, data.closing.length),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).challenges }}
      >
        <Greeting mail={mail} />
        {data.opened.length > 0 ? <P>{text.opened}</P> : null}
        <Items mail={mail} items={data.opened} />
        {data.closing.length > 0 ? <P>{text.closing}</P> : null}
        <Items mail={mail} items={data.closing} />
      </Layout>
    )
  },
})

function Items({ mail, items }: { mail: Mail; items: readonly z.infer<typeof item>[] }) {
  const text = texts[mail.locale]
  const rest = items.length - mostShown
  return (
    <>
      {items.slice(0, mostShown).map(({ title, slug, programme, closesAt, zone, graceMinutes: minutes }) => (
        <Text key={slug} className="m-ink" style={styles.paragraph}>
          <Link
            href={linkTo(mail, pathsFor(mail).challenge(slug))}
            className="m-accent"
            style={accented(mail).link}
          >
            {title}
          </Link>
          <br />
          <span className="m-soft" style={styles.label}>
            {programme}
          </span>
          <br />
          {text.closes(formatInstant(mail.locale, closesAt, zone))}
          {offsetOfZone(closesAt, zone) === offsetOfZone(closesAt, mail.zone) ? null : (
            <>
              <br />
              {text.yours(formatInstant(mail.locale, closesAt, mail.zone))}
            </>
          )}
          {minutes === 0 ? null : (
            <>
              <br />
              {words[mail.locale].grace(minutes)}
            </>
          )}
        </Text>
      ))}
      {rest > 0 ? <P>{text.more(rest)}</P> : null}
    </>
  )
}
