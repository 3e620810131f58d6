import type { Locale } from '#app/platform/i18n.ts'
import { isAnswererOf, isStaffSomewhereIn, type Viewer } from '#app/people/core/viewer.ts'
import type { SetupFrame } from '../core/setup-frame.ts'
import type { ChallengeSetup } from './challenge-setup.server.ts'

/** The part of a setup that the frame around every setup page shows. */
export function setupFrame(
  setup: ChallengeSetup,
  { lang, signedIn }: { lang: Locale; signedIn: Viewer },
): SetupFrame {
  return {
    slug: setup.slug,
    title: setup.title(lang),
    programmeSlug: setup.programmeSlug,
    programmeName: setup.programmeName(lang),
    isProgrammeOpen: isStaffSomewhereIn(signedIn, setup.programmeId),
    isAnswerer: isAnswererOf(signedIn, { programmeId: setup.programmeId, challengeId: setup.id }),
  }
}
