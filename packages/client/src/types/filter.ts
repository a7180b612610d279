/** A calendar date, `2026-01-31`. */
export type DateString = `${number}-${number}-${number}`;

/** A point in time, `2026-01-31T12:00:00Z`. */
export type TimestampString = `${DateString}T${string}`;

/**
 * A value that a date field is compared with. A `Date` stands for the calendar day in Denmark, on which e-conomic
 * books.
 */
export type DateValue = DateString | Date;

/** A value that a timestamp field is compared with; a plain date stands for its midnight. */
export type TimestampValue = DateString | TimestampString | Date;

/** Every operator that e-conomic knows, for a field of the value type `Value`. */
export interface Operators<Value> {
  /** Is equal to the value; `null` means that the field is empty. */
  eq?: Value | null;
  /** Differs from the value; `null` means that the field is not empty. */
  ne?: Value | null;
  /** Is less than the value. */
  lt?: Value;
  /** Is less than the value, or equal to it. */
  lte?: Value;
  /** Is greater than the value. */
  gt?: Value;
  /** Is greater than the value, or equal to it. */
  gte?: Value;
  /** Matches the text, in which `*` stands for any characters. A text without `*` matches anywhere in the field. */
  like?: string;
  /** Is one of the values, 200 at most. */
  in?: readonly (Value | null)[];
  /** Is none of the values, 200 at most. */
  nin?: readonly (Value | null)[];
}

/** The name of an operator. */
export type Operator = keyof Operators<unknown>;

/** Operators that most fields take. Enumerations take only these. */
export type Equality = "eq" | "ne";

/** Operators of fields with an order. */
export type Order = "lt" | "lte" | "gt" | "gte";

/** Operators that take lists. */
export type Lists = "in" | "nin";

/**
 * The condition on one field: a value (or `null`) that it equals, or operators, all of which must hold. `Allowed`
 * names the operators that the field takes.
 */
export type Condition<Value, Allowed extends Operator> = Value | null | Pick<Operators<Value>, Allowed>;

/** Filter or sort text in e-conomic's own grammar, made with `raw("…")` and not checked. */
export interface RawExpression {
  readonly raw: string;
}

/**
 * Conditions on the fields of one listing. All of them must hold:
 * `{ name: { like: "Acme*" }, balance: { gte: 0 }, or: [{ city: "Odense" }, { city: null }] }`
 */
export type Filter<Fields> = Fields & Combinations<Fields>;

/** The properties of a filter that combine several filters. */
export interface Combinations<Fields> {
  /** All of these conditions must hold. */
  and?: readonly (Filter<Fields> | RawExpression)[];
  /** At least one of these conditions must hold. */
  or?: readonly (Filter<Fields> | RawExpression)[];
}

/**
 * One field to sort by, in ascending order. With `-` the order is descending. With `~` it is alphabetical, whatever
 * the type of the field.
 */
export type SortKey<Field extends string> = Field | `-${Field}` | `~${Field}` | `-~${Field}`;

/** The order of a listing: one field, or several in order of weight. */
export type Sort<Field extends string> = SortKey<Field> | readonly SortKey<Field>[] | RawExpression;
