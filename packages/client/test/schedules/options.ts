import { type FunctionWithOptions, functionsWithOptions } from "./functions-with-options.ts";
import { type Random, seeded } from "./random.ts";
import { type Report, type Run, reportOn, worldOf } from "./schedule.ts";

/** Values that cannot be options. */
const notOptions = [
  null,
  [],
  ["timeoutMs"],
  "timeoutMs",
  7,
  true,
  Symbol("options"),
  1n,
  new Map([["timeoutMs", 5]]),
  Promise.resolve({}),
  () => ({}),
];

/** Values that no option takes. */
const notValues = [null, Number.NaN, -1, Number.NEGATIVE_INFINITY, [], Symbol("x"), new Date(Number.NaN), 1n];

/** Options that take an empty list: without a sort or a header, nothing is lost. */
const takesEmptyList = new Set(["sort", "customHeaders"]);

const misspelt = (random: Random, name: string): string => {
  const at = random.integer(0, name.length - 1);
  return random.pick([
    "maxRetries",
    "timeout",
    "limit",
    "constructor",
    "toString",
    `${name.slice(0, at)}x${name.slice(at)}`,
    name.toUpperCase(),
    `${name} `,
  ]);
};

/** Returns wrong options for a function, and the name that the message of the refusal must contain. */
function nonsenseFor(random: Random, { needed, options }: FunctionWithOptions) {
  const name = random.pick(options);
  const what = random.pick(["not options", "unknown", "value"] as const);
  if (what === "not options") return { what, options: random.pick(notOptions) };
  if (what === "unknown") {
    const wrong = misspelt(random, name);
    return { what, name: wrong.trim(), options: { ...needed, [wrong]: 5 } };
  }
  const values = takesEmptyList.has(name) ? notValues.filter((value) => !Array.isArray(value)) : notValues;
  return { what, name, options: { ...needed, [name]: random.pick(values) } };
}

/** Checks RW-14: every function refuses wrong options before anything is sent, with a message that names the option. */
export async function options(run: Run): Promise<Report> {
  const { sdk } = run;
  const { report, check, ended } = reportOn("options", run.seed);
  const random = seeded(run.seed);
  const functions = functionsWithOptions(sdk);
  let sent = 0;
  const fetch = async (): Promise<Response> => {
    sent += 1;
    return new Response("{}", { headers: { "content-type": "application/json" } });
  };
  const economic = worldOf(run).client({ fetch });
  for (; report.runs < run.runs; report.runs += 1) {
    const each = random.pick(functions);
    const nonsense = nonsenseFor(random, each);
    const plan = { function: each.name, ...nonsense, options: shown(nonsense.options) };
    sent = 0;
    const error = await refusalOf(() => each.run({ economic }, nonsense.options as never));
    ended(nonsense.what);
    check(sent === 0, `${sent} requests were sent`, plan);
    if (!sdk.isEconomicError(error)) check(false, `it ended with ${String(error)}`, plan);
    else check(error.message.includes(nonsense.name ?? ""), `it said: ${error.message}`, plan);
  }
  return report;
}

async function refusalOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Returns options as text: JSON has neither symbols nor bigints. */
const shown = (options: unknown): string =>
  typeof options === "object" && options !== null && !Array.isArray(options)
    ? Object.entries(options)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(", ")
    : String(options);
