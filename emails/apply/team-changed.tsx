import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  challenge: opaque(z.string()),
  change: z.enum(['joined', 'left', 'removed', 'lead']),
  /** Who it is about. */
  member: opaque(z.string()),
  /** The reader is the one it is about. */
  isOwn: z.boolean(),
})

type Words = Record<z.output<typeof schema>['change'], (member: string, challenge: string) => string>

const texts = {
  en: {
    subject: {
      joined: 'Somebody has joined the team',
      left: 'Somebody has left the team',
      removed: 'The team has changed',
      lead: 'The team has a new lead',
    },
    own: {
      joined: 'You are in the team',
      left: 'You have left the team',
      removed: 'You are no longer in the team',
      lead: 'You lead the team now',
    },
    says: {
      joined: (member, challenge) =>
        `${member} has accepted the invitation and works on the proposal for “${challenge}” with you.`,
      left: (member, challenge) =>
        `${member} has left the team of the proposal for “${challenge}”. What they wrote stays.`,
      removed: (member, challenge) =>
        `${member} is no longer in the team of the proposal for “${challenge}”.`,
      lead: (member, challenge) => `${member} leads the team of the proposal for “${challenge}” from now on.`,
    } satisfies Words,
    saysOwn: {
      joined: (_, challenge) =>
        `You are in the team of a proposal for “${challenge}”. Everybody in it sees the same text, and mail about it comes to you too.`,
      left: (_, challenge) =>
        `You have left the team of a proposal for “${challenge}”. What you wrote stays with the team; no more mail about it comes.`,
      removed: (_, challenge) =>
        `The lead has taken you out of the team of a proposal for “${challenge}”. What you wrote stays with the team; no more mail about it comes. If this was a mistake, the lead can invite you again.`,
      lead: (_, challenge) =>
        `The lead of a proposal for “${challenge}” has been handed over to you: you submit it, invite others, and answer for the team.`,
    } satisfies Words,
    preheader: 'Who works on the proposal.',
    team: 'See the team',
    proposals: 'My proposals',
  },
  fi: {
    subject: {
      joined: 'Tiimiin liittyi uusi jäsen',
      left: 'Tiimistä lähti jäsen',
      removed: 'Tiimi on muuttunut',
      lead: 'Tiimillä on uusi vetäjä',
    },
    own: {
      joined: 'Olet tiimissä',
      left: 'Olet lähtenyt tiimistä',
      removed: 'Et ole enää tiimissä',
      lead: 'Olet nyt tiimin vetäjä',
    },
    says: {
      joined: (member, challenge) =>
        `${member} hyväksyi kutsun ja työstää kanssasi ehdotusta haasteeseen ”${challenge}”.`,
      left: (member, challenge) =>
        `${member} on lähtenyt tiimistä, joka tekee ehdotusta haasteeseen ”${challenge}”. Hänen tekstinsä jää.`,
      removed: (member, challenge) =>
        `${member} ei ole enää tiimissä, joka tekee ehdotusta haasteeseen ”${challenge}”.`,
      lead: (member, challenge) =>
        `${member} johtaa tästä lähtien tiimiä, joka tekee ehdotusta haasteeseen ”${challenge}”.`,
    } satisfies Words,
    saysOwn: {
      joined: (_, challenge) =>
        `Olet mukana tiimissä, joka tekee ehdotusta haasteeseen ”${challenge}”. Kaikki näkevät saman tekstin, ja saat ehdotusta koskevat viestit.`,
      left: (_, challenge) =>
        `Olet lähtenyt tiimistä, joka tekee ehdotusta haasteeseen ”${challenge}”. Kirjoittamasi jää tiimille, eikä viestejä enää tule.`,
      removed: (_, challenge) =>
        `Vetäjä on poistanut sinut tiimistä, joka tekee ehdotusta haasteeseen ”${challenge}”. Kirjoittamasi jää tiimille, eikä viestejä enää tule. Jos kyseessä oli erehdys, vetäjä voi kutsua sinut uudelleen.`,
      lead: (_, challenge) =>
        `Haasteeseen ”${challenge}” tehtävän ehdotuksen vetovastuu on siirretty sinulle: lähetät sen, kutsut muita ja vastaat tiimin puolesta.`,
    } satisfies Words,
    preheader: 'Kuka työstää ehdotusta.',
    team: 'Katso tiimi',
    proposals: 'Omat ehdotukset',
  },
  sv: {
    subject: {
      joined: 'Någon har gått med i teamet',
      left: 'Någon har lämnat teamet',
      removed: 'Teamet har ändrats',
      lead: 'Teamet har en ny ledare',
    },
    own: {
      joined: 'Du är med i teamet',
      left: 'Du har lämnat teamet',
      removed: 'Du är inte längre med i teamet',
      lead: 'Du leder teamet nu',
    },
    says: {
      joined: (member, challenge) =>
        `${member} har tackat ja och arbetar med er på förslaget till ”${challenge}”.`,
      left: (member, challenge) =>
        `${member} har lämnat teamet bakom förslaget till ”${challenge}”. Texten finns kvar.`,
      removed: (member, challenge) =>
        `${member} är inte längre med i teamet bakom förslaget till ”${challenge}”.`,
      lead: (member, challenge) =>
        `${member} leder från och med nu teamet bakom förslaget till ”${challenge}”.`,
    } satisfies Words,
    saysOwn: {
      joined: (_, challenge) =>
        `Du är med i teamet bakom ett förslag till ”${challenge}”. Alla ser samma text, och brev om det kommer också till dig.`,
      left: (_, challenge) =>
        `Du har lämnat teamet bakom ett förslag till ”${challenge}”. Det du skrev stannar hos teamet, och inga fler brev kommer.`,
      removed: (_, challenge) =>
        `Ledaren har tagit bort dig ur teamet bakom ett förslag till ”${challenge}”. Det du skrev stannar hos teamet, och inga fler brev kommer. Var det ett misstag kan ledaren bjuda in dig igen.`,
      lead: (_, challenge) =>
        `Ledningen av ett förslag till ”${challenge}” har lämnats över till dig: du lämnar in det, bjuder in andra och svarar för teamet.`,
    } satisfies Words,
    preheader: 'Vem som arbetar på förslaget.',
    team: 'Se teamet',
    proposals: 'Mina förslag',
  },
  'zh-CN': {
    subject: {
      joined: '有新成员加入团队',
      left: '有成员退出团队',
      removed: '团队成员有变动',
      lead: '团队有了新的负责人',
    },
    own: {
      joined: '您已加入团队',
      left: '您已退出团队',
      removed: '您已不在团队中',
      lead: '您现在是团队负责人',
    },
    says: {
      joined: (member, challenge) => `${member} 已接受邀请，将与您共同撰写“${challenge}”的方案。`,
      left: (member, challenge) => `${member} 已退出“${challenge}”方案的团队，其填写的内容予以保留。`,
      removed: (member, challenge) => `${member} 已不在“${challenge}”方案的团队中。`,
      lead: (member, challenge) => `自即日起，“${challenge}”方案的团队由 ${member} 负责。`,
    } satisfies Words,
    saysOwn: {
      joined: (_, challenge) => `您已加入“${challenge}”方案的团队。成员看到的内容相同，相关邮件也会发给您。`,
      left: (_, challenge) =>
        `您已退出“${challenge}”方案的团队。您填写的内容留给团队，今后不再收到相关邮件。`,
      removed: (_, challenge) =>
        `负责人已将您移出“${challenge}”方案的团队。您填写的内容留给团队，今后不再收到相关邮件。如系误操作，负责人可以再次邀请您。`,
      lead: (_, challenge) =>
        `“${challenge}”方案的负责人职责已移交给您：由您提交方案、邀请成员并代表团队答复。`,
    } satisfies Words,
    preheader: '团队成员变动。',
    team: '查看团队',
    proposals: '我的方案',
  },
} satisfies Record<Locale, unknown>

