import type { Executor } from './client.server.ts'

/**
 * A statement that is put together once for each database (or transaction) it runs on; with a name, as `build` gives
 * it by `.prepare(name)`, each connection also parses it once. Values come in by `sql.placeholder`.
 */
export function prepared<Statement extends object>(
  build: (db: Executor) => Statement,
): (db: Executor) => Statement {
  const known = new WeakMap<Executor, Statement>()
  return (db) => {
    const found = known.get(db)
    if (found) return found
    const statement = build(db)
    known.set(db, statement)
    return statement
  }
}
