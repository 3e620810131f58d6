import { z } from 'zod'
import { opaque } from '#emails/parts/opaque.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** What every mail about a pilot is given. Days are ISO days. */
export const pilotSchema = {
  pilotSlug: opaque(z.string()),
  title: z.string(),
  organisation: opaque(z.string()),
  host: opaque(z.string()),
  site: opaque(z.string()),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
}

export const pilotPreview = {
  pilotSlug: 'heat-that-stays-in-the-block-k7qf-m',
  title: 'Heat that stays in the block',
  organisation: 'Korttelilämpö Oy',
  host: 'City of Esimerkki',
  site: 'Block 17, Harbour Street',
  startsOn: '2022-02-01',
  endsOn: '2022-08-01',
}

/** Why manager and host contact get it. */
export const partyReason: Record<Locale, string> = {
  en: 'you manage or host this pilot.',
  fi: 'vedät tai isännöit tätä pilottia.',
  sv: 'du leder eller är värd för den här piloten.',
  'zh-CN': '您是该试点的负责人或承接方联系人。',
}

/** Why everybody in a pilot gets it: manager, host contact and the team. */
export const sideReason: Record<Locale, string> = {
  en: 'you take part in this pilot.',
  fi: 'olet mukana tässä pilotissa.',
  sv: 'du är med i den här piloten.',
  'zh-CN': '您参与该试点。',
}
