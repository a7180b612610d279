import type { CallContext } from "../engine/call.ts";
import type { Mock } from "../engine/mock-context.ts";
import { danglingReferences } from "../engine/references.ts";
import type { Domain } from "../engine/resource.ts";
import { type Fault, Refusal } from "../errors/refusal.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Entity } from "../store/entity.ts";
import type { Kind } from "../store/kind.ts";

/** Makes the context in which builders run the domains' code. It emits no events: a test's records trigger no webhook. */
export const callContext = (agreement: Agreement, mock: Mock): CallContext => ({
  agreement,
  base: "https://restapi.e-conomic.com",
  mock: { ...mock, emit: () => {} },
  now: mock.clock.now(),
  surface: "rest",
});

/** Turns a fault into a sentence, with its place in parentheses. */
function sentenceOf({ at, message }: Fault): string {
  const text =
    typeof message === "string" ? message : (message.rest ?? message.apis ?? "The value is not valid");
  const place = (typeof at === "string" ? [at] : (at ?? [])).join(".");
  return `${text.replace(/\.$/, "")}${place === "" ? "" : ` (${place})`}.`;
}

/** Throws an error with the texts of the faults. Does nothing without faults. */
export function refuse(what: string, faults: readonly Fault[]): void {
  const [first, ...more] = faults.map(sentenceOf);
  if (first === undefined) return;
  if (more.length === 0) throw new Error(`${what}: ${first}`);
  throw new Error([`${what}: ${faults.length} things are wrong.`, first, ...more].join("\n- "));
}

/** Runs a domain's code, and turns its refusals into errors with readable texts. */
export function inWords<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) refuse(what, error.details.faults ?? [{ message: error.message }]);
    throw error;
  }
}

/** Throws if a record refers to a record that does not exist, or if the domain's check finds a fault. */
export function hold<E extends Entity>(
  what: string,
  domain: Domain,
  kind: Kind<E>,
  entity: E,
  agreement: Agreement,
  check: () => readonly Fault[] = () => [],
): void {
  const owner = domain.resources?.find((resource) => resource.kind.name === kind.name);
  if (owner !== undefined) refuse(what, danglingReferences(owner, entity, { agreement }));
  refuse(what, check());
}
