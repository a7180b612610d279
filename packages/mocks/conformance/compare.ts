import { type Check, runCheck } from "./check.ts";
import { type Recording, recording } from "./recorder.ts";
import { differences, shapeOf } from "./shape.ts";
import type { Target } from "./target.ts";

/**
 * Runs a recorded check on another target and lists the differences in the shape of its answers, except accepted ones.
 */
export async function compare(
  recorded: Pick<Recording, "answers" | "accepted">,
  check: Check,
  other: Target,
): Promise<readonly string[]> {
  const { target, recorded: own } = recording(other);
  await runCheck(check, target);
  const found = recorded.answers.flatMap((answer, index) => {
    const mocked = own[index];
    const name = `${answer.method} ${answer.asked}`;
    if (mocked === undefined) return [`${name}: the mock was not asked`];
    if (mocked.asked !== answer.asked || mocked.method !== answer.method)
      return [`${name}: the mock was asked ${mocked.method} ${mocked.asked} instead`];
    const media = (type: string | null) => type?.split(";")[0]?.trim() ?? "none";
    return [
      ...(mocked.status === answer.status
        ? []
        : [`status ${answer.status} was recorded, the mock sends ${mocked.status}`]),
      ...(media(mocked.contentType) === media(answer.contentType)
        ? []
        : [`${media(answer.contentType)} was recorded, the mock sends ${media(mocked.contentType)}`]),
      ...differences(shapeOf(answer.body), shapeOf(mocked.body)),
    ].map((difference) => `${name}: ${difference}`);
  });
  return found.filter((difference) => !recorded.accepted.includes(difference));
}
