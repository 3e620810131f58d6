import { useRef, useState } from 'react'
import { formValues } from '#app/ui/form/form-values.ts'
import { criteriaFromForm, criteriaSchema } from '../core/criteria-form.ts'
import type { JudgingRule } from '../core/judging-rule.ts'
import { ruleFromForm, ruleSchema } from '../core/rule-form.ts'
import type { Rubric } from '../core/rubrics/index.ts'

/** A criterion as far as the words of a rule and its example need it. */
export type JudgedCriterion = {
  readonly position: number
  readonly name: string
  readonly weight: number
  readonly minimum: string | null
  readonly isForFinalists: boolean
  readonly rubric: Rubric
}

export type Judging = { readonly criteria: readonly JudgedCriterion[]; readonly rule: JudgingRule }

/**
 * The criteria and the rule as they stand in the form at this moment; what is saved before anybody typed, and without
 * script. What cannot be read yet leaves the last that could.
 */
export function useTypedJudging(saved: Judging) {
  const [typed, setTyped] = useState(saved)
  const ref = useRef<HTMLDivElement>(null)
  const onChange = () => {
    const form = ref.current?.querySelector('form')
    if (!form) return
    const values = formValues(new FormData(form))
    const rule = ruleSchema.safeParse(values.rule)
    const whole = criteriaSchema.safeParse(values)
    setTyped((before) => ({
      rule: rule.success ? ruleFromForm(rule.data) : before.rule,
      criteria: whole.success
        ? criteriaFromForm(whole.data).map((each, index) => ({ ...each, position: index + 1 }))
        : before.criteria,
    }))
  }
  return { ...typed, around: { ref, onChange } }
}
