import type { Rule } from "./rule.ts";
import { same } from "./rules.ts";

/** Makes the rule for a number that the caller may choose. On the services, 0 means that none is chosen. */
export const chosenNumber = (field: string): Rule => ({
  ...same(field),
  write: (value, draft) => {
    if (value !== 0) draft[field] = value;
  },
});
