import { createMock, type EconomicMock } from "../src/mock/mock.ts";
import { documents } from "../src/table/tables.ts";
import type { Document, Operation } from "../src/table/types.ts";
import { checkAnswers } from "../src/testing/fitting-answers.ts";
import { createMemory } from "./memory.ts";
import { createRandom } from "./random.ts";
import { type RandomRequest, randomRequest } from "./random-request.ts";

/** An answer that no e-conomic server would send: an error of the mock itself, or a 5xx that no fact names. */
export interface Finding {
  readonly index: number;
  readonly request: RandomRequest;
  readonly status: number;
  readonly answer: string;
}

export interface FuzzReport {
  readonly findings: readonly Finding[];
  /** How many answers each status had. */
  readonly statuses: ReadonlyMap<number, number>;
  /** How many operations were called, and how many of them successfully. */
  readonly called: number;
  readonly succeeded: number;
  /** The slowest requests first, with their milliseconds. */
  readonly slowest: readonly { readonly milliseconds: number; readonly request: RandomRequest }[];
}

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** The mock to test. Default: a mock with the company, without a rate limit and not strict. */
  readonly mock?: EconomicMock;
}

/** The number of requests after which the company is reset, so that there are always records left to delete. */
const round = 400;

/** The number of slow requests that are reported. */
const slowestKept = 5;

/** Makes a mock that also checks each answer against its type: an answer that does not fit is a bug. */
export function fuzzMock(): EconomicMock {
  const mock = createMock({ seed: "company", rateLimit: false, strict: false });
  checkAnswers(mock.engine);
  return mock;
}

const every = documents.flatMap((document) =>
  document.operations.map((operation) => [document, operation] as const),
);

/** Sends random requests to every operation, and returns the answers that no server would have sent. */
export async function fuzz({ requests, seed, mock = fuzzMock() }: FuzzOptions): Promise<FuzzReport> {
  const random = createRandom(seed);
  const memory = createMemory();
  const start = mock.snapshot();
  const findings: Finding[] = [];
  const statuses = new Map<number, number>();
  const succeeded = new Set<Operation>();
  const called = new Set<Operation>();
  let slowest: { milliseconds: number; request: RandomRequest }[] = [];
  for (let index = 0; index < requests; index += 1) {
    if (index % round === 0) mock.restore(start);
    // Every operation is called once. After that, all of them are called equally often.
    const [document, operation] = index < every.length ? at(every, index) : random.pick(every);
    const request = randomRequest(document, operation, memory, random);
    const before = performance.now();
    // Callers through msw or a server receive a thrown error as a 418.
    const response = await mock.fetch(request.url, request.init).catch(bugAnswer);
    const answer = await response.text();
    slowest = slowestOf([...slowest, { milliseconds: performance.now() - before, request }]);
    called.add(operation);
    const { status } = response;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 418 || (status >= 500 && !isNamedFault(document, request)))
      findings.push({ index, request, status, answer });
    if (status < 300) {
      succeeded.add(operation);
      if (/json/.test(response.headers.get("content-type") ?? ""))
        memory.learn(operation.path, JSON.parse(answer));
    }
  }
  return { findings, statuses, called: called.size, succeeded: succeeded.size, slowest };
}

const bugAnswer = (error: unknown): Response =>
  new Response(error instanceof Error ? error.stack : String(error), { status: 418 });

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`there is no item ${index}`);
  return item;
}

const slowestOf = <T extends { readonly milliseconds: number }>(all: readonly T[]): T[] =>
  all.length <= slowestKept
    ? [...all]
    : all.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, slowestKept);

/**
 * Returns whether a filter or a sort names a field on which the servers are known to fail (O-20 to O-22, L-70 to L-72).
 */
export function isNamedFault(document: Document, { operation, url }: RandomRequest): boolean {
  const { searchParams } = new URL(url);
  const asked = `${searchParams.get("filter") ?? ""} ${searchParams.get("sort") ?? ""}`.toLowerCase();
  const listings = [operation.listing, ...document.operations.map(({ listing }) => listing)];
  return listings.some((listing) =>
    Object.entries(listing?.filters ?? {}).some(
      ([name, { failsOn = [] }]) => failsOn.length > 0 && asked.includes(name.toLowerCase()),
    ),
  );
}
