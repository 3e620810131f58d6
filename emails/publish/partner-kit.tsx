import { z } from 'zod'
import { formatInstant } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { linkTo, pathsFor } from '#emails/parts/mail.ts'
import { Deadline, Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema } from './about-challenge.ts'

const schema = z.object({ ...challengeSchema, programmeSlug: opaque(z.string()) })

const texts = {
  en: {
    subject: (challenge: string) => `To pass on: ${challenge} is open`,
    preheader: 'A text, a picture and a frame for your own pages.',
    heading: 'The challenge is open: please pass it on',
    lead: (challenge: string) =>
      `“${challenge}” takes proposals from today. The right team may be one that you know.`,
    text: 'A text to copy:',
    say: (challenge: string, closes: string, address: string) =>
      `“${challenge}” looks for solutions to try out. Proposals are taken until ${closes}: ${address}`,
    closes: 'Proposals close',
    address: 'The page',
    image: 'A picture with the title, for social media',
    frame: 'For your own website: put this address into a frame',
    action: 'See how the challenge goes',
  },
  fi: {
    subject: (challenge: string) => `Jaettavaksi: ${challenge} on auki`,
    preheader: 'Teksti, kuva ja upotus omille sivuillenne.',
    heading: 'Haaste on auki: kertokaa eteenpäin',
    lead: (challenge: string) =>
      `Haaste ”${challenge}” ottaa vastaan ehdotuksia tästä päivästä alkaen. Oikea tiimi voi olla teille tuttu.`,
    text: 'Kopioitava teksti:',
    say: (challenge: string, closes: string, address: string) =>
      `”${challenge}” etsii ratkaisuja kokeiltavaksi. Ehdotuksia otetaan vastaan ${closes} asti: ${address}`,
    closes: 'Haku sulkeutuu',
    address: 'Haasteen sivu',
    image: 'Otsikkokuva sosiaaliseen mediaan',
    frame: 'Omille verkkosivuille: upottakaa tämä osoite kehykseen',
    action: 'Katso, miten haaste etenee',
  },
  sv: {
    subject: (challenge: string) => `Att sprida: ${challenge} är öppen`,
    preheader: 'En text, en bild och en inbäddning för era egna sidor.',
    heading: 'Utmaningen är öppen: berätta vidare',
    lead: (challenge: string) =>
      `”${challenge}” tar emot förslag från och med i dag. Rätt team kan vara ett som ni känner.`,
    text: 'En text att kopiera:',
    say: (challenge: string, closes: string, address: string) =>
      `”${challenge}” söker lösningar att pröva. Förslag tas emot till ${closes}: ${address}`,
    closes: 'Sista inlämning',
    address: 'Utmaningens sida',
    image: 'En bild med rubriken, för sociala medier',
    frame: 'För er egen webbplats: bädda in den här adressen i en ram',
    action: 'Se hur det går för utmaningen',
  },
  'zh-CN': {
    subject: (challenge: string) => `敬请转发：“${challenge}”现已开放`,
    preheader: '可直接使用的文字、图片和嵌入页面。',
    heading: '挑战已开放，敬请转发',
    lead: (challenge: string) => `“${challenge}”今日起接收方案。合适的团队也许正是您熟悉的伙伴。`,
    text: '可直接复制的文字：',
    say: (challenge: string, closes: string, address: string) =>
      `“${challenge}”正在征集可落地试行的解决方案，截止时间：${closes}。详情：${address}`,
    closes: '提交截止',
    address: '挑战页面',
    image: '带标题的图片，适用于社交媒体',
    frame: '如需放在贵方网站，请用框架嵌入以下地址',
    action: '查看挑战进展',
  },
} satisfies Record<Locale, unknown>

/** A challenge has opened: what partners can pass on. */
export const partnerKit = template({
  schema,
  preview: { ...challengePreview, programmeSlug: 'china-finland-challenge-2021' },
  reason: {
    en: 'you are a partner of this programme.',
    fi: 'olet ohjelman kumppani.',
    sv: 'du är partner i programmet.',
    'zh-CN': '您是该项目的合作方。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const paths = pathsFor(mail)
    const address = linkTo(mail, paths.challenge(data.challengeSlug))
    const closes = formatInstant(mail.locale, data.closesAt, mail.organiserZone)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: paths.organise.partner(data.programmeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.text}</P>
        <Quote>{text.say(data.challenge, closes, address)}</Quote>
        <Facts
          rows={[
            [text.address, address],
            [text.image, linkTo(mail, paths.shareImage(data.challengeSlug))],
            [text.frame, linkTo(mail, paths.embed(data.challengeSlug))],
          ]}
        />
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
      </Layout>
    )
  },
})
