import type { Reporter, TestCase } from 'vitest/node'

/** Names at the end, at one place, the tests that passed only when they were run again: they pass, and are to be mended. */
export default class SecondTryReporter implements Reporter {
  private readonly names: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.names.push(`${test.module.relativeModuleId}: ${test.fullName}`)
  }

  onTestRunEnd(): void {
    for (const name of this.names) console.log(`passed only at the second try: ${name}`)
  }
}
