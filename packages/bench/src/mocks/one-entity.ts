/**
 * Measures a GET of one entity from the complete mocks. The baseline is a bare msw server with one static handler of
 * the same body. Each has its own process, because msw patches the whole process. They take turns.
 *
 * node src/mocks/one-entity.ts msw|msw-2
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { type Lane, paired } from "../lib/paired.ts";
import { report } from "../lib/report.ts";
import { surfaces } from "./surfaces.ts";

const [msw = "msw"] = process.argv.slice(2);
const { name, limit } = msw === "msw-2" ? { name: "msw 2.15", limit: 1.5 } : { name: "msw 3", limit: 1.25 };

const script = new URL("lane.ts", import.meta.url);

for (const surface of Object.keys(surfaces)) {
  const children = ["mock", "bare"].map((kind) => fork(script, [kind, msw, surface]));
  const [ours, baseline] = children.map(
    (child): Lane =>
      async (calls) => {
        child.send(calls);
        const [milliseconds] = await once(child, "message");
        return milliseconds;
      },
  );
  if (!ours || !baseline) throw new Error("Two lanes are needed.");
  const result = await paired({ ours, baseline, warmUp: 1_500, rounds: 300, batch: 5 });
  const what = `GET of one entity, ${surface}, ${name}`;
  const inMicroseconds = (values: number[]) => values.map((value) => value * 1000);
  report(
    { name: `mocks: ${what}, beside one static handler`, unit: "x", limit, values: result.ratios },
    { name: `mocks: ${what}`, unit: "µs", values: inMicroseconds(result.ours) },
    { name: `static handler: ${what}`, unit: "µs", values: inMicroseconds(result.baseline) },
  );
  for (const child of children) child.disconnect();
}
