/**
 * Runs two builds of the client over the same schedules, and tells where they differ in what the server received or
 * the caller got. Exits with 1 where a difference is not in `exceptions.json`.
 *
 *     node scripts/differential/run.ts --old /path/dist/index.js --new packages/client/dist/index.js
 *
 * `--seed N` begins with another seed, `--writes N` and `--listings N` set how many there are, `--errors no` leaves out
 * the table of errors, `--show N` prints N differences in full, `--only writes:17` plays one schedule and prints it,
 * `--dump FILE` adds every difference to a file, one JSON a line.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadClient } from "./client.ts";
import { differencesOf, type Exception, exceptionFor, namedCalls } from "./compare.ts";
import { loadMocks } from "./mocks.ts";
import { errorSchedules } from "./schedules/errors.ts";
import { listingSchedule } from "./schedules/listings.ts";
import { writeSchedule } from "./schedules/writes.ts";
import { broken, play, ratePerMinute, type Schedule } from "./stage.ts";
import { install } from "./virtual-time.ts";

const { values } = parseArgs({
  options: {
    old: { type: "string" },
    new: { type: "string" },
    mocks: { type: "string", default: resolve(import.meta.dirname, "../../packages/mocks/dist/index.js") },
    seed: { type: "string", default: "1" },
    writes: { type: "string", default: "2000" },
    listings: { type: "string", default: "1000" },
    errors: { type: "string", default: "yes" },
    show: { type: "string", default: "20" },
    only: { type: "string" },
    dump: { type: "string" },
  },
});
if (!values.old || !values.new)
  throw new Error("--old and --new are needed: the built index.js of two clients");

const exceptions: Exception[] = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "exceptions.json"), "utf8"),
);
const mocks = await loadMocks(values.mocks);
const [before, after] = [await loadClient(resolve(values.old)), await loadClient(resolve(values.new))];
const operations = mocks.coverage();
install();

const seed = Number(values.seed);
const made = (count: string, make: (seed: number, all: typeof operations) => Schedule) =>
  Array.from({ length: Number(count) }, (_, index) => make(seed + index, operations));
const areas: [name: string, schedules: Schedule[]][] = [
  ["writes", made(values.writes, writeSchedule)],
  ["listings", made(values.listings, (at) => listingSchedule(at + 1_000_000, operations))],
  ["errors", values.errors === "no" ? [] : errorSchedules(operations)],
];

let unnamed = 0;
let shown = 0;
const excepted = new Map<string, number>();
const count = ({ name }: Exception) => excepted.set(name, (excepted.get(name) ?? 0) + 1);
const shorten = (value: unknown) => {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

/** What a call ended with, if it did not give anything. A listing gives what was read before an error together with it. */
const endingOf = (outcome: unknown): string | undefined => {
  const { throws, gives } = outcome as Record<"throws" | "gives", unknown>;
  const thrown = throws ?? (gives as { thrown?: unknown } | null)?.thrown;
  if (typeof thrown !== "object" || thrown === null)
    return thrown === undefined ? undefined : "another value";
  const { kind, name } = thrown as { kind?: string; name?: string };
  return kind ?? name ?? "another value";
};

for (const [area, schedules] of areas) {
  const counts = { schedules: 0, requests: 0, waits: 0, calls: 0, differ: 0, stuck: 0 };
  const endings = new Map<string, number>();
  for (const [index, schedule] of schedules.entries()) {
    if (
      values.only !== undefined &&
      values.only !== `${area}:${area === "listings" ? schedule.seed - 1_000_000 : schedule.seed}`
    )
      continue;
    const leftOut = new Set<string>();
    const playBoth = async () =>
      [await play(schedule, before, mocks, leftOut), await play(schedule, after, mocks, leftOut)] as const;
    let traces = await playBoth();
    const [first] = traces;
    for (;;) {
      const named = namedCalls(traces[0].outcomes, traces[1].outcomes, exceptions);
      const hasRate = !leftOut.has(ratePerMinute) && JSON.stringify(schedule.faults).includes("-minute");
      const ofRate =
        hasRate &&
        differencesOf(...traces)
          .map((one) => exceptionFor(one, exceptions))
          .find((one) => one?.name.includes("rate header"));
      if (ofRate) {
        leftOut.add(ratePerMinute);
        count(ofRate);
      }
      if (named.length === 0 && !ofRate) break;
      for (const [name, exception] of named) {
        leftOut.add(name);
        count(exception);
      }
      traces = await playBoth();
    }
    if (values.only !== undefined) console.log(JSON.stringify(traces, undefined, 1));
    counts.schedules += 1;
    counts.requests += first.requests.length;
    counts.waits += first.waits.length;
    counts.stuck += first.settled ? 0 : 1;
    for (const [name, outcome] of Object.entries(first.outcomes)) {
      if (name === "usage" || name === "progress" || (name === "the client" && !endingOf(outcome))) continue;
      counts.calls += 1;
      const ending = endingOf(outcome) ?? "gives";
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
    let isNew = false;
    for (const difference of differencesOf(...traces)) {
      const exception = exceptionFor(difference, exceptions);
      if (exception) {
        count(exception);
        continue;
      }
      unnamed += 1;
      if (values.dump)
        appendFileSync(
          values.dump,
          `${JSON.stringify({ area, seed: schedule.seed, about: schedule.about, ...difference })}\n`,
        );
      if (!isNew) counts.differ += 1;
      // The first of a schedule tells most: the others often follow from it.
      if (!isNew && shown++ < Number(values.show)) {
        const number = area === "listings" ? schedule.seed - 1_000_000 : schedule.seed;
        console.log(`${area}:${number} (${schedule.about}) ${difference.where}`);
        console.log(`  old ${shorten(difference.old)}\n  new ${shorten(difference.new)}`);
      }
      isNew = true;
    }
    if (index % 500 === 499) process.stderr.write(`${area} ${index + 1} of ${schedules.length}\r`);
  }
  const { schedules: played, requests, waits, calls, differ, stuck } = counts;
  console.log(
    `${area}: ${played} schedules, ${calls} outcomes, ${requests} requests, ${waits} waits, ${stuck} never settled; ${differ} schedules differ`,
  );
  console.log(
    `  ${[...endings]
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ")}`,
  );
}
for (const [name, count] of excepted) console.log(`excepted: ${name}, ${count} differences`);
for (const { schedule, error } of broken.slice(0, 5))
  console.log(`not playable: ${schedule.about}, seed ${schedule.seed}:`, error);
console.log(
  `${unnamed} differences that no exception names, ${broken.length} schedules that could not be played`,
);
process.exit(unnamed === 0 && broken.length === 0 ? 0 : 1);
