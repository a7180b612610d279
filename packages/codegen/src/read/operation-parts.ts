import type { OpenApi, Parameter, RawOperation, Reference, RequestBody, Response } from "../open-api.ts";
import { deref } from "./references.ts";
import type { Answer, Body, Operation } from "./service.ts";

/** Reads the parameters of an operation. Its own parameter replaces the path's parameter of the same name. */
export function readParameters(
  document: OpenApi,
  entries: readonly (Parameter | Reference)[],
): Operation["parameters"] {
  const byName = new Map<string, Operation["parameters"][number]>();
  for (const entry of entries) {
    const { name, in: place, required, schema, description, deprecated } = deref<Parameter>(document, entry);
    byName.set(`${place} ${name}`, {
      name,
      in: place,
      required: place === "path" || (required ?? false),
      schema: {
        ...schema,
        ...(description === undefined ? {} : { description }),
        ...(deprecated === true ? { deprecated } : {}),
      },
    });
  }
  return [...byName.values()];
}

/** Reads the body of an operation. If it has several content types, reads the JSON one, or else the first. */
export function readBody(document: OpenApi, raw: RawOperation, where: string): Body | undefined {
  if (raw.requestBody === undefined) return undefined;
  const contents = Object.entries(deref<RequestBody>(document, raw.requestBody).content ?? {});
  const [contentType, media] = contents.find(([type]) => type === "application/json") ?? contents[0] ?? [];
  if (contentType === undefined) return undefined;
  return {
    contentType,
    schema: media?.schema ?? {},
    required: raw["x-body-required"] ?? [],
    ...(media?.example === undefined ? {} : { example: media.example }),
    pointer: `${where}/requestBody`,
  };
}

/** Reads the answers with a 2xx status. */
export function readAnswers(document: OpenApi, raw: RawOperation): Answer[] {
  return Object.entries(raw.responses ?? {})
    .filter(([status]) => status.startsWith("2"))
    .map(([status, entry]): Answer => {
      const contents = Object.entries(deref<Response>(document, entry).content ?? {});
      const [contentType, media] = contents.find(([type]) => type.includes("json")) ?? contents[0] ?? [];
      return { status, contentType, schema: media?.schema };
    });
}
