import { expect, test } from "vitest";
import type { PathItem } from "../../open-api.ts";
import { inPath, operation, read, serviceDocument } from "../../testing/documents.ts";
import { pathRules } from "./path-rules.ts";

/** Returns the rules of a service whose paths need these roles. */
function rulesFor(paths: Record<string, string[]>): Record<string, readonly string[]> {
  const items = Object.entries(paths).map(([path, roles]): [string, PathItem] => {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => inPath(name));
    return [path, { get: operation(`get ${path}`, undefined, { parameters, "x-required-roles": roles }) }];
  });
  const { service, problems } = read(serviceDocument(Object.fromEntries(items)));
  expect(problems).toEqual([]);
  return service === undefined ? {} : pathRules(service, ({ roles }) => roles);
}

test("one rule stands for a whole service", () => {
  expect(rulesFor({ "/a": ["Sales"], "/a/{n}": ["Sales"], "/b": ["Sales"] })).toEqual({ "/": ["Sales"] });
});

test("a rule stands for all paths below it", () => {
  expect(rulesFor({ "/a": ["Sales"], "/a/{n}": ["Sales"], "/b": [], "/c": [] })).toEqual({ "/a": ["Sales"] });
});

test("a service whose paths mostly agree has one rule, and a rule for each exception", () => {
  expect(rulesFor({ "/a": ["Sales"], "/b": ["Sales"], "/c": ["Sales"], "/d": ["Bookkeeping"] })).toEqual({
    "/": ["Sales"],
    "/d": ["Bookkeeping"],
  });
});

test("a path that needs nothing is an exception to the rule above it", () => {
  const rules = rulesFor({ "/a": ["Sales"], "/a/open": [], "/a/{n}": ["Sales"], "/b": [], "/c": [] });
  expect(rules).toEqual({ "/a": ["Sales"], "/a/open": [] });
});

test("the rule of a parameter comes before the rules of fixed segments in its place", () => {
  const rules = rulesFor({ "/a": [], "/a/count": ["Sales"], "/a/{n}": ["Bookkeeping"], "/b": [] });
  expect(Object.keys(rules)).toEqual(["/a/{n}", "/a/count"]);
});

test("a service without requirements has no rules", () => {
  expect(rulesFor({ "/a": [], "/b": [] })).toEqual({});
});

test("two methods of one path that need different roles are reported", () => {
  const path = {
    get: operation("a", undefined, { "x-required-roles": ["Sales"] }),
    put: operation("b", undefined, { "x-required-roles": ["Bookkeeping"] }),
  };
  const { problems } = read(serviceDocument({ "/a": path }));
  expect(problems.map(({ where }) => where)).toEqual(["#/paths/~1a/put"]);
});
