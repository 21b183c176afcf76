/** `{ [name]: value }`, or `{}` without a value: to be spread into an object whose unknown fields are absent. */
export function optionalField<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [name in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [name in Name]?: Value };
}
