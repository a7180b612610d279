import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pageFile } from "./page-files.ts";

describe("the files of the page", () => {
  test.each([
    ["/", "text/html; charset=utf-8", "<!doctype html>"],
    ["/page/app.js", "text/javascript; charset=utf-8", "Contains openapi-fetch"],
    ["/page/style.css", "text/css; charset=utf-8", "light-dark("],
    ["/page/icon.svg", "image/svg+xml", "<svg"],
  ])("%s is %s", async (path, type, content) => {
    const file = pageFile(path);
    expect(file?.headers.get("content-type")).toBe(type);
    expect(await file?.text()).toContain(content);
  });

  test.each(["/page", "/page/", "/page/../cli.js", "/page/app.js/", "/toString", "//", "/__proto__"])(
    "returns undefined for %s",
    (path) => {
      expect(pageFile(path)).toBeUndefined();
    },
  );

  test("the page loads only its own files, and has nothing inline", async () => {
    const text = (await pageFile("/")?.text()) ?? "";
    const asked = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path ?? "");
    expect(asked.filter((path) => pageFile(path) === undefined)).toEqual(["/__mock/requests"]);
    expect(text).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
  });

  test("have at most 150 kB gzipped", async () => {
    const texts = await Promise.all(
      ["/", "/page/app.js", "/page/style.css", "/page/icon.svg"].map((path) => pageFile(path)?.text()),
    );
    const total = texts.reduce((sum, text = "") => sum + gzipSync(text).length, 0);
    expect(total).toBeLessThanOrEqual(150_000);
  });

  test("every file has a policy that allows nothing from other origins", () => {
    const policy = pageFile("/page/app.js")?.headers.get("content-security-policy") ?? "";
    expect(policy.split("; ")).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy).not.toMatch(/https?:|\*|unsafe|data:/);
  });
});
