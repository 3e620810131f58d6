/** So many reports of a kind are kept by a process; whoever was asked for longest ago goes first. */
const mostKept = 20

/** Keeps what was computed for a key, so that asking again computes nothing. What failed is not kept. */
export function createKept<Report>() {
  const kept = new Map<string, Promise<Report>>()
  return (key: string, compute: () => Promise<Report>): Promise<Report> => {
    const report = kept.get(key) ?? compute()
    kept.delete(key)
    kept.set(key, report)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    report.catch(() => kept.delete(key))
    return report
  }
}
