import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { OpenApi, PathItem, RawOperation, Schema } from "../open-api.ts";
import { Findings, type Problem } from "../problem.ts";
import { readService } from "../read/read-service.ts";
import type { Service } from "../read/service.ts";

/** Returns the document of a service with these paths and schemas only. */
export function serviceDocument(
  paths: Record<string, PathItem>,
  schemas: Record<string, Schema> = {},
  service = "thingsapi",
): OpenApi {
  const url =
    service === "rest" ? "https://restapi.e-conomic.com" : `https://apis.e-conomic.com/${service}/v1.2.0`;
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.2.0", description: "All there is", "x-service": service },
    servers: [{ url }],
    tags: [
      { name: "Things", "x-required-roles": ["Sales"], "x-error-codes": ["ThingInUse", "ThingMissing"] },
    ],
    paths,
    components: { schemas },
  };
}

/** Returns an operation that answers 200 with this schema, or 204 without one. */
export function operation(operationId: string, answer?: Schema, rest: RawOperation = {}): RawOperation {
  return {
    operationId,
    tags: ["Things"],
    summary: `${operationId} it`,
    responses:
      answer === undefined ? { 204: {} } : { 200: { content: { "application/json": { schema: answer } } } },
    ...rest,
  };
}

/** Returns a JSON body with this schema. */
export const jsonBody = (schema: Schema) => ({ content: { "application/json": { schema } } });

/** Returns a query parameter. */
export const query = (name: string, schema: Schema = { type: "string" }) => ({
  name,
  in: "query" as const,
  schema,
});

/** Returns a parameter of the path. */
export const inPath = (name: string, schema: Schema = { type: "integer" }) => ({
  name,
  in: "path" as const,
  required: true,
  schema,
});

/** Reads a document, and returns its problems too. */
export function read(document: OpenApi): { service: Service | undefined; problems: readonly Problem[] } {
  const findings = new Findings("things");
  return { service: readService("things", document, findings), problems: findings.problems };
}

/** Returns the error that a call throws. */
export async function thrownBy(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("It did not throw.");
}

/** Makes a directory with these files, and removes it after the test. */
export function directoryWith(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), "economic-codegen-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}
