/** `PERIOD_KIND_QUARTER` is `QUARTER` in JSON; the generated types keep the long name. */
export type EnumName<
  Prefix extends string,
  Value extends string,
> = Value extends `${Prefix}_${infer Name}` ? Name : never

/** The short name, whichever of the two the server writes. */
export const enumName = <Prefix extends string, Value extends string>(
  prefix: Prefix,
  value: Value,
): EnumName<Prefix, Value> => value.replace(`${prefix}_`, '') as EnumName<Prefix, Value>
