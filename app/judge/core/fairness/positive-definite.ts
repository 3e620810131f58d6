/** Symmetric positive-definite matrices, in rows one after the other; the lower triangle counts. */

/** The lower triangle L with L Lᵀ = matrix. Throws when the matrix is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    const line = row * size
    for (let column = 0; column <= row; column += 1) {
      const other = column * size
      let value = matrix[line + column]!
      for (let index = 0; index < column; index += 1) value -= factor[line + index]! * factor[other + index]!
      if (column < row) factor[line + column] = value / factor[other + column]!
      else if (value > 0) factor[line + row] = Math.sqrt(value)
      else throw new RangeError('the matrix is not positive definite')
    }
  }
  return factor
}

/** x with L Lᵀ x = right. */
export function solve(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const solution = right.slice()
  for (let row = 0; row < size; row += 1) {
    let value = solution[row]!
    for (let index = 0; index < row; index += 1) value -= factor[row * size + index]! * solution[index]!
    solution[row] = value / factor[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = solution[row]! / factor[row * size + row]!
    solution[row] = value
    for (let index = 0; index < row; index += 1) solution[index]! -= factor[row * size + index]! * value
  }
  return solution
}

/** The whole inverse of L Lᵀ, both triangles. */
export function inverseOf(factor: Float64Array, size: number): Float64Array {
  // Rows of the inverse of L, transposed: column k of it begins at row k.
  const half = new Float64Array(size * size)
  for (let column = 0; column < size; column += 1) {
    const own = column * size
    half[own + column] = 1 / factor[own + column]!
    for (let row = column + 1; row < size; row += 1) {
      let value = 0
      for (let index = column; index < row; index += 1)
        value -= factor[row * size + index]! * half[own + index]!
      half[own + row] = value / factor[row * size + row]!
    }
  }
  const inverse = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let value = 0
      for (let index = row; index < size; index += 1)
        value += half[row * size + index]! * half[column * size + index]!
      inverse[row * size + column] = value
      inverse[column * size + row] = value
    }
  }
  return inverse
}

/** The logarithm of the determinant of L Lᵀ. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0
  for (let row = 0; row < size; row += 1) sum += Math.log(factor[row * size + row]!)
  return 2 * sum
}
