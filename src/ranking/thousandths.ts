/** numerator / denominator in thousandths, rounded half up; both whole, denominator > 0, 2000·|numerator| below 2⁵³. */
export const thousandths = (numerator: number, denominator: number): number =>
  Math.floor((2000 * numerator + denominator) / (2 * denominator))
