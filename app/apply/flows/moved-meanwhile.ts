/** A proposal went to another challenge while somebody waited for its locks, which are taken in one order. */
export class MovedMeanwhile extends Error {}

/** Does the work, and again from its beginning where the proposal is now when it was moved meanwhile. */
export async function whereItIs<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof MovedMeanwhile)) throw error
    }
  }
}
