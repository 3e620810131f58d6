import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  /** The new address, shortened: the old one may be read by others. */
  to: z.string(),
  changedAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: 'The address of your account has changed',
    preheader: 'This address no longer signs in to it.',
    heading: 'Your account has a new address',
    lead: 'From now on mail goes to the new address, and it is the one to sign in with. This is the last mail of the account to this address.',
    to: 'New address',
    at: 'Changed',
    notYou:
      'If this was not you, somebody has used your account. Tell the organisers of your challenge at once: they can be reached at the address on its page.',
    action: 'Find the challenge',
  },
  fi: {
    subject: 'Tilisi osoite on vaihtunut',
    preheader: 'Tällä osoitteella ei enää kirjauduta tilille.',
    heading: 'Tililläsi on uusi osoite',
    lead: 'Viestit tulevat tästä lähtien uuteen osoitteeseen, ja sillä myös kirjaudutaan. Tämä on tilin viimeinen viesti tähän osoitteeseen.',
    to: 'Uusi osoite',
    at: 'Vaihdettu',
    notYou:
      'Jos et tehnyt tätä itse, joku on käyttänyt tiliäsi. Kerro siitä heti haasteesi järjestäjille: heidän osoitteensa on haasteen sivulla.',
    action: 'Etsi haaste',
  },
  sv: {
    subject: 'Ditt kontos adress har bytts',
    preheader: 'Den här adressen loggar inte längre in på kontot.',
    heading: 'Ditt konto har en ny adress',
    lead: 'Från och med nu går brev till den nya adressen, och det är den man loggar in med. Det här är kontots sista brev till den här adressen.',
    to: 'Ny adress',
    at: 'Bytt',
    notYou:
      'Om det inte var du har någon använt ditt konto. Berätta det genast för dem som ordnar din utmaning: deras adress finns på utmaningens sida.',
    action: 'Sök utmaningen',
  },
  'zh-CN': {
    subject: '您的账户邮箱已更换',
    preheader: '此邮箱不能再用于登录该账户。',
    heading: '您的账户已启用新邮箱',
    lead: '今后邮件将发送至新邮箱，登录也使用新邮箱。这是该账户发往此邮箱的最后一封邮件。',
    to: '新邮箱',
    at: '更换时间',
    notYou: '如果这不是您本人的操作，说明有人使用了您的账户。请立即联系挑战的主办方，联系邮箱见挑战页面。',
    action: '查找挑战',
  },
} satisfies Record<Locale, unknown>

export const emailChanged = template({
  schema,
  preview: { to: 'a…@new.example', changedAt: '2021-11-02T08:15:00.000Z' },
  reason: {
    en: 'this was the address of your account until now.',
    fi: 'tämä oli tähän asti tilisi osoite.',
    sv: 'det här var ditt kontos adress hittills.',
    'zh-CN': '此邮箱此前是您账户的邮箱。',
  },
  isForAddress: true,
  subject: (_, { locale }) => texts[locale].subject,
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
        <P>{text.lead}</P>
        <Facts rows={[[text.to, data.to]]} />
        <When mail={mail} label={text.at} at={data.changedAt} />
        <P>{text.notYou}</P>
      </Layout>
    )
  },
})
