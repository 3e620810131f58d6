import { describe, expect, it } from 'vitest'
import { SUBJECT_RULES, type Who } from '#app/http/access.ts'
import type { Subject } from '#app/http/subject.ts'
import { newChallenge } from '#app/lifecycle/challenge.ts'
import { aGrant, aViewer } from '#test/factories/a-viewer.ts'
import { allows } from './access.ts'
import type { Viewer } from './viewer.ts'

const calendar = {
  zone: 'Europe/Helsinki',
  partnerZones: [],
  opensAt: new Date('2021-12-03T07:00:00Z'),
  closesAt: new Date('2021-12-22T21:59:00Z'),
  judgingEndsAt: new Date('2022-01-12T10:00:00Z'),
  announcesAt: new Date('2022-01-14T08:00:00Z'),
  version: 1,
}
const challenge = {
  id: 'challenge-1',
  slug: 'mobility',
  recorded: newChallenge({ id: 'challenge-1', programmeId: 'programme-1', calendar, createdBy: 'somebody' }),
  effectiveState: 'open' as const,
}
const programme = { id: 'programme-1', slug: 'china-finland' }
const seat = { id: 'seat-1', isChair: false, state: 'accepted' as const }
const assignment = { id: 'assignment-1', proposalId: 'proposal-1', jurorId: 'seat-1' }
const proposal = (teamRole: 'lead' | 'editor' | 'viewer' | null, isKeptAway = false) => ({
  id: 'proposal-1',
  reference: 'HEL-2026-K7QF-V',
  teamRole,
  isKeptAway,
})
const pilot = (isParty: boolean, teamRole: 'lead' | 'viewer' | null = null) => ({
  id: 'pilot-1',
  slug: 'buses',
  isParty,
  teamRole,
})

const person = aViewer

const holding = (...given: Parameters<typeof aGrant>) => person({ grants: [aGrant(...given)] })

/** Everything loaded, nothing of it the viewer's own. */
const all: Subject = { programme, challenge, proposal: proposal(null), pilot: pilot(false) }

