/** `pnpm fuzz [--requests N] [--seed N]`: exits with 1 if an answer is a bug of the mocks. */
import { parseArgs } from "node:util";
import { type Finding, fuzz } from "./fuzz.ts";
import type { RandomRequest } from "./random-request.ts";

/**
 * The number of findings that are printed. Only the first finding of each kind is, because the others would say the
 * same.
 */
const printed = 20;

const { values } = parseArgs({
  // pnpm passes on the "--" that precedes the arguments.
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: { requests: { type: "string", default: "10000" }, seed: { type: "string" } },
});

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`fuzz: --${name} must be a whole number, not "${text}".`);
  return Number(text);
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;

function textOf({ url, init }: RandomRequest): string {
  const body =
    init.body === null
      ? ""
      : ` ${init.body instanceof Uint8Array ? new TextDecoder().decode(init.body) : String(init.body)}`;
  return `${init.method} ${shortened(url, 300)} ${init.headers["content-type"] ?? ""}${shortened(body, 600)}`;
}

/**
 * Returns a text that is the same for findings with the same operation and the same answer, whatever numbers the
 * answers contain.
 */
const kindOf = ({ request: { operation }, status, answer }: Finding): string =>
  `${status} ${operation.id} ${answer.slice(0, 200).replace(/\d+/g, "0")}`;

const seed = wholeNumber("seed", values.seed ?? String(Date.now() % 1_000_000));
const requests = wholeNumber("requests", values.requests);
const began = performance.now();
const { findings, statuses, called, succeeded, slowest } = await fuzz({ requests, seed });
const seconds = (performance.now() - began) / 1000;
const kinds = new Map(findings.toReversed().map((finding) => [kindOf(finding), finding]));
for (const { index, request, status, answer } of [...kinds.values()].slice(0, printed))
  console.log(`\n#${index}: ${status} ${shortened(answer, 700)}\n  ${textOf(request)}`);
const counts = [...statuses].sort(([one], [other]) => one - other);
console.log(
  `\n${requests} requests with seed ${seed} in ${seconds.toFixed(1)} s over ${called} operations, ${succeeded} of them successfully`,
);
console.log(`answers: ${counts.map(([status, count]) => `${status}: ${count}`).join(", ")}`);
console.log("slowest:");
for (const { milliseconds, request } of slowest)
  console.log(`  ${milliseconds.toFixed(0)} ms ${shortened(textOf(request), 200)}`);
console.log(`${findings.length} answers are bugs of the mocks, in ${kinds.size} groups`);
process.exitCode = findings.length === 0 ? 0 : 1;
