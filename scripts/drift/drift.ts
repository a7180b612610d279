/**
 * `pnpm specs:drift FILE…` compares recorded answers (HAR, NDJSON, recordings of `pnpm conformance`) with the
 * specifications. It lists unknown operations and statuses, undocumented and missing properties, and wrong types. It
 * prints names and never values. The exit code is 1 if there is a difference.
 */
import { readFileSync } from "node:fs";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import { child, type Node } from "../parity/own-specs.ts";
import { checkAnswer } from "./check-answer.ts";
import { readTraffic } from "./read-traffic.ts";

const files = process.argv.slice(2);
try {
  if (files.length === 0)
    throw new Error("Usage: pnpm specs:drift FILE… (HAR, NDJSON, or recordings of pnpm conformance)");
  const exchanges = files.flatMap((file) => readTraffic(file, readFileSync(file, "utf8")));
  const documents = new Map<string, Node>();
  for (const document of (await bundle(findSources("specs"))).values()) {
    const node = document as unknown as Node;
    documents.set(String(child(node, "info")["x-service"]).toLowerCase(), node);
  }
  const counts = new Map<string, number>();
  for (const exchange of exchanges) {
    const document = documents.get(exchange.service.toLowerCase());
    const lines = document === undefined ? ["unknown service"] : checkAnswer(document, exchange);
    for (const line of lines)
      counts.set(`${exchange.service}: ${line}`, (counts.get(`${exchange.service}: ${line}`) ?? 0) + 1);
  }
  for (const [line, count] of [...counts].sort())
    console.log(`${line} (${count} ${count === 1 ? "time" : "times"})`);
  console.log(`${exchanges.length} answers compared, ${counts.size} differences`);
  process.exitCode = counts.size === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
