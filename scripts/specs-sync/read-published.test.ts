import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { fetchPublished } from "./fetch-published.ts";
import { publishedVersion, readPublished } from "./read-published.ts";
import { findService, ownServices } from "./services.ts";

const own = { document: "sales", service: "q2capi", version: "5.1.0" };
const document = {
  openapi: "3.0.1",
  info: { title: "Q2C", version: "v1", description: 'Words with "quotes" and {braces}' },
  servers: [{ url: "https://apis.e-conomic.com/q2capi/v6.0.0" }],
  paths: { "/invoices": { get: {} } },
};
const read = (text: string) => readPublished({ from: "page", text }, own);

describe("a publication is", () => {
  test.each([
    ["JSON of OpenAPI 3.0", JSON.stringify(document)],
    ["JSON of OpenAPI 3.1", JSON.stringify({ ...document, openapi: "3.1.0" })],
    [
      "ReDoc's page with its state in a script",
      `<!DOCTYPE html><script>const __redoc_state = ${JSON.stringify({ menu: { activeItemIdx: -1 }, spec: { data: document } })};Redoc.hydrate(__redoc_state)</script>`,
    ],
    [
      "ReDoc's page with the plain document",
      `<html><script>Redoc.init(${JSON.stringify(document, null, 2)}, {}, document.body)</script></html>`,
    ],
  ])("%s", (_what, text) => {
    expect(Object.keys(read(text).paths as object)).toEqual(["/invoices"]);
    expect(publishedVersion(read(text))).toBe("6.0.0");
  });

  test("of the version of info, if its URL has none", () => {
    expect(
      publishedVersion({
        servers: [{ url: "https://apis.e-conomic.com/q2capi" }],
        info: { version: "v6.1.0" },
      }),
    ).toBe("6.1.0");
    expect(() => publishedVersion({ info: { version: "v1" } })).toThrow("no version");
  });

  test.each([
    ["something else", '{"a":1}', 'its "openapi" is missing'],
    ["Swagger 2", '{"swagger":"2.0","paths":{}}', "Swagger 2.0"],
    ["a list", "[]", "not an object"],
    ["cut off", JSON.stringify(document).slice(0, 80), "cut off"],
    ["without paths", JSON.stringify({ ...document, paths: {} }), "no paths"],
    ["without a URL", JSON.stringify({ ...document, servers: [] }), "does not say its service"],
    [
      "of another service",
      JSON.stringify({ ...document, servers: [{ url: "https://apis.e-conomic.com/journalsapi/v1.0.0" }] }),
      "describes journalsapi, not q2capi",
    ],
    [
      "a page without a document",
      "<html><body>Not here</body></html>",
      "HTML page without an OpenAPI document",
    ],
    ["a page cut off", `<html><script>Redoc.init(${JSON.stringify(document).slice(0, 90)}`, "cut off"],
  ])("refused when it is %s", (_what, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe("it is read from", () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), "published-"));
    onTestFinished(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };

  test.each(["q2capi.json", "Q2CAPI.html", "sales.json"])("a folder that holds %s", async (name) => {
    const place = folder();
    writeFileSync(join(place, name), "text");
    expect(await fetchPublished(own, place)).toEqual({ from: join(place, name), text: "text" });
  });

  test("a folder without it is reported with the expected file name", async () => {
    await expect(fetchPublished(own, folder())).rejects.toThrow("Name it q2capi.json or q2capi.html");
  });

  test("a file that does not exist is named", async () => {
    await expect(fetchPublished(own, "no/such.json")).rejects.toThrow("no/such.json does not exist");
  });

  test("a URL; an error and a missing server are reported", async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/good" ? 200 : 503;
      response.end("text");
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await fetchPublished(own, `${url}/good`)).text).toBe("text");
    await expect(fetchPublished(own, `${url}/bad`)).rejects.toThrow("answered 503");
    await new Promise((closed) => server.close(closed));
    await expect(fetchPublished(own, `${url}/good`)).rejects.toThrow("cannot be reached");
  });
});

describe("a service is found", () => {
  test.each(["sales", "Sales", "q2capi", "Q2CAPI", "q2c"])("by the name %s", (name) => {
    expect(findService(ownServices("specs"), name).service).toBe("q2capi");
  });

  test.each(["bookedEntries", "booked-entries", "bookedentriesapi"])(
    "with or without a hyphen: %s",
    (name) => {
      expect(findService(ownServices("specs"), name).document).toBe("booked-entries");
    },
  );

  test("by no other name; the message lists the names", () => {
    expect(() => findService(ownServices("specs"), "invoices")).toThrow(
      /no service "invoices".*sales \(q2capi\)/,
    );
  });
});
