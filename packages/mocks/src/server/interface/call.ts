/** The parameters and results of the interface's handlers, with the types that are generated from its document. */
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
  /** The body; an empty object if the caller left out an optional one. */
  readonly body: BodyOf<operations[Id]>;
  /** The address that the caller used: `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Aborts when the caller no longer waits for the answer. */
  readonly signal: AbortSignal;
}

/** Answers an operation. It returns the JSON of a success, or a whole Response if the success is not JSON. */
export type InterfaceHandler<Id extends OperationId> = (
  call: InterfaceCall<Id>,
) => AnswerOf<operations[Id]["responses"]> | Promise<AnswerOf<operations[Id]["responses"]>>;

export type InterfaceHandlers<Id extends OperationId = OperationId> = {
  readonly [Name in Id]: InterfaceHandler<Name>;
};
