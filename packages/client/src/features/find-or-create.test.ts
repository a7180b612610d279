import { expect, test, vi } from "vitest";
import {
  ConflictError,
  EconomicError,
  NotFoundError,
  type OutcomeFacts,
  OutcomeUnknownError,
  PermissionError,
  ServerError,
  ValidationError,
} from "../index.ts";
import { findOrCreate } from "./find-or-create.ts";

const record = { customerNumber: 7 };
const lost: OutcomeFacts = { key: "k", sentAt: new Date(0), expiresAt: new Date(1) };
const unknown = new OutcomeUnknownError("lost", lost);

/** `find` gives one answer after the other; an error is thrown. */
const finding = (...answers: unknown[]) => {
  const find = vi.fn<() => Promise<typeof record | undefined>>();
  for (const answer of answers) {
    if (answer instanceof Error) find.mockRejectedValueOnce(answer);
    else find.mockResolvedValueOnce(answer as typeof record);
  }
  return find;
};

test("creates nothing when it is there", async () => {
  const create = vi.fn();
  expect(await findOrCreate({ find: finding(record), create })).toEqual({ record, created: false });
  expect(create).not.toHaveBeenCalled();
});

test.each([
  ["undefined", undefined],
  ["null", null],
  ["a 404", new NotFoundError("no")],
])("%s proves absence: it is created, and returned as found", async (_, absence) => {
  const create = vi.fn(async () => ({}));
  expect(await findOrCreate({ find: finding(absence, record), create })).toEqual({ record, created: true });
  expect(create).toHaveBeenCalledTimes(1);
});

test.each([
  ["a 500", new ServerError("down")],
  ["a 403", new PermissionError("no")],
  ["a listing that broke off", new EconomicError("changed")],
  ["a bug", new SyntaxError("JSON")],
])("%s is 'I could not look', never 'there is none'", async (_, error) => {
  const create = vi.fn();
  await expect(findOrCreate({ find: finding(error), create })).rejects.toBe(error);
  expect(create).not.toHaveBeenCalled();
});

test("after a create of unknown outcome it looks: there, it was created", async () => {
  const create = () => Promise.reject(unknown);
  expect(await findOrCreate({ find: finding(undefined, record), create })).toEqual({ record, created: true });
});

test.each([
  ["not there", undefined],
  ["not to be read", new ServerError("down")],
])("after a create of unknown outcome that is %s, the outcome stays unknown", async (_, answer) => {
  const create = () => Promise.reject(unknown);
  await expect(findOrCreate({ find: finding(undefined, answer), create })).rejects.toBe(unknown);
});

test.each([
  ["L-11's E06010", new ValidationError("key already exists")],
  ["a conflict", new ConflictError("somebody else")],
])("%s may mean that somebody was faster: theirs is returned, or the error thrown", async (_, error) => {
  const create = () => Promise.reject(error);
  expect(await findOrCreate({ find: finding(undefined, record), create })).toEqual({
    record,
    created: false,
  });
  await expect(findOrCreate({ find: finding(undefined, undefined), create })).rejects.toBe(error);
});

test("another error of the create is thrown at once", async () => {
  const error = new PermissionError("no");
  const find = finding(undefined);
  await expect(findOrCreate({ find, create: () => Promise.reject(error) })).rejects.toBe(error);
  expect(find).toHaveBeenCalledTimes(1);
});

test("a lookup that does not find what was created says so", async () => {
  const failing = findOrCreate({ find: finding(undefined, undefined), create: async () => {} });
  await expect(failing).rejects.toThrow(/does not find/);
});
