/** The JSON Schema validator for request bodies. It compiles a schema when it is first used. */
import { Ajv, type ErrorObject } from "ajv";
import { isDate } from "../dates/index.ts";
import type { Document, Schema, Surface } from "../table/types.ts";
import { decimalsKeyword, type InputRules, inputSchema } from "./input-schema.ts";

export type Check = (value: unknown) => readonly ErrorObject[];

/** Makes a function that returns the check for a schema of one document. */
export function createChecker(
  document: Document,
  surface: Surface,
): (schema: Schema, rules: InputRules) => Check {
  const compiled = new Map<Schema, Map<string, Check>>();
  let ajv: Ajv | undefined;
  return (schema, rules) => {
    const variants = compiled.get(schema) ?? new Map<string, Check>();
    compiled.set(schema, variants);
    const variant = JSON.stringify(rules);
    const known = variants.get(variant);
    if (known) return known;
    ajv ??= newAjv(surface);
    const validate = ajv.compile(inputSchema(document, schema, rules));
    const check: Check = (value) => (validate(value) ? [] : (validate.errors ?? []));
    variants.set(variant, check);
    return check;
  };
}

function newAjv(surface: Surface): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    addUsedSchema: false,
    // The published patterns are those of .NET and Newtonsoft. The unicode flag would reject some of their escapes.
    unicodeRegExp: false,
    logger: false,
  });
  // Dates of the services are .NET DateTimes, which may have a time or not (O-26). REST requires the published format.
  const day = surface === "rest" ? isDate : isDay;
  ajv.addFormat("date", day).addFormat("full-date", day).addFormat("date-time", isDay);
  ajv.addFormat("int32", {
    type: "number",
    validate: (value: number) => value === Math.trunc(value) && (value | 0) === value,
  });
  ajv.addKeyword({
    keyword: decimalsKeyword,
    type: "number",
    schemaType: "number",
    validate: (most: number, value: number) => decimalsIn(value) <= most,
  });
  return ajv;
}

const time = /^T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

function isDay(text: string): boolean {
  return isDate(text.slice(0, 10)) && (text.length === 10 || time.test(text.slice(10)));
}

/**
 * Returns the number of decimals in the shortest text of `value`, which is nearly always the text in the caller's JSON.
 */
function decimalsIn(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}
