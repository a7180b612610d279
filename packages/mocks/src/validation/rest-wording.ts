/** Writes the messages about refused bodies in the words of restapi.e-conomic.com. */
import type { Complaint } from "./complaint.ts";
import { type Issue, lastName } from "./issue.ts";

/**
 * Turns a complaint into an issue. Messages about the schema have no code: `Expected String but got Null`
 * (L-14), `Integer 0 is less than minimum value of 1` (L-15, L-16). The other messages are ours, worded like these.
 */
export function restIssue(complaint: Complaint): Issue {
  const { path, value, limit, keyword } = complaint;
  const name = lastName(path) ?? "The body";
  // The body may contain an object with a `toString` property, which `String` would call.
  const found = `${jsonType(value)} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
  const issue = (message: string, more: Partial<Issue> = {}): Issue => ({
    path,
    message,
    inputValue: value,
    ...more,
  });
  switch (keyword) {
    case "type":
      return issue(`Expected ${typeName(complaint.schema.type)} but got ${jsonType(value)}`);
    case "required":
      return issue(`${name} is missing a value`, {
        errorCode: "E04042",
        inputValue: null,
        developerHint: `Give ${name} a value.`,
        isMissing: true,
      });
    case "minimum":
      return issue(`${found} is less than minimum value of ${limit}`);
    case "maximum":
      return issue(`${found} exceeds maximum value of ${limit}`);
    case "maxLength":
      return issue(`${name} is longer than ${limit} characters`, {
        errorCode: "E04010",
        developerHint: `Shorten ${name} to ${limit} characters.`,
      });
    case "minLength":
      return issue(`${name} is shorter than ${limit} characters`);
    case "enum":
      return issue(`Value ${JSON.stringify(value)} is not one of ${JSON.stringify(limit)}`, {
        developerHint: "Casing matters.",
      });
    case "x-decimals":
      return issue(`${name} has too many decimals, at most ${limit} are allowed`, {
        errorCode: "E04740",
        developerHint: `Round ${name} to ${limit} decimals.`,
      });
    case "format":
      return issue(
        `String ${value} does not match the format ${limit === "date-time" ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-dd"}`,
      );
    default:
      return issue(`${found} does not fulfil ${keyword} ${JSON.stringify(limit)}`);
  }
}

function typeName(type: unknown): string {
  const [first = "value"] = Array.isArray(type) ? type : [type];
  return capital(String(first));
}

function jsonType(value: unknown): string {
  if (value === null || value === undefined) return "Null";
  if (Array.isArray(value)) return "Array";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Number";
  return capital(typeof value);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
