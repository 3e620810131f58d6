import { assign } from './assign.ts'
import { clockSet } from './clock-set.ts'
import { clockShow } from './clock-show.ts'
import type { Command } from './command.ts'
import { demoReset } from './demo-reset.ts'
import { doctor } from './doctor.ts'
import { helpOver } from './help.ts'
import { listingsImport } from './listings-import.ts'
import { mailPlan } from './mail-plan.ts'
import { mailTest } from './mail-test.ts'
import { outboxHold, outboxRelease } from './outbox-hold.ts'
import { outboxList } from './outbox-list.ts'
import { outboxRetry } from './outbox-retry.ts'
import { programmeExport } from './programme-export.ts'
import { programmeImport } from './programme-import.ts'
import { rank } from './rank.ts'
import { recordErase } from './record-erase.ts'
import { recordVerify } from './record-verify.ts'
import { suppressionsAdd, suppressionsList, suppressionsRemove } from './suppressions.ts'
import { tick } from './tick.ts'
import { userCreate } from './user-create.ts'
import { userGrant } from './user-grant.ts'
import { userLink } from './user-link.ts'
import { verify } from './verify.ts'

const workers: readonly Command[] = [
  doctor,
  demoReset,
  clockShow,
  clockSet,
  tick,
  recordVerify,
  recordErase,
  verify,
  programmeExport,
  programmeImport,
  listingsImport,
  rank,
  assign,
  mailPlan,
  mailTest,
  outboxList,
  suppressionsList,
  suppressionsAdd,
  suppressionsRemove,
  outboxRetry,
  outboxHold,
  outboxRelease,
  userCreate,
  userGrant,
  userLink,
]

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [...workers, helpOver(workers)]
