import type { RawExpression } from "../types/filter.ts";

/**
 * Returns a filter or sort in e-conomic's own grammar, which is sent unchanged. Use it if the typed forms cannot express the
 * condition. Escape the values in it yourself: `$` as `$$`, and `)` as `$)`.
 */
export const raw = (text: string): RawExpression => ({ raw: text });
