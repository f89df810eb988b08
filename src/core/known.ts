/**
 * What is known to be there, though the compiler cannot see it: an index made from this very list, a key put into this
 * very map, a number that only drafts lack. Where it is not, a calculation is wrong, and no default may hide that.
 * @throws RangeError when it is not there
 */
export const known = <T>(value: T): NonNullable<T> => {
  if (value === undefined || value === null) throw new RangeError('something known is not there')
  return value
}
