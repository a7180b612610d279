import type { Operation, Service } from "../../read/service.ts";

type Rule = readonly [path: string, value: readonly string[]];

interface Entry {
  segments: readonly string[];
  value: readonly string[];
}

/**
 * Returns the fewest rules that give each path of a service its value. A rule holds for its path and for all paths
 * below, and a later rule overrides an earlier one. `"/"` is the rule of a whole service.
 *
 * @param requirementOf returns the value of an operation. All methods of a path must have the same value.
 */
export function pathRules(
  { operations }: Service,
  requirementOf: (operation: Operation) => readonly string[],
): Record<string, readonly string[]> {
  const entries = operations.map((operation) => ({
    segments: operation.path.split("/").filter((segment) => segment !== ""),
    value: requirementOf(operation),
  }));
  return Object.fromEntries(rulesBelow([], entries, []));
}

function rulesBelow(
  prefix: readonly string[],
  entries: readonly Entry[],
  inherited: readonly string[],
): readonly Rule[] {
  const own = entries.find(({ segments }) => segments.length === prefix.length);
  // If the prefix is not a path itself, any value can stand for the paths below. The best one leaves the fewest
  // exceptions.
  const candidates = own ? [own.value] : [inherited, ...distinct(entries.map(({ value }) => value))];
  const [fewest = []] = candidates
    .map((value) => [...ruleFor(prefix, value, inherited), ...exceptionsTo(value, prefix, entries)])
    .sort((a, b) => a.length - b.length);
  return fewest;
}

const ruleFor = (
  prefix: readonly string[],
  value: readonly string[],
  inherited: readonly string[],
): Rule[] => (isSame(value, inherited) ? [] : [[`/${prefix.join("/")}`, value]]);

function exceptionsTo(
  value: readonly string[],
  prefix: readonly string[],
  entries: readonly Entry[],
): readonly Rule[] {
  if (entries.every((entry) => isSame(entry.value, value))) return [];
  const next = distinct(entries.flatMap(({ segments }) => segments[prefix.length] ?? []));
  // The servers prefer a fixed segment to a parameter, so rules with fixed segments come last.
  const sorted = next.sort((a, b) => Number(b.includes("{")) - Number(a.includes("{")));
  return sorted.flatMap((segment) => {
    const below = entries.filter(({ segments }) => segments[prefix.length] === segment);
    return rulesBelow([...prefix, segment], below, value);
  });
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [String(value), value])).values()];
}

const isSame = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
