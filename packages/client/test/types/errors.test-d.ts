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
