import type { Answer, Call } from "../engine/call.ts";
import type { Engine, Served } from "../engine/create-engine.ts";
import { strayFrom } from "./published-answer.ts";

/** Throws if the JSON body of a success differs from the published schema of its operation. */
function assertFits({ status, body }: Answer, { document, operation }: Call): void {
  if (status >= 300 || body === undefined) return;
  const sent: unknown = JSON.parse(JSON.stringify(body));
  const stray = strayFrom(document, operation, sent, status);
  if (stray.length > 0)
    throw new Error(
      `${document.document} ${operation.method} ${operation.path} ${status}: ${[...new Set(stray)].join("; ")}`,
    );
}

/** Makes an engine check every answer against its published type, before faults and rendering change it. */
export function checkAnswers(engine: Engine): void {
  const { serve } = engine;
  const checked = new WeakMap<Served, Served>();
  Object.assign(engine, {
    serve: (...at: Parameters<Engine["serve"]>): Served => {
      const served = serve(...at);
      const known = checked.get(served);
      if (known !== undefined) return known;
      const handler: Served["handler"] = (call) => {
        const answer = served.handler(call);
        // A synchronous answer stays synchronous.
        if (answer instanceof Promise)
          return answer.then((settled) => {
            assertFits(settled, call);
            return settled;
          });
        assertFits(answer, call);
        return answer;
      };
      const made = { ...served, handler };
      checked.set(served, made);
      return made;
    },
  });
}