/** Somebody joined a team, left it or leads it now: to the lead, and to whom it is about. */
export const teamChanged = template({
  schema,
  preview: {
    proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
    reference: 'HEL-2021-K7QF-M',
    challenge: 'Smart energy for city blocks',
    change: 'joined',
    member: 'Aino Esimerkki',
    isOwn: false,
  },
  reason: {
    en: 'you are, or were, in the team of this proposal.',
    fi: 'kuulut tai kuuluit ehdotuksen tiimiin.',
    sv: 'du hör eller hörde till förslagets team.',
    'zh-CN': '您是或曾是该方案团队的成员。',
  },
  subject: ({ reference, change, isOwn }, { locale }) =>
    withReference(reference, texts[locale][isOwn ? 'own' : 'subject'][change]),
  Body({ data, mail }) {
    const { change, isOwn, member, challenge, proposalId } = data
    const text = texts[mail.locale]
    const paths = pathsFor(mail)
    const isOut = isOwn && (change === 'left' || change === 'removed')
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text[isOwn ? 'own' : 'subject'][change]}
        phase="apply"
        action={
          isOut
            ? { label: text.proposals, path: paths.proposals }
            : { label: text.team, path: paths.team(proposalId) }
        }
      >
        <Greeting mail={mail} />
        <P>{text[isOwn ? 'saysOwn' : 'says'][change](member, challenge)}</P>
      </Layout>
    )
  },
})
