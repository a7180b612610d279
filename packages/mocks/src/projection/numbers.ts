import type { Rule } from "./rule.ts";
import { same } from "./rules.ts";

/** A number that the caller may choose: 0 is what the services take for none. */
export const chosenNumber = (field: string): Rule => ({
  ...same(field),
  write: (value, draft) => {
    if (value !== 0) draft[field] = value;
  },
});
