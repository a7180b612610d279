/** What the handlers of the interface take and return, by the types that are generated from its document. */
import type { components, operations } from "./generated/types.ts";

export type Schemas = components["schemas"];

export type OperationId = keyof operations;

type PathOf<Operation> = Operation extends { parameters: { path: infer Path } } ? Path : Record<never, never>;

type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? Exclude<Query, undefined>
  : Record<never, never>;

type BodyOf<Operation> = Operation extends {
  requestBody?: { content: { "application/json": infer Body } };
}
  ? Body
  : undefined;

type AnswerOf<Responses> = {
  [Status in Exclude<keyof Responses, "4XX">]: Responses[Status] extends {
    content: { "application/json": infer Answer };
  }
    ? Answer
    : Responses[Status] extends { content?: never }
      ? undefined
      : Response;
}[Exclude<keyof Responses, "4XX">];

/** A request to an operation of the interface, checked against the document. */
export interface InterfaceCall<Id extends OperationId> {
  readonly path: PathOf<operations[Id]>;
  readonly query: QueryOf<operations[Id]>;
  /** Of a body that may be left out, and was: an empty object. */
  readonly body: BodyOf<operations[Id]>;
  /** Where the server was reached: `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Answers an operation: with the JSON of its success, or with a whole response where that is something else. */
export type InterfaceHandler<Id extends OperationId> = (
  call: InterfaceCall<Id>,
) => AnswerOf<operations[Id]["responses"]> | Promise<AnswerOf<operations[Id]["responses"]>>;

export type InterfaceHandlers<Id extends OperationId = OperationId> = {
  readonly [Name in Id]: InterfaceHandler<Name>;
};
