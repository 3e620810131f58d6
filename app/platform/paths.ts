import type { Locale } from './i18n.ts'

/** Every address of the site, so that no link is typed by hand. All take the language first through `pathsIn(lang)`. */
export function pathsIn(lang: Locale): Paths {
  const known = paths.get(lang) ?? makePaths(lang)
  paths.set(lang, known)
  return known
}

export type Paths = ReturnType<typeof makePaths>

/** A wave of mail asks for thousands of links. */
const paths = new Map<Locale, Paths>()

function makePaths(lang: Locale) {
  const at = (path: string) => `/${lang}${path}`
  const programme = (slug: string) => at(`/organise/programmes/${slug}`)
  const challenge = (slug: string) => at(`/organise/challenges/${slug}`)
  const proposal = (id: string) => at(`/proposals/${id}`)
  return {
    home: at(''),
    challenges: at('/challenges'),
    challenge: (slug: string) => at(`/challenges/${slug}`),
    calendar: (slug: string) => at(`/challenges/${slug}/calendar.ics`),
    times: (slug: string) => at(`/challenges/${slug}/times.json`),
    addenda: (slug: string) => at(`/challenges/${slug}/addenda`),
    follow: (slug: string) => at(`/challenges/${slug}/follow`),
    /** What the links of mails to followers lead to. */
    following: (id: string) => at(`/following/${id}`),
    /** The same in every language: it leads on in the reader's. */
    short: (code: string) => `/c/${code}`,
    stage: (slug: string) => at(`/challenges/${slug}/stage`),
    qr: (slug: string) => at(`/challenges/${slug}/qr.svg`),
    session: (slug: string) => at(`/sessions/${slug}`),
    sessionCalendar: (slug: string) => at(`/sessions/${slug}/calendar.ics`),
    askForPlace: (slug: string) => at(`/sessions/${slug}/place`),
    /** What the links of mails to guests lead to. */
    place: (id: string) => at(`/places/${id}`),
    ask: (slug: string) => at(`/challenges/${slug}/ask`),
    askSession: (slug: string) => at(`/sessions/${slug}/ask`),
    winners: (slug: string) => at(`/challenges/${slug}/winners`),
    winnerShareImage: (slug: string, reference: string) =>
      at(`/challenges/${slug}/winners/${reference}/share.png`),
    certificate: (slug: string, reference: string) =>
      at(`/challenges/${slug}/winners/${reference}/certificate`),
    certificateFile: (slug: string, reference: string) =>
      at(`/challenges/${slug}/winners/${reference}/certificate.pdf`),
    embedWinner: (slug: string, reference: string) => at(`/embed/challenges/${slug}/winners/${reference}`),
    figures: (slug: string) => at(`/challenges/${slug}/figures`),
    programme: (slug: string) => at(`/programmes/${slug}`),
    catalogue: (slug: string) => at(`/programmes/${slug}/catalogue`),
    catalogueEntry: (slug: string, entry: string) => at(`/programmes/${slug}/catalogue/${entry}`),
    /** Where the owner of an entry asks to be introduced to this one. */
    askIntroduction: (slug: string, entry: string) =>
      at(`/programmes/${slug}/catalogue/${entry}/introduction`),
    /** One's own entries and introductions. */
    ownCatalogue: (slug: string) => at(`/programmes/${slug}/catalogue/own`),
    editEntry: (slug: string, entry: string) => at(`/programmes/${slug}/catalogue/own/${entry}`),
    /** `proposal` is what a profile is written from. */
    writeEntry: (slug: string, kind: 'profile' | 'need' | 'offer', proposal?: string) =>
      at(`/programmes/${slug}/catalogue/own/new?kind=${kind}${proposal ? `&proposal=${proposal}` : ''}`),
    /** The public page of a module of a programme; `word` is the last part of its address. */
    module: (slug: string, word: string) => at(`/programmes/${slug}/${word}`),
    intake: (slug: string) => at(`/programmes/${slug}/intake`),
    applyToIntake: (slug: string) => at(`/programmes/${slug}/intake/apply`),
    autosaveIntake: (slug: string) => at(`/programmes/${slug}/intake/apply/autosave`),
    intakeApplication: (slug: string, id: string) => at(`/programmes/${slug}/intake/applications/${id}`),
    /** What a mentor sees of their start-ups, over all programmes. */
    mentoring: at('/mentoring'),
    mentoredStartUp: (id: string) => at(`/mentoring/${id}`),
    listings: at('/listings'),
    listing: (slug: string) => at(`/listings/${slug}`),
    partnership: (slug: string) => at(`/programmes/${slug}/partnership`),
    partnershipProject: (slug: string, number: number) =>
      at(`/programmes/${slug}/partnership/projects/${number}`),
    partnershipSession: (slug: string, session: string) =>
      at(`/programmes/${slug}/partnership/sessions/${session}`),
    programmeCalendar: (slug: string) => at(`/programmes/${slug}/calendar.ics`),
    programmeFeed: (slug: string, format: 'atom' | 'json') => at(`/programmes/${slug}/feed.${format}`),
    programmeShareImage: (slug: string) => at(`/programmes/${slug}/share.png`),
    shareImage: (slug: string) => at(`/challenges/${slug}/share.png`),
    /** The challenge as a card for other people's pages. */
    embed: (slug: string) => at(`/embed/challenges/${slug}`),
    feed: (format: 'atom' | 'json') => at(`/feed.${format}`),
    openData: at('/open-data'),
    pilots: at('/pilots'),
    pilot: (slug: string) => at(`/pilots/${slug}`),
    publicEvidence: (slug: string, file: string) => at(`/pilots/${slug}/evidence/${file}`),
    verify: at('/verify'),
    verifyBundle: at('/verify/bundle'),
    /** The same in every language: it stays where it is. */
    pressArchive: (slug: string) => `/challenges/${slug}/press.zip`,
    press: (slug: string) => at(`/challenges/${slug}/press`),
    bundle: (slug: string) => `/challenges/${slug}/bundle.json`,
    about: at('/about'),
    fairnessMethod: at('/method/fairness'),
    outages: at('/outages'),
    accessibility: at('/accessibility'),

    signIn: (next?: string) => at('/sign-in') + (next ? `?next=${encodeURIComponent(next)}` : ''),
    enterCode: at('/sign-in/code'),
    openLink: at('/sign-in/link'),
    keptPost: (id: string) => at(`/kept/${id}`),
    signOut: at('/sign-out'),
    account: at('/account'),
    accountAddress: at('/account/address'),
    accountMail: at('/account/mail'),
    inbox: at('/account/inbox'),
    inboxMessage: (id: string) => at(`/account/inbox/${id}`),
    inboxBody: (id: string) => at(`/account/inbox/${id}/body.html`),
    inboxCalendar: (id: string) => at(`/account/inbox/${id}/calendar.ics`),
    unsubscribe: (token: string) => at(`/unsubscribe/${token}`),
    invitation: (token: string) => at(`/invitations/${token}`),

    proposals: at('/proposals'),
    apply: (challengeSlug: string) => at(`/challenges/${challengeSlug}/apply`),
    /** The second step of a beginning, with the answers of the first. */
    applyAs: (challengeSlug: string, applicant: Readonly<Record<string, string>>) =>
      at(`/challenges/${challengeSlug}/apply?${new URLSearchParams(applicant).toString()}`),
    proposal,
    section: (id: string, section: string) => `${proposal(id)}/sections/${section}`,
    autosave: (id: string) => `${proposal(id)}/autosave`,
    site: (id: string) => `${proposal(id)}/site`,
    team: (id: string) => `${proposal(id)}/team`,
    files: (id: string) => `${proposal(id)}/files`,
    file: (id: string, file: string) => `${proposal(id)}/files/${file}`,
    uploads: (id: string) => `${proposal(id)}/uploads`,
    upload: (id: string, upload: string) => `${proposal(id)}/uploads/${upload}`,
    consortium: (id: string) => `${proposal(id)}/consortium`,
    summary: (id: string) => `${proposal(id)}/summary`,
    secrets: (id: string) => `${proposal(id)}/secrets`,
    reuse: (id: string) => `${proposal(id)}/reuse`,
    check: (id: string) => `${proposal(id)}/check`,
    receipt: (id: string, version: number) => `${proposal(id)}/receipts/${version}`,
    copy: (id: string) => `${proposal(id)}/copy`,
    completion: (id: string) => `${proposal(id)}/completion`,
    completionAutosave: (id: string) => `${proposal(id)}/completion/autosave`,
    move: (id: string) => `${proposal(id)}/move`,
    ownDossier: (id: string) => `${proposal(id)}/dossier.zip`,
    pitch: (id: string) => `${proposal(id)}/pitch`,
    voteConsent: (id: string) => `${proposal(id)}/public-vote`,
    readings: (id: string) => `${proposal(id)}/readings`,
    result: (id: string) => `${proposal(id)}/result`,
    appeal: (id: string) => `${proposal(id)}/appeal`,

    publicVote: (challengeSlug: string) => at(`/challenges/${challengeSlug}/vote`),
    castVote: (challengeSlug: string) => at(`/challenges/${challengeSlug}/vote/ballot`),

    jury: at('/jury'),
    juryQueue: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}`),
    conduct: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/conduct`),
    conflicts: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/conflicts`),
    ranks: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/ranks`),
    pairs: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/pairs`),
    returnedComments: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/comments`),
    juryKept: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/kept`),
    score: (assignmentId: string) => at(`/jury/assignments/${assignmentId}`),
    assignedFile: (assignmentId: string, file: string) =>
      at(`/jury/assignments/${assignmentId}/files/${file}`),
    compareOwn: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/compare`),
    scoreSheet: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/sheet`),
    scoreSheetFile: (challengeSlug: string, format: 'csv' | 'xlsx') =>
      at(`/jury/challenges/${challengeSlug}/sheet.${format}`),
    assignedProposals: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/proposals.zip`),
    othersScores: (assignmentId: string) => at(`/jury/assignments/${assignmentId}/others`),
    juryMeeting: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/meeting`),
    juryMinutes: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/minutes.txt`),
    pitchCalendar: (challengeSlug: string) => at(`/jury/challenges/${challengeSlug}/pitches.ics`),
    scoreFinal: (assignmentId: string) => at(`/jury/assignments/${assignmentId}/final`),
    scoreCheck: (assignmentId: string) => at(`/jury/assignments/${assignmentId}/check`),
    scoreAutosave: (assignmentId: string) => at(`/jury/assignments/${assignmentId}/autosave`),

    organise: {
      home: at('/organise'),
      newProgramme: at('/organise/programmes/new'),
      importProgramme: at('/organise/programmes/import'),
      programme,
      settings: (slug: string) => `${programme(slug)}/settings`,
      partnership: (slug: string) => `${programme(slug)}/partnership`,
      partnershipGoals: (slug: string) => `${programme(slug)}/partnership/goals`,
      partnershipNeeds: (slug: string) => `${programme(slug)}/partnership/needs`,
      partnershipProjects: (slug: string) => `${programme(slug)}/partnership/projects`,
      partnershipProject: (slug: string, number: number) =>
        `${programme(slug)}/partnership/projects/${number}`,
      propose: (slug: string) => `${programme(slug)}/partnership/proposals`,
      proposed: (slug: string, number: number) => `${programme(slug)}/partnership/proposals/${number}`,
      partnershipReports: (slug: string) => `${programme(slug)}/partnership/reports`,
      partnershipReport: (slug: string, year: number) => `${programme(slug)}/partnership/reports/${year}`,
      partnershipPromises: (slug: string, session: string) =>
        `${programme(slug)}/partnership/sessions/${session}`,
      settingsAutosave: (slug: string) => `${programme(slug)}/settings/autosave`,
      look: (slug: string) => `${programme(slug)}/look`,
      modules: (slug: string) => `${programme(slug)}/modules`,
      matchmaking: (slug: string) => `${programme(slug)}/matchmaking`,
      introductions: (slug: string) => `${programme(slug)}/introductions`,
      /** The organisers' page of a module; `word` is the last part of its address. */
      module: (slug: string, word: string) => `${programme(slug)}/${word}`,
      intake: (slug: string) => `${programme(slug)}/intake`,
      intakeSettings: (slug: string) => `${programme(slug)}/intake/settings`,
      cohorts: (slug: string) => `${programme(slug)}/intake/cohorts`,
      mentors: (slug: string) => `${programme(slug)}/intake/mentors`,
      intakeApplication: (slug: string, id: string) => `${programme(slug)}/intake/applications/${id}`,
      calendar: (slug: string) => `${programme(slug)}/calendar`,
      sessions: (slug: string) => `${programme(slug)}/sessions`,
      newSession: (slug: string) => `${programme(slug)}/sessions/new`,
      session: (slug: string, session: string) => `${programme(slug)}/sessions/${session}`,
      editSession: (slug: string, session: string) => `${programme(slug)}/sessions/${session}/edit`,
      agenda: (slug: string, session: string) => `${programme(slug)}/sessions/${session}/agenda`,
      sessionQuestions: (slug: string, session: string) => `${programme(slug)}/sessions/${session}/questions`,
      live: (slug: string, session: string) => `${programme(slug)}/sessions/${session}/live`,
      guests: (slug: string, session: string) => `${programme(slug)}/sessions/${session}/guests.csv`,
      people: (slug: string) => `${programme(slug)}/people`,
      partner: (slug: string) => `${programme(slug)}/partner`,
      approvals: (slug: string) => `${programme(slug)}/approvals`,
      conduct: (slug: string) => `${programme(slug)}/conduct`,
      messages: (slug: string) => `${programme(slug)}/messages`,
      unreachable: (slug: string, person: string) => `${programme(slug)}/unreachable/${person}`,
      wave: (slug: string, wave: string) => `${programme(slug)}/messages/wave${wave}`,
      wordings: (slug: string) => `${programme(slug)}/messages/words`,
      wording: (slug: string, notice: string) => `${programme(slug)}/messages/words/${notice}`,
      broadcasts: (slug: string) => `${programme(slug)}/messages/broadcasts`,
      newBroadcast: (slug: string) => `${programme(slug)}/messages/broadcasts/new`,
      broadcast: (slug: string, id: string) => `${programme(slug)}/messages/broadcasts/${id}`,
      record: (slug: string) => `${programme(slug)}/record`,
      copyProgramme: (slug: string) => `${programme(slug)}/copy`,
      programmeJson: (slug: string) => `${programme(slug)}/programme.json`,
      recordJson: (slug: string) => `${programme(slug)}/record.json`,
      challenge,
      brief: (slug: string) => `${challenge(slug)}/brief`,
      setupAutosave: (slug: string) => `${challenge(slug)}/autosave`,
      facts: (slug: string) => `${challenge(slug)}/facts`,
      sites: (slug: string) => `${challenge(slug)}/sites`,
      awards: (slug: string) => `${challenge(slug)}/awards`,
      rules: (slug: string) => `${challenge(slug)}/rules`,
      vote: (slug: string) => `${challenge(slug)}/public-vote`,
      way: (slug: string) => `${challenge(slug)}/way-of-judging`,
      criteria: (slug: string) => `${challenge(slug)}/criteria`,
      judging: (slug: string) => `${challenge(slug)}/judging`,
      judgingPreview: (slug: string) => `${challenge(slug)}/judging/preview`,
      form: (slug: string) => `${challenge(slug)}/form`,
      formPreview: (slug: string) => `${challenge(slug)}/form/preview`,
      timeline: (slug: string) => `${challenge(slug)}/timeline`,
      questions: (slug: string) => `${challenge(slug)}/questions`,
      share: (slug: string) => `${challenge(slug)}/share`,
      preview: (slug: string) => `${challenge(slug)}/preview`,
      publish: (slug: string) => `${challenge(slug)}/publish`,
      addenda: (slug: string) => `${challenge(slug)}/addenda`,
      extend: (slug: string) => `${challenge(slug)}/extend`,
      extendForOne: (slug: string) => `${challenge(slug)}/extend/one`,
      proposals: (slug: string) => `${challenge(slug)}/proposals`,
      translations: (slug: string) => `${challenge(slug)}/translations`,
      translationFile: (slug: string, format: 'csv' | 'xlf', what: 'summaries' | 'all') =>
        `${challenge(slug)}/translations.${format}?what=${what}`,
      /** The list as a file; `query` as in the address of the list. */
      exported: (slug: string, format: 'csv' | 'xlsx' | 'json', query: string) =>
        `${challenge(slug)}/proposals.${format}${query === '' ? '' : `?${query}`}`,
      dossier: (slug: string, proposalId: string) => `${challenge(slug)}/proposals/${proposalId}/dossier.zip`,
      tellTeams: (slug: string) => `${challenge(slug)}/proposals/tell`,
      askSeveral: (slug: string) => `${challenge(slug)}/proposals/ask`,
      proposal: (slug: string, proposalId: string) => `${challenge(slug)}/proposals/${proposalId}`,
      proposalFile: (slug: string, proposalId: string, file: string) =>
        `${challenge(slug)}/proposals/${proposalId}/files/${file}`,
      jury: (slug: string) => `${challenge(slug)}/jury`,
      assignments: (slug: string) => `${challenge(slug)}/assignments`,
      progress: (slug: string) => `${challenge(slug)}/progress`,
      host: (slug: string) => `${challenge(slug)}/host`,
      hostProposal: (slug: string, proposalId: string) => `${challenge(slug)}/host/${proposalId}`,
      hostFile: (slug: string, proposalId: string, file: string) =>
        `${challenge(slug)}/host/${proposalId}/files/${file}`,
      ranking: (slug: string) => `${challenge(slug)}/ranking`,
      fairness: (slug: string) => `${challenge(slug)}/fairness`,
      rounds: (slug: string) => `${challenge(slug)}/rounds`,
      shortlist: (slug: string) => `${challenge(slug)}/shortlist`,
      meeting: (slug: string) => `${challenge(slug)}/meeting`,
      minutes: (slug: string) => `${challenge(slug)}/minutes`,
      minutesFile: (slug: string, format: 'txt' | 'html') => `${challenge(slug)}/minutes.${format}`,
      pitches: (slug: string) => `${challenge(slug)}/pitches`,
      decision: (slug: string) => `${challenge(slug)}/decision`,
      feedback: (slug: string) => `${challenge(slug)}/feedback`,
      release: (slug: string) => `${challenge(slug)}/release`,
      press: (slug: string) => `${challenge(slug)}/press`,
      appeals: (slug: string) => `${challenge(slug)}/appeals`,
      fullBundle: (slug: string) => `${challenge(slug)}/bundle.json`,
      pilots: (slug: string) => `${challenge(slug)}/pilots`,
    },

    hosting: at('/hosting'),
    hostedPilot: (slug: string) => at(`/hosting/${slug}`),
    pilotPlan: (slug: string) => at(`/hosting/${slug}/plan`),
    pilotSite: (slug: string) => at(`/hosting/${slug}/site`),
    pilotAgreement: (slug: string) => at(`/hosting/${slug}/agreement`),
    pilotPayments: (slug: string) => at(`/hosting/${slug}/payments`),
    pilotAnnexes: (slug: string) => at(`/hosting/${slug}/annexes`),
    pilotEvidence: (slug: string) => at(`/hosting/${slug}/evidence`),
    /** A file of a pilot for its sides. */
    pilotFile: (slug: string, file: string) => at(`/hosting/${slug}/files/${file}`),
    pilotFollowup: (slug: string) => at(`/hosting/${slug}/followup`),
    administration: at('/administration'),
    importListings: at('/administration/listings'),

    demo: {
      role: at('/demo/role'),
      clock: at('/demo/clock'),
      clockOnItsWay: (back: string) => at(`/demo/clock?next=${encodeURIComponent(back)}`),
    },
    mailbox: at('/mailbox'),
    mailboxMessage: (id: string) => at(`/mailbox/${id}`),
    mailboxBody: (id: string) => at(`/mailbox/${id}/body.html`),
    mailboxCalendar: (id: string) => at(`/mailbox/${id}/calendar.ics`),
    styleGuide: at('/style-guide'),
  }
}

/**
 * A redirect target from outside is followed only when it is a plain path of this site: one leading slash, no
 * backslash, no second slash, no control character. Anything else falls back.
 */
export function safeNext(next: string | null | undefined, fallback: string): string {
  if (!next || next.length > 500) return fallback
  return /^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(next) && !next.includes('//') ? next : fallback
}
