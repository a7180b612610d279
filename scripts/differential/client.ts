/** The public API of a client as far as the schedules use it, without its types: many calls are wrong on purpose. */
import { pathToFileURL } from "node:url";

export type Values = Readonly<Record<string, unknown>>;

export interface Listing extends AsyncIterable<unknown> {
  pages(): AsyncIterable<Values>;
  toArray(options?: object): Promise<unknown[]>;
  first(): Promise<unknown>;
  count(): Promise<number>;
}

type Call = Promise<unknown> & { withResponse(): Promise<Values> };

export interface Service {
  get(path: string, options?: object): Call;
  post(path: string, options?: object): Call;
  put(path: string, options?: object): Call;
  patch(path: string, options?: object): Call;
  delete(path: string, options?: object): Call;
  list(path: string, options?: object): Listing;
  raw(method: string, path: string, options?: object): Call;
}

export interface Economic extends Record<string, unknown> {
  usage(): Values;
  withAgreement(token: unknown): Economic;
}

export interface Client {
  createEconomic(options: object): Economic;
  createIdempotencyKey(now?: number): string;
  idempotencyKey(key: unknown): unknown;
  observe(hooks: object): unknown;
  multipart(form: FormData): unknown;
  byKey(field: string): unknown;
  raw(text: unknown): unknown;
  bulk(service: Service, path: string, items: unknown, options?: object): Promise<unknown>;
  exportAll(service: Service, path: string, options: object): AsyncIterable<unknown>;
  updateWithVersion(service: Service, path: string, options: object): Promise<unknown>;
  attachToVoucher(economic: Economic, options: object): Promise<unknown>;
  attachToDraftInvoice(economic: Economic, options: object): Promise<unknown>;
  uploadDocument(economic: Economic, options: object): Promise<unknown>;
  download(service: Service, path: string, options: object): Promise<unknown>;
  connection(economic: Economic, options?: object): Promise<unknown>;
  economicFromEnv(options: object): Economic;
  EconomicError: new (...values: never[]) => Error;
}

export const serviceOf = (economic: Economic, name: string): Service => economic[name] as Service;

export const loadClient = (file: string): Promise<Client> => import(pathToFileURL(file).href);
