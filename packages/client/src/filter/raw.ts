import type { RawExpression } from "../types/filter.ts";

/**
 * Returns a filter or sort that is written in e-conomic's own grammar and sent as it is, for what the typed forms cannot
 * say. Escape values in it yourself: `$` and `)` are written `$$` and `$)`.
 */
export const raw = (text: string): RawExpression => ({ raw: text });
