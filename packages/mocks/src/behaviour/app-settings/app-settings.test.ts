import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

describe("L-156: settings that an app stores", () => {
  test.each(["agreement", "user"])(
    "are stored, read, replaced and deleted by their key: %s",
    async (scope) => {
      const mock = testMock();
      const path = `/app-settings/${scope}/lastRun`;
      const made = await mock.rest("PUT", path, { content: { day: "2026-08-14", count: 3 } });
      expect(made.status).toBe(201);
      expect(made.body).toEqual({
        settingKey: "lastRun",
        content: { day: "2026-08-14", count: 3 },
        self: `https://restapi.e-conomic.com${path}`,
      });
      const again = await mock.rest("PUT", path, { content: {} });
      expect([again.status, again.body.content]).toEqual([200, {}]);
      expect((await mock.rest("GET", path)).body).toEqual(again.body);
      const { collection } = (await mock.rest("GET", `/app-settings/${scope}`)).body;
      expect(collection).toEqual([again.body]);
      expect([
        (await mock.rest("DELETE", path)).status,
        (await mock.rest("GET", path)).status,
        (await mock.rest("DELETE", path)).status,
      ]).toEqual([204, 404, 404]);
    },
  );

  test("are separate for the agreement and the user, with 200 each", async () => {
    const mock = testMock();
    const put = (scope: string, key: string) =>
      mock.rest("PUT", `/app-settings/${scope}/${key}`, { content: { key } });
    for (let index = 0; index < 200; index += 1) await put("agreement", `k${index}`);
    expect((await put("agreement", "one-more")).status).toBe(400);
    expect((await put("agreement", "k7")).status).toBe(200);
    expect((await put("user", "one-more")).status).toBe(201);
  });

  test("hold an object, and no other value", async () => {
    const mock = testMock();
    for (const content of ["text", 1, [1], undefined])
      expect((await mock.rest("PUT", "/app-settings/user/k", { content })).status).toBe(400);
  });
});
