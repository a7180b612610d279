import type { Call } from "../../engine/call.ts";
import { Refusal } from "../../errors/refusal.ts";
import type { Agreement } from "../../store/agreement.ts";

const has = ({ settings }: Agreement, module: string): boolean => settings.modules.includes(module);

/** Returns whether the agreement has the module. It has an old name, for departments, and a new one, for dimensions. */
export const hasDimensions = (agreement: Agreement): boolean =>
  has(agreement, "Dimension") || has(agreement, "Departments");

/** Returns whether the agreement may have a second and a third dimension. */
export const hasMultipleDimensions = (agreement: Agreement): boolean => has(agreement, "MultipleDimensions");

/** Throws a 403 with dimensionsapi's code if the agreement lacks the module. */
export function needsDimensions({ agreement }: Call): void {
  if (hasDimensions(agreement)) return;
  throw new Refusal(403, {
    message: "The agreement does not have the Dimension module.",
    code: { apis: "DimensionIncorrectModule" },
  });
}