/** Who passes which rules, with everything loaded. What is not listed must be refused. */
const table: { name: string; viewer: Viewer | null; subject: Subject; isDemo?: boolean; passes: Who[] }[] = [
  { name: 'a stranger', viewer: null, subject: all, passes: ['anyone'] },
  { name: 'a stranger to the demo', viewer: null, subject: all, isDemo: true, passes: ['anyone', 'demo'] },
  { name: 'an account without any role', viewer: person(), subject: all, passes: ['anyone', 'signed in'] },
  {
    name: 'the lead of the team',
    viewer: person({ isApplicant: true }),
    subject: { ...all, proposal: proposal('lead') },
    passes: [
      'anyone',
      'signed in',
      'team of :proposal',
      'team editor of :proposal',
      'team lead of :proposal',
    ],
  },
  {
    name: 'a member of the team whose proposal is tried',
    viewer: person({ isApplicant: true }),
    subject: { ...all, pilot: pilot(false, 'viewer') },
    passes: ['anyone', 'signed in', 'side of :pilot'],
  },
  {
    name: 'an editor of the team',
    viewer: person({ isApplicant: true }),
    subject: { ...all, proposal: proposal('editor') },
    passes: ['anyone', 'signed in', 'team of :proposal', 'team editor of :proposal'],
  },
  {
    name: 'a viewer of the team',
    viewer: person({ isApplicant: true }),
    subject: { ...all, proposal: proposal('viewer') },
    passes: ['anyone', 'signed in', 'team of :proposal'],
  },
  {
    name: 'somebody of another team',
    viewer: person({ isApplicant: true }),
    subject: all,
    passes: ['anyone', 'signed in'],
  },
  {
    name: 'whoever is kept from the proposal as a juror, with every role of the challenge beside the seat',
    viewer: person({
      isJuror: true,
      grants: (['organiser', 'screener', 'auditor', 'challenge_owner', 'chair'] as const).map((role) =>
        aGrant(role, 'challenge-1'),
      ),
    }),
    subject: { programme, challenge, proposal: proposal(null, true), juror: seat },
    passes: [
      'anyone',
      'signed in',
      'juror anywhere',
      'organiser anywhere',
      'staff anywhere',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
    ],
  },
  {
    name: 'a juror with the assignment',
    viewer: person({ isJuror: true }),
    subject: { ...all, juror: seat, assignment },
    passes: ['anyone', 'signed in', 'juror anywhere', 'juror of :challenge', 'juror of :assignment'],
  },
  {
    name: "a juror looking at a colleague's assignment",
    viewer: person({ isJuror: true }),
    subject: { ...all, juror: seat, assignment: { ...assignment, jurorId: 'seat-2' } },
    passes: ['anyone', 'signed in', 'juror anywhere', 'juror of :challenge'],
  },
  {
    name: 'a juror of another challenge',
    viewer: person({ isJuror: true }),
    subject: { ...all, assignment },
    passes: ['anyone', 'signed in', 'juror anywhere'],
  },
  {
    name: 'a juror who is only invited',
    viewer: person({ isJuror: true }),
    subject: { ...all, juror: { ...seat, isChair: true, state: 'invited' }, assignment },
    passes: ['anyone', 'signed in', 'juror anywhere'],
  },
  {
    name: 'a juror who declined',
    viewer: person(),
    subject: { ...all, juror: { ...seat, state: 'declined' }, assignment },
    passes: ['anyone', 'signed in'],
  },
  {
    name: 'the chair by seat',
    viewer: person({ isJuror: true, chairOf: ['challenge-1'] }),
    subject: { ...all, juror: { ...seat, isChair: true } },
    passes: [
      'anyone',
      'signed in',
      'juror anywhere',
      'juror of :challenge',
      'staff anywhere',
      'chair of :challenge',
      'staff of :challenge',
    ],
  },
  ...(['organiser', 'operator'] as const).map((role) => ({
    name: `the programme's ${role}`,
    viewer: holding(role),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'organiser anywhere',
      'staff anywhere',
      'organiser of :programme',
      'official of :programme',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
      'organiser of :challenge',
      ...(role === 'organiser' ? (['decider of :challenge'] as const) : []),
      'screener of :challenge',
      'reader of :challenge',
      'auditor of :challenge',
      'chair of :challenge',
      'staff of :challenge',
      'answerer of :challenge',
      'party of :pilot',
      'side of :pilot',
    ] satisfies Who[],
  })),
  {
    name: 'an organiser of this challenge alone',
    viewer: holding('organiser', 'challenge-1'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'organiser anywhere',
      'staff anywhere',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
      'organiser of :challenge',
      'decider of :challenge',
      'screener of :challenge',
      'reader of :challenge',
      'auditor of :challenge',
      'chair of :challenge',
      'staff of :challenge',
      'answerer of :challenge',
      'party of :pilot',
      'side of :pilot',
    ],
  },
  {
    name: 'an organiser of the neighbouring challenge',
    viewer: holding('organiser', 'challenge-2'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'organiser anywhere',
      'staff anywhere',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
    ],
  },
  {
    name: 'an organiser of another programme',
    viewer: holding('organiser', null, 'programme-2'),
    subject: all,
    passes: ['anyone', 'signed in', 'organiser anywhere', 'staff anywhere'],
  },
  {
    name: 'a challenge owner',
    viewer: holding('challenge_owner', 'challenge-1'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'staff anywhere',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
      'staff of :challenge',
      'answerer of :challenge',
      'owner of :challenge',
    ],
  },
  {
    name: 'a screener',
    viewer: holding('screener', 'challenge-1'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'staff anywhere',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
      'screener of :challenge',
      'reader of :challenge',
      'staff of :challenge',
    ],
  },
  {
    name: 'a chair by role',
    viewer: holding('chair', 'challenge-1'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'staff anywhere',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
      'chair of :challenge',
      'staff of :challenge',
    ],
  },
  {
    name: 'an auditor',
    viewer: holding('auditor'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'staff anywhere',
      'reader of :challenge',
      'auditor of :challenge',
      'staff of :programme',
      'staff or official of :programme',
      'partner of :programme',
      'staff of :challenge',
    ],
  },
  {
    name: 'a pilot manager',
    viewer: holding('pilot_manager'),
    subject: all,
    passes: ['anyone', 'signed in', 'party of :pilot', 'side of :pilot', 'host anywhere'],
  },
  {
    name: 'a host who is not in this pilot',
    viewer: holding('pilot_host'),
    subject: all,
    passes: ['anyone', 'signed in', 'host anywhere'],
  },
  {
    name: 'the contact of the pilot',
    viewer: person({ isPilotParty: true }),
    subject: { ...all, pilot: pilot(true) },
    passes: ['anyone', 'signed in', 'party of :pilot', 'side of :pilot', 'host anywhere'],
  },
  {
    name: 'a partner',
    viewer: holding('partner'),
    subject: all,
    passes: ['anyone', 'signed in', 'staff anywhere', 'partner of :programme'],
  },
  {
    name: 'an official',
    viewer: holding('official'),
    subject: all,
    passes: [
      'anyone',
      'signed in',
      'staff anywhere',
      'official of :programme',
      'staff or official of :programme',
    ],
  },
  {
    name: 'an administrator: no programme opens by itself',
    viewer: holding('administrator'),
    subject: all,
    passes: ['anyone', 'signed in', 'organiser anywhere', 'staff anywhere', 'administrator'],
  },
]

describe('who may call what', () => {
  for (const { name, viewer, subject, isDemo = false, passes } of table) {
    it(name, () => {
      const passed = SUBJECT_RULES.filter((who) => allows(who, { viewer, subject, isDemo }))
      expect(passed).toEqual(SUBJECT_RULES.filter((who) => passes.includes(who)))
    })
  }

  it('refuses every rule whose object was not loaded', () => {
    const roles = ['organiser', 'operator', 'chair', 'screener', 'auditor', 'pilot_manager'] as const
    for (const who of SUBJECT_RULES.filter((rule) => rule.includes(':'))) {
      for (const role of roles) {
        expect(allows(who, { viewer: holding(role), subject: {}, isDemo: true })).toBe(false)
      }
    }
  })
})
