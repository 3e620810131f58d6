/** As much of linear algebra as a fit of strengths needs: symmetric, positive definite matrices, a hundred rows or so. */
export type Matrix = readonly (readonly number[])[]

/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan. No pivots are sought: none is near zero. */
export function inverseOf(matrix: Matrix): Matrix {
  const size = matrix.length
  const left = matrix.map((row) => Float64Array.from(row))
  const right = matrix.map((_, row) => Float64Array.from({ length: size }, (__, column) => +(row === column)))
  for (let pivot = 0; pivot < size; pivot += 1) {
    const [leftPivot, rightPivot] = [left[pivot], right[pivot]]
    if (!leftPivot || !rightPivot) break
    const scale = 1 / (leftPivot[pivot] ?? 1)
    for (let column = 0; column < size; column += 1) {
      leftPivot[column] = (leftPivot[column] ?? 0) * scale
      rightPivot[column] = (rightPivot[column] ?? 0) * scale
    }
    for (let row = 0; row < size; row += 1) {
      const [leftRow, rightRow] = [left[row], right[row]]
      const factor = leftRow?.[pivot] ?? 0
      if (row === pivot || !leftRow || !rightRow || factor === 0) continue
      for (let column = 0; column < size; column += 1) {
        leftRow[column] = (leftRow[column] ?? 0) - factor * (leftPivot[column] ?? 0)
        rightRow[column] = (rightRow[column] ?? 0) - factor * (rightPivot[column] ?? 0)
      }
    }
  }
  return right.map((row) => [...row])
}

export function product(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((total, value, index) => total + value * (vector[index] ?? 0), 0))
}
