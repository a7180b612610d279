/** The properties of refusals whose texts come from the server itself. */
const serversOwn = new Set(["message", "errorCode", "title", "type", "allowedFilteringFields"]);

/**
 * Returns a body without anybody's data: texts become texts of the same form, numbers become 1 or 1.5. In a refusal,
 * the server's own words are kept, without the digits and quoted values in them.
 */
export function anonymised(value: unknown, refusal: boolean, name = ""): unknown {
  if (Array.isArray(value)) return value.slice(0, 25).map((item) => anonymised(item, refusal, name));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, anonymised(inner, refusal, key)]),
    );
  }
  if (typeof value === "number") {
    return refusal && /status/i.test(name) ? value : Number.isInteger(value) ? 1 : 1.5;
  }
  if (typeof value !== "string") return value;
  if (refusal && (serversOwn.has(name) || name === "errors")) {
    return name === "errorCode" ? value : value.replace(/'[^']*'/g, "'…'").replace(/\d+/g, "1");
  }
  return form(value);
}

function form(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return "2000-01-01";
  const stamp = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (stamp !== null) return `2000-01-01T00:00:00${stamp[1] === undefined ? "" : "Z"}`;
  if (/^https?:/.test(text)) return "https://restapi.e-conomic.com/";
  return /^\d+$/.test(text) ? "1" : "text";
}
