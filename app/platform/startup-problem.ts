/**
 * Something outside the program keeps it from starting: a busy port, a missing variable, an unreachable database.
 * The message is one clear sentence (or a short list) for the person at the terminal, who never sees a stack.
 */
export class StartupProblem extends Error {
  override name = 'StartupProblem'
}
