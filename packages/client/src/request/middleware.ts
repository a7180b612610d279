import type { Config } from "../config/configure.ts";
import { refusalOf } from "../transport/answer.ts";
import { callFactsOf } from "./call-facts.ts";
import { checkCollectionDelete } from "./check-collection-delete.ts";
import type { HttpMiddleware } from "./http.ts";

/** Refuses to delete a whole collection unless the caller passes `everything: true` (L-102). */
export const collectionGuard = (baseUrl: string): HttpMiddleware => ({
  onRequest({ url, method, call }) {
    checkCollectionDelete(call.service, method, url.slice(baseUrl.length), call.options);
  },
});

/** Sets the two tokens. They are sent only to the base URL, because redirects are not followed. */
export const authentication = ({ appSecretToken, agreementGrantToken }: Config): HttpMiddleware => ({
  onRequest({ headers }) {
    headers["x-appsecrettoken"] = appSecretToken;
    headers["x-agreementgranttoken"] = agreementGrantToken;
  },
});

/** Throws an `EconomicError` for an answer that is not a success. */
export const errors: HttpMiddleware = {
  onAnswer(answer, { call, url }) {
    if (!answer.ok) throw refusalOf(answer, callFactsOf(call, url));
  },
};
