import type { Call } from "../../engine/call.ts";
import type { Fault } from "../../errors/refusal.ts";
import type { JsonObject } from "../../store/entity.ts";
import { fields, type LinkedKind, type LinkedRecord } from "./linked-kinds.ts";
import { memberOf } from "./lookup.ts";

/** A link from a record to a value or a distribution of one dimension, as dimensionsapi shows it. */
export type Link = Readonly<Record<string, unknown>> & {
  readonly dimensionNumber: number;
  readonly dimensionKey: number;
  readonly isDistribution: boolean;
  readonly objectVersion: string;
};

/** Lists the links of a record. They are made from the keys in the record, and not stored. */
export function linksOf({ key, record }: LinkedRecord, { agreement }: Call): Link[] {
  return fields.flatMap(([dimensionNumber, field]) => {
    const dimensionKey = record[field];
    if (typeof dimensionKey !== "number") return [];
    return [
      {
        ...key,
        dimensionNumber,
        dimensionKey,
        isDistribution: memberOf(agreement, dimensionNumber, dimensionKey)?.type === "distribution",
        objectVersion: record.objectVersion as string,
      },
    ];
  });
}

/** Finds the record that a body links to a dimension. */
export const linkedRecordOf = (
  linkedKind: LinkedKind,
  body: JsonObject,
  { agreement }: Call,
): LinkedRecord | undefined =>
  linkedKind
    .candidates(agreement, body)
    .find(({ key }) => linkedKind.keys.every((name) => key[name] === body[name]));

export const fieldOf = (dimensionNumber: unknown): string =>
  fields.find(([number]) => number === dimensionNumber)?.[1] ?? "";

type Problem = { readonly name: string; readonly code: string; readonly message: string };

/** Finds why the key in a body cannot be linked: it does not exist, or it is barred. */
function keyProblem(body: JsonObject, { agreement }: Call): Problem | undefined {
  const { dimensionNumber, dimensionKey, isDistribution } = body;
  const member = memberOf(agreement, dimensionNumber as number, dimensionKey as number);
  const problem = (code: string, message: string): Problem => ({ name: "dimensionKey", code, message });
  if (member === undefined || (isDistribution === true && member.type === "value")) {
    const what = isDistribution === true ? "distribution" : "value or distribution";
    return problem("CONTAINSINVALIDVALUES", `Dimension ${dimensionNumber} has no ${what} ${dimensionKey}.`);
  }
  if (member.barred !== true) return undefined;
  return member.type === "value"
    ? problem("CONTAINSBARREDDIMENSIONVALUE", `Value ${dimensionKey} is not active.`)
    : problem("CONTAINSBARREDDISTRIBUTIONKEY", `Distribution ${dimensionKey} is not active.`);
}

/** Finds a conflict with the record's other links: each dimension allows one link, and a record one distribution. */
function neighbourProblem(
  linked: LinkedRecord,
  body: JsonObject,
  adding: boolean,
  call: Call,
): Problem | undefined {
  const { dimensionNumber, dimensionKey } = body;
  const links = linksOf(linked, call);
  if (adding && links.some((link) => link.dimensionNumber === dimensionNumber)) {
    const message = `There is a link in dimension ${dimensionNumber} already.`;
    return { name: "dimensionNumber", code: "ONLYONEITEMPERDIMENSION", message };
  }
  const member = memberOf(call.agreement, dimensionNumber as number, dimensionKey as number);
  const others = links.filter((link) => link.dimensionNumber !== dimensionNumber);
  if (member?.type !== "distribution" || !others.some((link) => link.isDistribution)) return undefined;
  const message = "There is a distribution in another dimension already.";
  return { name: "dimensionKey", code: "ONLYONEDISTRIBUTIONALLOWED", message };
}

/**
 * Finds everything wrong with a body that adds or changes a link.
 *
 * @param at the path of the body in a bulk body.
 */
export function linkFaults(
  linkedKind: LinkedKind,
  body: JsonObject,
  at: readonly (string | number)[],
  adding: boolean,
  call: Call,
): readonly Fault[] {
  const linked = linkedRecordOf(linkedKind, body, call);
  const name = linkedKind.keys.at(-1) ?? "";
  const problem =
    linked === undefined
      ? {
          name,
          code: linkedKind.missing(call.agreement, body),
          message: `${name} ${body[name]} does not exist.`,
        }
      : (keyProblem(body, call) ?? neighbourProblem(linked, body, adding, call));
  if (problem === undefined) return [];
  const { code, message } = problem;
  return [{ at: [...at, problem.name], code, message, input: body[problem.name] }];
}
