import { index, prefix, route, type RouteConfig } from '@remix-run/route-config'

/** The table of contents: every URL of the site, by audience. Files sit in the room of their phase. */
export default [
  index('desks/pages/choose-language.ts'),

  // machines
  route('healthz', 'http/pages/healthz.ts'),
  route('readyz', 'http/pages/readyz.ts'),
  route('robots.txt', 'desks/pages/robots.txt.ts'),
  route('sitemap.xml', 'desks/pages/sitemap.xml.ts'),
  route('oembed', 'desks/pages/oembed.ts'),
  ...prefix('api/v1', [
    route('openapi.json', 'desks/pages/openapi.json.ts'),
    route('challenges', 'desks/pages/api-challenges.ts'),
    route('challenges/:challenge', 'desks/pages/api-challenge.ts'),
    route('programmes', 'desks/pages/api-programmes.ts'),
    route('programmes/:programme', 'desks/pages/api-programme.ts'),
  ]),
  route('webhooks/resend', 'notify/pages/resend-webhook.ts'),
  route('unsubscribe/:token', 'desks/pages/unsubscribe.ts'),
  route('c/:code', 'publish/pages/short-address.ts'),

  ...prefix(':lang', [
    // the public
    index('desks/pages/home.tsx'),
    route('challenges', 'desks/pages/challenges.tsx'),
    route('challenges/:challenge', 'desks/pages/challenge.tsx'),
    route('challenges/:challenge/calendar.ics', 'publish/pages/calendar.ics.ts'),
    route('challenges/:challenge/times.json', 'publish/pages/times.json.ts'),
    route('challenges/:challenge/addenda', 'desks/pages/addenda.tsx'),
    route('challenges/:challenge/follow', 'publish/pages/follow.tsx'),
    route('challenges/:challenge/stage', 'publish/pages/stage.tsx'),
    route('challenges/:challenge/qr.svg', 'publish/pages/qr.svg.ts'),
    route('following/:following', 'publish/pages/following.tsx'),
    route('challenges/:challenge/winners', 'announce/pages/winners.tsx'),
    route('programmes/:programme', 'desks/pages/programme.tsx'),
    route('listings', 'publish/pages/listings.tsx'),
    route('listings/:listing', 'publish/pages/listing.tsx'),
    route('programmes/:programme/calendar.ics', 'desks/pages/programme-calendar.ics.ts'),
    route('programmes/:programme/feed.atom', 'desks/pages/programme-feed.atom.ts'),
    route('programmes/:programme/feed.json', 'desks/pages/programme-feed.json.ts'),
    route('programmes/:programme/share.png', 'desks/pages/programme-share.png.ts'),
    route('challenges/:challenge/share.png', 'desks/pages/share.png.ts'),
    route('embed/challenges/:challenge', 'desks/pages/embed-challenge.tsx'),
    route('feed.atom', 'desks/pages/feed.atom.ts'),
    route('feed.json', 'desks/pages/feed.json.ts'),
    route('open-data', 'desks/pages/open-data.tsx'),
    route('pilots', 'pilot/pages/pilots.tsx'),
    route('pilots/:pilot', 'pilot/pages/pilot.tsx'),
    route('verify', 'record/pages/verify-receipt.tsx'),
    route('about', 'desks/pages/about.tsx'),
    route('accessibility', 'desks/pages/accessibility.tsx'),

    // accounts
    route('sign-in', 'people/pages/sign-in.tsx'),
    route('sign-in/code', 'people/pages/enter-code.tsx'),
    route('sign-in/link', 'people/pages/open-link.tsx'),
    route('sign-out', 'people/pages/sign-out.ts'),
    route('account', 'people/pages/account.tsx'),
    route('account/address', 'people/pages/change-address.tsx'),
    route('account/mail', 'desks/pages/choose-mail.tsx'),
    route('unsubscribe/:token', 'desks/pages/refuse-mail.tsx'),
    route('invitations/:invitation', 'desks/pages/invitation.tsx'),

    // applicants
    route('proposals', 'desks/pages/applicant-home.tsx'),
    route('challenges/:challenge/apply', 'apply/pages/start-proposal.tsx'),
    ...prefix('proposals/:proposal', [
      index('apply/pages/task-list.tsx'),
      route('sections/:section', 'apply/pages/section.tsx'),
      route('autosave', 'apply/pages/autosave.ts'),
      route('site', 'apply/pages/site.tsx'),
      route('team', 'apply/pages/team.tsx'),
      route('check', 'apply/pages/check-answers.tsx'),
      route('receipts/:version', 'apply/pages/receipt.tsx'),
      route('copy', 'apply/pages/copy.tsx'),
      route('readings', 'apply/pages/readings.tsx'),
      route('result', 'announce/pages/result.tsx'),
    ]),

    // jurors
    route('jury', 'desks/pages/juror-home.tsx'),
    route('jury/challenges/:challenge', 'judge/pages/juror-queue.tsx'),
    route('jury/challenges/:challenge/conflicts', 'judge/pages/declare-conflicts.tsx'),
    route('jury/assignments/:assignment', 'judge/pages/score-proposal.tsx'),
    route('jury/assignments/:assignment/autosave', 'judge/pages/autosave-scorecard.ts'),

    // organisers
    route('organise', 'desks/pages/staff-home.tsx'),
    route('organise/programmes/new', 'publish/pages/new-programme.tsx'),
    route('organise/programmes/import', 'publish/pages/import-programme.tsx'),
    ...prefix('organise/programmes/:programme', [
      index('desks/pages/programme-cockpit.tsx'),
      route('settings', 'publish/pages/edit-programme.tsx'),
      route('people', 'people/pages/programme-people.tsx'),
      route('messages', 'notify/pages/programme-messages.tsx'),
      route('record', 'record/pages/programme-record.tsx'),
      route('copy', 'publish/pages/copy-programme.tsx'),
      route('programme.json', 'publish/pages/programme.json.ts'),
      route('record.json', 'record/pages/programme-record.json.ts'),
    ]),
    ...prefix('organise/challenges/:challenge', [
      index('desks/pages/challenge-cockpit.tsx'),
      route('brief', 'publish/pages/edit-brief.tsx'),
      route('facts', 'publish/pages/edit-facts.tsx'),
      route('criteria', 'publish/pages/edit-criteria.tsx'),
      route('timeline', 'publish/pages/edit-timeline.tsx'),
      route('share', 'publish/pages/share-challenge.tsx'),
      route('preview', 'publish/pages/preview-challenge.tsx'),
      route('publish', 'publish/pages/publish-challenge.tsx'),
      route('addenda', 'publish/pages/write-addendum.tsx'),
      route('extend', 'deadline/pages/extend-deadline.tsx'),
      route('proposals', 'deadline/pages/screening.tsx'),
      route('proposals/:proposal', 'deadline/pages/screen-proposal.tsx'),
      route('jury', 'judge/pages/jury.tsx'),
      route('assignments', 'judge/pages/assign-proposals.tsx'),
      route('progress', 'judge/pages/progress.tsx'),
      route('ranking', 'judge/pages/ranking.tsx'),
      route('decision', 'announce/pages/record-decision.tsx'),
      route('release', 'announce/pages/release.tsx'),
      route('pilots', 'pilot/pages/challenge-pilots.tsx'),
    ]),

    // pilot hosts and managers
    route('hosting', 'desks/pages/host-home.tsx'),
    route('hosting/:pilot', 'pilot/pages/manage-pilot.tsx'),
    route('hosting/:pilot/plan', 'pilot/pages/change-plan.tsx'),

    // administrators
    route('administration', 'desks/pages/administrator-home.tsx'),

    // the demo and development only
    route('demo/role', 'desks/pages/demo-role.ts'),
    route('demo/clock', 'desks/pages/demo-clock.tsx'),
    route('mailbox', 'notify/pages/mailbox.tsx'),
    route('mailbox/:message', 'notify/pages/mailbox-message.tsx'),
    route('mailbox/:message/body.html', 'notify/pages/mailbox-body.html.ts'),
    route('mailbox/:message/calendar.ics', 'notify/pages/mailbox-calendar.ics.ts'),
    route('style-guide', 'ui/pages/style-guide.tsx'),
  ]),

  route('*', 'http/pages/not-found.tsx'),
] satisfies RouteConfig
