import * as v from "valibot";
import { expectTypeOf } from "vitest";
import { z } from "zod";
import { pandiumRun } from "../../src/pandium.ts";

export const stateTypes = [
  pandiumRun({ main: (run) => expectTypeOf(run.state).toEqualTypeOf<undefined>() }),
  pandiumRun({
    state: ({ cursor }) => ({ cursor: Number(cursor) }),
    main: (run) => expectTypeOf(run.state).toEqualTypeOf<{ cursor: number } | undefined>(),
  }),
  pandiumRun({
    state: z.object({ cursor: z.string().optional() }),
    main: (run) => expectTypeOf(run.state?.cursor).toEqualTypeOf<string | undefined>(),
  }),
  pandiumRun({
    state: v.object({ cursor: v.optional(v.number(), 0) }),
    main: (run) => expectTypeOf(run.state).toEqualTypeOf<{ cursor: number } | undefined>(),
  }),
  pandiumRun({
    main({ settings }) {
      expectTypeOf(settings.number("journal")).toEqualTypeOf<number>();
      expectTypeOf(settings.number("journal", undefined)).toEqualTypeOf<number | undefined>();
      expectTypeOf(settings.text("name", null)).toEqualTypeOf<string | null>();
      expectTypeOf(settings.list("markets")).toEqualTypeOf<readonly string[]>();
    },
  }),
  pandiumRun({
    main(run) {
      // @ts-expect-error an output is an object
      run.finish("done");
      // @ts-expect-error tokens are the run's own
      run.economic.appSecretToken;
    },
    // @ts-expect-error tokens are the run's own
    client: { appSecretToken: "x" },
  }),
];
