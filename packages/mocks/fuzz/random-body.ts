import type { Document, Operation } from "../src/table/types.ts";
import { bodyFromSchema } from "./body-from-schema.ts";
import type { Memory } from "./memory.ts";
import type { Random } from "./random.ts";
import { spoiled } from "./spoil.ts";
import { edgeText, edgeValue } from "./values.ts";

/** A body that is ready to send. */
export interface RandomBody {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const garbage = [
  "",
  "{",
  "null",
  "[]",
  '"text"',
  "7",
  "{}",
  "{}{}",
  "{'a': 1}",
  "\ufeff{}",
  '{"__proto__": {"barred": true}}',
  '{"a": 1, "a": 2}',
  "<xml/>",
  "a=1&b=2",
  `${"[".repeat(2000)}${"]".repeat(2000)}`,
  `{"lines": ${"[".repeat(500)}${"]".repeat(500)}}`,
  '{"amount": 1e400}',
] as const;

const types = [
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "",
  "a/b; charset=zzz",
] as const;

/** Makes a body for an operation: a valid one, a spoiled one, a record from an earlier answer, or garbage. */
export function randomBody(
  document: Document,
  operation: Operation,
  memory: Memory,
  random: Random,
): RandomBody {
  const { body: expected } = operation;
  if (random.chance(0.08)) return { body: random.pick(garbage), contentType: random.pick(types) };
  if (expected !== undefined && !/json/.test(expected.contentType)) return formBody(random);
  const json = (body: unknown): RandomBody => ({
    body: JSON.stringify(body) ?? "",
    contentType: "application/json",
  });
  if (expected === undefined) return json(edgeValue(random));
  const seen = random.chance(0.4) ? memory.record(operation.path, random) : undefined;
  let body = seen ?? bodyFromSchema(expected.schema, { document, memory, random });
  for (let left = random.pick([0, 0, 1, 1, 2, 5]); left > 0; left -= 1) body = spoiled(body, random);
  return json(body);
}

const names = ["file", "data", "File", "voucher", "other", ""] as const;

/** Makes a form with a file, either of which may be broken. */
function formBody(random: Random): RandomBody {
  const boundary = random.pick(["x", "----WebKitFormBoundary7", "a b"]);
  const file = random.pick(["%PDF-1.4 %%EOF", "", "GIF89a", "\u00ff\u00d8\u00ff", edgeText(random)]);
  const name = random.pick(names);
  const type = random.pick(["application/pdf", "image/jpeg", "text/plain", ""]);
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="a.pdf"\r\ncontent-type: ${type}\r\n\r\n${file}\r\n`;
  const whole = `${part}${random.chance(0.2) ? part : ""}--${boundary}--\r\n`;
  const cut = random.chance(0.2) ? whole.slice(0, random.below(whole.length)) : whole;
  const contentType = random.pick([
    `multipart/form-data; boundary=${boundary}`,
    `multipart/form-data; boundary="${boundary}"`,
    `multipart/form-data; boundary=${boundary}`,
    "multipart/form-data",
    "application/json",
  ]);
  return { body: new TextEncoder().encode(cut), contentType };
}
