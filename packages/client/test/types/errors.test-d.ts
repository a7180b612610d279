import { expectTypeOf } from "vitest";
import { type EconomicError, isEconomicError } from "../../src/index.ts";

export function kinds(error: unknown): void {
  if (isEconomicError(error)) expectTypeOf(error).toExtend<EconomicError>();
  if (isEconomicError(error, "outcomeUnknown"))
    expectTypeOf(error.expiresAt).toEqualTypeOf<Date | undefined>();
  if (isEconomicError(error, "permission"))
    expectTypeOf(error.missingModules).toEqualTypeOf<readonly string[]>();
  if (isEconomicError(error, "listingChanged")) expectTypeOf(error.read).toEqualTypeOf<number>();
  if (isEconomicError(error, "bulk"))
    expectTypeOf(error.outcomes[0]?.index).toEqualTypeOf<number | undefined>();
  // @ts-expect-error only an unknown outcome has a key to repeat it with
  if (isEconomicError(error, "conflict")) error.expiresAt;
}

export function unknownKinds(error: unknown): void {
  // @ts-expect-error there is no such kind: the kind is notFound
  isEconomicError(error, "notfound");
  // @ts-expect-error nor does a comparison with it compile
  if (isEconomicError(error) && error.kind === "notfound") return;
}

/**
 * If the client gets a new kind of error that this switch lacks, the `default` does not compile, because it accepts only
 * `never`.
 */
export function everyKind(error: unknown): unknown {
  if (!isEconomicError(error)) return undefined;
  switch (error.kind) {
    case "outcomeUnknown":
      return expectTypeOf(error.sentAt).toEqualTypeOf<Date>();
    case "permission":
      return expectTypeOf(error.missingModules).toEqualTypeOf<readonly string[]>();
    case "listingChanged":
      return expectTypeOf(error.read).toEqualTypeOf<number>();
    case "bulk":
      return error.outcomes.length;
    case "onceNotYet":
      return expectTypeOf(error.retryAt).toEqualTypeOf<Date>();
    case "onceKeySpent":
    case "runEnding":
    case "configuration":
    case "connection":
    case "timeout":
    case "validation":
    case "authentication":
    case "notFound":
    case "conflict":
    case "idempotency":
    case "rateLimit":
    case "server":
      return error.requestId;
    default:
      return error satisfies never;
  }
}

/** The `kind` of the class is a union of all kinds, so `satisfies never` does not compile while other kinds are left. */
export function someKinds({ kind }: EconomicError): string {
  if (kind === "notFound") return "missing";
  // @ts-expect-error the other kinds are left
  return kind satisfies never;
}
