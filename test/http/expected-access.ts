/*
 * Who may call which handler: written by hand from what the pages are for, never from the code. It imports nothing but the
 * groups of people; `permission-matrix.test.ts` compares the built server with it, cell by cell.
 */
import {
  answerers,
  chairs,
  closed,
  deciders,
  demo,
  everybody,
  hosts,
  jurorsAnywhere,
  jury,
  lead,
  organisers,
  organisersAnywhere,
  partners,
  pilotParties,
  programmeOrganisers,
  programmeStaff,
  readers,
  screeners,
  signedIn,
  staff,
  staffAnywhere,
  team,
  theJuror,
  writers,
  subjects,
  type Expected,
  type Subject,
} from './access-groups.ts'

export { subjects, type Expected, type Subject }

/** What a page needs to be read, and what each thing one can do there needs (one rule, or one per intent). */
type Page = { read?: Expected; act?: Expected; intents?: Readonly<Record<string, Expected>> }

const proposal = '/:lang/proposals/:proposal'
const programme = '/:lang/organise/programmes/:programme'
const challenge = '/:lang/organise/challenges/:challenge'

export const expectedAccess: Readonly<Record<string, Page>> = {
  '(every page)': { read: everybody },
  '/': { read: everybody },
  '/healthz': { read: everybody },
  '/readyz': { read: everybody },
  '/robots.txt': { read: everybody },
  '/sitemap.xml': { read: everybody },
  '/oembed': { read: everybody },
  '/api/v1/openapi.json': { read: everybody },
  '/api/v1/challenges': { read: everybody },
  '/api/v1/challenges/:challenge': { read: everybody },
  '/api/v1/programmes': { read: everybody },
  '/api/v1/programmes/:programme': { read: everybody },
  '/webhooks/resend': { act: everybody },
  '/unsubscribe/:token': { read: everybody, act: everybody },
  '/images/:image': { read: everybody },
  '/look/:colours/:sheet': { read: everybody },
  '/c/:code': { read: everybody },
  '/*': { read: everybody },

  '/:lang': { read: everybody },
  '/:lang/challenges': { read: everybody },
  '/:lang/challenges/:challenge': { read: everybody },
  '/:lang/challenges/:challenge/calendar.ics': { read: everybody },
  '/:lang/challenges/:challenge/times.json': { read: everybody },
  '/:lang/challenges/:challenge/addenda': { read: everybody },
  '/:lang/challenges/:challenge/follow': { read: everybody, act: everybody },
  '/:lang/challenges/:challenge/ask': { read: everybody, act: everybody },
  '/:lang/sessions/:session/ask': { read: everybody, act: everybody },
  '/:lang/challenges/:challenge/stage': { read: everybody },
  '/:lang/challenges/:challenge/qr.svg': { read: everybody },
  '/:lang/following/:following': { read: everybody, intents: { confirm: everybody, stop: everybody } },
  '/:lang/challenges/:challenge/winners': { read: everybody },
  '/:lang/programmes/:programme': { read: everybody },
  '/:lang/sessions/:session': { read: everybody },
  '/:lang/sessions/:session/calendar.ics': { read: everybody },
  '/:lang/sessions/:session/place': { read: everybody, act: everybody },
  '/:lang/places/:place': {
    read: everybody,
    intents: {
      confirm: everybody,
      'give-up': everybody,
      'take-slot': everybody,
      'leave-slot': everybody,
      'ask-meeting': everybody,
      accept: everybody,
      decline: everybody,
    },
  },
  '/:lang/listings': { read: everybody },
  '/:lang/listings/:listing': { read: everybody },
  '/:lang/programmes/:programme/calendar.ics': { read: everybody },
  '/:lang/programmes/:programme/feed.atom': { read: everybody },
  '/:lang/programmes/:programme/feed.json': { read: everybody },
  '/:lang/programmes/:programme/share.png': { read: everybody },
  '/:lang/challenges/:challenge/share.png': { read: everybody },
  '/:lang/embed/challenges/:challenge': { read: everybody },
  '/:lang/feed.atom': { read: everybody },
  '/:lang/feed.json': { read: everybody },
  '/:lang/open-data': { read: everybody },
  '/:lang/pilots': { read: everybody },
  '/:lang/pilots/:pilot': { read: everybody },
  '/:lang/verify': { read: everybody },
  '/:lang/about': { read: everybody },
  '/:lang/outages': { read: everybody },
  '/:lang/accessibility': { read: everybody },

  '/:lang/sign-in': { read: everybody, act: everybody },
  '/:lang/sign-in/code': { read: everybody, act: everybody },
  '/:lang/sign-in/link': { read: everybody, act: everybody },
  '/:lang/sign-out': { read: everybody, act: everybody },
  '/:lang/kept/:kept': { read: signedIn, intents: { drop: signedIn } },
  '/:lang/invitations/:invitation': {
    read: everybody,
    intents: { accept: everybody, decline: everybody },
  },
  '/:lang/account': {
    read: signedIn,
    intents: { save: signedIn, 'set-password': signedIn, 'end-sessions': signedIn },
  },
  '/:lang/account/address': {
    read: signedIn,
    intents: { start: signedIn, code: signedIn, link: signedIn },
  },
  '/:lang/account/mail': { read: signedIn, intents: { save: signedIn, none: signedIn, all: signedIn } },
  '/:lang/unsubscribe/:token': { read: everybody, intents: { refuse: everybody, allow: everybody } },

  '/:lang/proposals': { read: signedIn },
  '/:lang/challenges/:challenge/apply': {
    // That it is over is told to whoever comes; an open one sends the anonymous to sign in.
    read: everybody,
    intents: { own: signedIn, other: signedIn, 'start-own': signedIn, 'start-new': signedIn },
  },
  [proposal]: { read: team, intents: { withdraw: lead, restore: lead, 'read-brief': writers } },
  [`${proposal}/sections/:section`]: { read: writers, act: writers },
  // Says the same to everybody outside the team, also to whoever was in it when the page was opened.
  [`${proposal}/autosave`]: { act: signedIn },
  [`${proposal}/site`]: { read: writers, act: writers },
  [`${proposal}/files`]: { read: team, act: writers },
  [`${proposal}/files/:file`]: { read: team, act: writers },
  [`${proposal}/uploads`]: { act: writers },
  [`${proposal}/uploads/:upload`]: { read: writers, act: writers },
  [`${proposal}/team`]: {
    read: team,
    intents: { invite: lead, revoke: lead, role: lead, remove: lead, lead, leave: team },
  },
  [`${proposal}/consortium`]: { read: writers, intents: { add: writers, change: writers, remove: writers } },
  [`${proposal}/summary`]: { read: writers, act: writers },
  [`${proposal}/secrets`]: { read: writers, act: writers },
  [`${proposal}/reuse`]: { read: writers, act: writers },
  [`${proposal}/check`]: { read: team, act: writers },
  [`${proposal}/receipts/:version`]: { read: team },
  [`${proposal}/copy`]: { read: team },
  [`${proposal}/completion`]: { read: writers, act: writers },
  [`${proposal}/completion/autosave`]: { act: writers },
  [`${proposal}/dossier.zip`]: { read: team },
  [`${proposal}/move`]: { read: team, act: lead },
  [`${proposal}/readings`]: { read: team },
  [`${proposal}/result`]: { read: team, intents: { accept: lead, decline: lead } },

  '/:lang/jury': { read: jurorsAnywhere, intents: { accepted: jurorsAnywhere, declined: jurorsAnywhere } },
  '/:lang/jury/challenges/:challenge': { read: jury },
  '/:lang/jury/challenges/:challenge/conflicts': { read: jury, act: jury },
  '/:lang/jury/assignments/:assignment': {
    read: theJuror,
    intents: { save: theJuror, finalise: theJuror, reopen: theJuror },
  },
  '/:lang/jury/assignments/:assignment/files/:file': { read: theJuror },
  '/:lang/jury/assignments/:assignment/autosave': { act: theJuror },

  '/:lang/organise': { read: staffAnywhere },
  '/:lang/organise/programmes/new': { read: organisersAnywhere, act: organisersAnywhere },
  '/:lang/organise/programmes/import': { read: organisersAnywhere, act: organisersAnywhere },
  [programme]: { read: programmeStaff },
  [`${programme}/copy`]: {
    read: programmeOrganisers,
    intents: { check: programmeOrganisers, copy: programmeOrganisers },
  },
  [`${programme}/programme.json`]: { read: programmeOrganisers },
  [`${programme}/settings/autosave`]: { act: programmeOrganisers },
  [`${programme}/settings`]: {
    read: programmeStaff,
    intents: {
      save: programmeOrganisers,
      'add-party': programmeOrganisers,
      'remove-party': programmeOrganisers,
      'add-challenge': programmeOrganisers,
      'remove-challenge': programmeOrganisers,
    },
  },
  [`${programme}/look`]: {
    read: programmeStaff,
    intents: {
      save: programmeOrganisers,
      try: programmeOrganisers,
      'save-logo': programmeOrganisers,
      'remove-logo': programmeOrganisers,
      'save-party-logo': programmeOrganisers,
      'remove-party-logo': programmeOrganisers,
    },
  },
  [`${programme}/images/:image`]: { read: programmeStaff },
  [`${programme}/calendar`]: {
    read: programmeStaff,
    intents: { save: programmeOrganisers, follow: programmeOrganisers },
  },
  [`${programme}/sessions`]: { read: programmeStaff },
  [`${programme}/sessions/new`]: { read: programmeOrganisers, act: programmeOrganisers },
  [`${programme}/sessions/:session`]: {
    read: programmeOrganisers,
    intents: {
      publish: programmeOrganisers,
      cancel: programmeOrganisers,
      copy: programmeOrganisers,
      'add-action': programmeOrganisers,
      'report-action': programmeOrganisers,
    },
  },
  [`${programme}/sessions/:session/edit`]: { read: programmeOrganisers, act: programmeOrganisers },
  [`${programme}/sessions/:session/agenda`]: { read: programmeOrganisers, act: programmeOrganisers },
  [`${programme}/sessions/:session/questions`]: {
    read: programmeOrganisers,
    intents: {
      answer: programmeOrganisers,
      'set-aside': programmeOrganisers,
      'take-back': programmeOrganisers,
      publish: programmeOrganisers,
    },
  },
  [`${programme}/sessions/:session/live`]: { read: programmeOrganisers },
  [`${programme}/sessions/:session/guests.csv`]: { read: programmeOrganisers },
  [`${programme}/people`]: {
    read: programmeOrganisers,
    intents: { invite: programmeOrganisers, remove: programmeOrganisers, revoke: programmeOrganisers },
  },
  [`${programme}/partner`]: { read: partners },
  [`${programme}/approvals`]: { read: programmeStaff, act: programmeOrganisers },
  [`${programme}/messages`]: { read: programmeOrganisers },
  [`${programme}/record`]: { read: programmeStaff, act: programmeStaff },
  [`${programme}/record.json`]: { read: programmeStaff },

  [challenge]: { read: staff },
  [`${challenge}/brief`]: { read: staff, act: organisers },
  [`${challenge}/facts`]: { read: staff, act: organisers },
  [`${challenge}/autosave`]: { act: organisers },
  [`${challenge}/rules`]: { read: staff, act: organisers },
  [`${challenge}/sites`]: { read: staff, act: organisers },
  [`${challenge}/criteria`]: { read: staff, act: organisers },
  [`${challenge}/form`]: { read: staff, act: organisers },
  [`${challenge}/form/preview`]: { read: staff },
  [`${challenge}/timeline`]: { read: staff, intents: { check: organisers, save: organisers } },
  [`${challenge}/questions`]: {
    read: answerers,
    intents: {
      answer: answerers,
      'set-aside': answerers,
      'take-back': answerers,
      publish: answerers,
      closing: answerers,
    },
  },
  [`${challenge}/share`]: { read: staff, act: organisers },
  [`${challenge}/preview`]: { read: staff },
  [`${challenge}/publish`]: {
    read: staff,
    intents: {
      'request-review': organisers,
      'request-changes': organisers,
      'answer-remark': organisers,
      approve: organisers,
      schedule: organisers,
      unschedule: organisers,
      'publish-now': organisers,
      cancel: organisers,
      archive: organisers,
      unarchive: organisers,
    },
  },
  [`${challenge}/addenda`]: {
    read: staff,
    intents: {
      start: organisers,
      save: organisers,
      'save-facts': organisers,
      issue: organisers,
      discard: organisers,
    },
  },
  [`${challenge}/extend`]: { read: organisers, act: organisers },
  [`${challenge}/extend/one`]: { read: staff, act: organisers },
  [`${challenge}/proposals`]: { read: staff, intents: { eligible: screeners, ask: screeners } },
  [`${challenge}/proposals/:proposal/files/:file`]: { read: readers },
  [`${challenge}/translations`]: { read: organisers, intents: { take: organisers, check: organisers } },
  [`${challenge}/translations.csv`]: { read: organisers },
  [`${challenge}/translations.xlf`]: { read: organisers },
  [`${challenge}/proposals.csv`]: { read: readers },
  [`${challenge}/proposals.xlsx`]: { read: readers },
  [`${challenge}/proposals.json`]: { read: readers },
  [`${challenge}/proposals/:proposal/dossier.zip`]: { read: readers },
  [`${challenge}/proposals/ask`]: { read: screeners, act: screeners },
  [`${challenge}/proposals/tell`]: { read: organisers, act: organisers },
  [`${challenge}/proposals/:proposal`]: {
    read: screeners,
    intents: {
      verdict: screeners,
      duplicate: screeners,
      'not-duplicate': screeners,
      'ask-completion': screeners,
      'close-completion': screeners,
      'ask-move': screeners,
      'cancel-move': screeners,
    },
  },
  [`${challenge}/jury`]: { read: staff, act: chairs },
  [`${challenge}/assignments`]: { read: staff, intents: { assign: chairs, start: organisers } },
  [`${challenge}/progress`]: { read: staff, intents: { end: organisers, extend: chairs, relieve: chairs } },
  [`${challenge}/ranking`]: { read: staff },
  [`${challenge}/decision`]: { read: organisers, act: deciders },
  [`${challenge}/release`]: {
    read: organisers,
    intents: {
      confirm: deciders,
      withdraw: deciders,
      postpone: deciders,
      'move-up': deciders,
    },
  },
  [`${challenge}/pilots`]: { read: organisers, intents: { start: organisers, complete: organisers } },

  '/:lang/hosting': { read: hosts },
  '/:lang/hosting/:pilot': {
    read: pilotParties,
    intents: {
      move: pilotParties,
      report: pilotParties,
      measure: pilotParties,
      publish: pilotParties,
      language: pilotParties,
    },
  },
  '/:lang/hosting/:pilot/plan': {
    read: pilotParties,
    intents: {
      'add-milestone': pilotParties,
      'change-milestone': pilotParties,
      'retire-milestone': pilotParties,
      'add-measure': pilotParties,
      'change-measure': pilotParties,
      'retire-measure': pilotParties,
    },
  },

  '/:lang/administration': { read: closed('administrator'), act: closed('administrator') },

  '/:lang/administration/listings': { read: closed('administrator'), act: closed('administrator') },

  '/:lang/demo/role': { read: demo, act: demo },
  '/:lang/demo/clock': { read: demo, act: demo },
  '/:lang/mailbox': { read: demo },
  '/:lang/mailbox/:message': { read: demo },
  '/:lang/mailbox/:message/body.html': { read: demo },
  '/:lang/mailbox/:message/calendar.ics': { read: demo },
  '/:lang/style-guide': { read: demo },
}

/** The cell of the table for one handler, or undefined when nobody has thought about it. */
export function expectedFor(given: {
  pattern: string
  kind: 'loader' | 'action'
  intent: string | null
}): Expected | undefined {
  const page = expectedAccess[given.pattern]
  if (given.kind === 'loader') return page?.read
  return given.intent === null ? page?.act : page?.intents?.[given.intent]
}

/** Every handler the table speaks of, in the words of `nameOf`. */
export function expectedHandlers(): string[] {
  return Object.entries(expectedAccess).flatMap(([pattern, { read, act, intents }]) => [
    ...(read ? [`read ${pattern}`] : []),
    ...(act ? [`act ${pattern}`] : []),
    ...Object.keys(intents ?? {}).map((intent) => `${intent} ${pattern}`),
  ])
}
