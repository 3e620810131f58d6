import { accept, refuse, type Result } from '#app/platform/result.ts'
import { storedLimits } from '../core/look/picture.ts'
import type { ProgrammePlan } from '../core/programme-plan.ts'
import { redrawPicture } from './redraw-picture.server.ts'

/**
 * A plan from outside with its pictures drawn anew: nobody's bytes are stored as they came. Those that an installation
 * like this one wrote keep their hash. Refuses with the hashes of pictures that cannot be drawn.
 */
export async function redrawnPlan(
  plan: ProgrammePlan,
): Promise<
  Result<ProgrammePlan, { readonly code: 'pictures-unusable'; readonly hashes: readonly string[] }>
> {
  const drawn = new Map<string, { hash: string; png: string }>()
  const unusable: string[] = []
  for (const { hash, png } of plan.pictures) {
    const limits = hash === plan.logo ? storedLimits.logo : storedLimits.partyLogo
    const picture = await redrawPicture(new Uint8Array(Buffer.from(png, 'base64')), limits)
    if (!picture.ok) unusable.push(hash)
    else
      drawn.set(hash, {
        hash: picture.value.hash,
        png: Buffer.from(picture.value.bytes).toString('base64'),
      })
  }
  if (unusable.length > 0) return refuse('pictures-unusable', { hashes: unusable })
  const hashOf = (hash: string | null) => (hash === null ? null : (drawn.get(hash)?.hash ?? null))
  return accept({
    ...plan,
    logo: hashOf(plan.logo),
    parties: plan.parties.map((party) => ({ ...party, logo: hashOf(party.logo) })),
    pictures: [...new Map([...drawn.values()].map((picture) => [picture.hash, picture])).values()],
  })
}
