import { expect, it } from 'vitest'
import { formValues } from '#app/ui/form/form-values.ts'
import { approversSchema } from './schema.ts'

it('reads who is ticked for the approval that is saved; nobody where no box is', () => {
  const lin = '6a0f5e0e-1111-4222-8333-444455556666'
  const form = new FormData()
  form.set('approval', 'decision')
  form.append('decision.approvers[]', lin)
  const read = approversSchema.parse(formValues(form))
  expect(read.decision).toEqual({ approvers: [lin], deputies: [] })
  expect(read.opening).toEqual({ approvers: [], deputies: [] })
})
