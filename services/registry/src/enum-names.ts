/** The words the database and the rules use for the values of a wire enum. */
export interface EnumNames<Name extends string, Value extends string> {
  toValue(name: Name): Value
  /** Undefined for unspecified and for values of a newer release. */
  toName(value: string): Name | undefined
}

export const enumNames = <const T extends Readonly<Record<string, string>>>(
  table: T,
): EnumNames<keyof T & string, T[keyof T]> => {
  const names = new Map(Object.entries(table).map(([name, value]) => [value, name]))
  return {
    toValue: (name) => table[name] as T[keyof T],
    toName: (value) => names.get(value),
  }
}
