import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { images, programmeParties, programmes } from '#db/schema/index.ts'
import type { DrawnPicture } from './redraw-picture.server.ts'

/** One change of pictures at a time: a picture that one takes away another may be about to use. */
export async function lockImages(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(4823003)`)
}

/** Stores drawn pictures; one that is there already stays. Hold `lockImages`. */
export async function keepImages(tx: Tx, pictures: readonly DrawnPicture[], by: string): Promise<void> {
  if (pictures.length === 0) return
  await tx
    .insert(images)
    .values(
      pictures.map(({ hash, bytes, width, height }) => ({
        ...{ hash, width, height },
        bytes: Buffer.from(bytes),
        uploadedBy: by,
      })),
    )
    .onConflictDoNothing()
}

/** Removes those of these pictures that no programme and no party shows any more. Hold `lockImages`. */
export async function forgetUnusedImages(tx: Tx, hashes: readonly (string | null)[]): Promise<void> {
  const gone = hashes.filter((hash) => hash !== null)
  if (gone.length === 0) return
  const shown = [
    ...(await tx
      .select({ hash: programmes.logoHash })
      .from(programmes)
      .where(inArray(programmes.logoHash, gone))),
    ...(await tx
      .select({ hash: programmeParties.logoHash })
      .from(programmeParties)
      .where(inArray(programmeParties.logoHash, gone))),
  ].map(({ hash }) => hash)
  for (const hash of new Set(gone)) {
    if (!shown.includes(hash)) await tx.delete(images).where(eq(images.hash, hash))
  }
}
