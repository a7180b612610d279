/** Writes the messages about refused bodies in the words of the services of apis.e-conomic.com. */
import type { Schema } from "../table/types.ts";
import type { Complaint } from "./complaint.ts";
import { refusesZero } from "./input-schema.ts";
import type { Issue } from "./issue.ts";
import { serverName } from "./problem.ts";

/**
 * Turns a complaint into an issue. `Required property is missing` (O-27) and `The field CustomerNumber must be between
 * 1 and 999999999` (O-10) are recorded; the other messages follow their pattern.
 */
export function apisIssue({ keyword, path, value, schema, limit }: Complaint): Issue {
  const field = `The field ${serverName(path) ?? "Body"}`;
  const message = () => {
    switch (keyword) {
      case "required":
        // A service reads a missing integer as 0, and this schema does not allow 0.
        return refusesZero(schema) ? `${field} must be ${rangeOf(schema)}` : "Required property is missing";
      case "minimum":
      case "maximum":
        return `${field} must be ${rangeOf(schema)}`;
      case "type":
        return value === null ? `${field} must not be null` : `${field} must be of type ${typeOf(schema)}`;
      case "maxLength":
        return `${field} must be a string with a maximum length of ${limit}`;
      case "minLength":
        return `${field} must be a string with a minimum length of ${limit}`;
      case "pattern":
        return `${field} must match the regular expression '${limit}'`;
      case "maxItems":
        return `${field} must hold at most ${limit} items`;
      case "minItems":
        return `${field} must hold at least ${limit} items`;
      case "enum":
        return `${field} must be one of ${(limit as readonly unknown[]).join(", ")}`;
      case "x-decimals":
        return `${field} must have at most ${limit} decimals`;
      case "format":
        return `${field} must be ${limit === "int32" ? "a 32-bit integer" : "a date, yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ"}`;
      default:
        return `${field} is invalid`;
    }
  };
  return { path, message: message() };
}

function rangeOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `between ${minimum} and ${maximum}`;
}

function typeOf({ type }: Schema): string {
  return typeof type === "string" ? type : (type ?? ["another"]).join(" or ");
}
