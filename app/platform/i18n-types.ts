import type announce from '../announce/texts/en.json'
import type apply from '../apply/texts/en.json'
import type deadline from '../deadline/texts/en.json'
import type desks from '../desks/texts/en.json'
import type http from '../http/texts/en.json'
import type incubation from '../incubation/texts/en.json'
import type judge from '../judge/texts/en.json'
import type lifecycle from '../lifecycle/texts/en.json'
import type matchmaking from '../matchmaking/texts/en.json'
import type notify from '../notify/texts/en.json'
import type partnership from '../partnership/texts/en.json'
import type people from '../people/texts/en.json'
import type pilot from '../pilot/texts/en.json'
import type publish from '../publish/texts/en.json'
import type record from '../record/texts/en.json'
import type series from '../series/texts/en.json'
import type ui from '../ui/texts/en.json'

/** The English texts decide which keys exist; the other locales are compared with them at build time. */
export type TextResources = {
  announce: typeof announce
  apply: typeof apply
  deadline: typeof deadline
  desks: typeof desks
  http: typeof http
  incubation: typeof incubation
  judge: typeof judge
  lifecycle: typeof lifecycle
  matchmaking: typeof matchmaking
  notify: typeof notify
  partnership: typeof partnership
  people: typeof people
  pilot: typeof pilot
  publish: typeof publish
  record: typeof record
  series: typeof series
  ui: typeof ui
}

/** A room that has texts. */
export type TextNamespace = keyof TextResources

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: TextResources
    returnNull: false
  }
}
