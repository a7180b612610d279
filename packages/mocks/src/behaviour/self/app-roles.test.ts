import { expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

test("X-1, L-53: app roles are listed by number; /self names the app's own roles", async () => {
  const mock = testMock({ role: "Sales" });
  const { collection } = (await mock.rest("GET", "/app-roles")).body;
  expect(collection.map(({ name }: { name: string }) => name)).toEqual([
    "SuperUser",
    "Bookkeeping",
    "Sales",
    "ProjectEmployee",
  ]);
  const [own] = (await mock.rest("GET", "/self")).body.application.requiredRoles;
  expect((await mock.rest("GET", new URL(own.self).pathname)).body).toEqual({
    roleNumber: own.roleNumber,
    name: "Sales",
    requiredModules: [],
    self: own.self,
  });
  expect((await mock.rest("GET", "/app-roles/9")).status).toBe(404);
});
