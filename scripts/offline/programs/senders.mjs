import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import { createEconomic, uploadDocument } from "@org/visma-economic";
import axios from "axios";
import { HttpsProxyAgent } from "https-proxy-agent";
import nodeFetch from "node-fetch";
import * as undici from "undici";

const headers = { "x-appsecrettoken": "secret", "x-agreementgranttoken": "grant" };

/** A sender gets the target URL, and the proxy if the program chooses one. */
/** @typedef {{ url: string, proxy: string | undefined }} To */

const get = ({ request }, url, options) =>
  new Promise((resolve, reject) => {
    const sent = request(url, { headers, ...options }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve(JSON.parse(text)));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });

const dispatcherOf = (proxy) => (proxy === undefined ? {} : { dispatcher: new undici.ProxyAgent(proxy) });
const agentOf = (proxy) => (proxy === undefined ? {} : { agent: new HttpsProxyAgent(proxy) });

/** Writes to a socket. The mock cannot answer a socket, so any end but an error counts as accepted. */
const speak = (socket) =>
  new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("connect", () => socket.write("GET /self HTTP/1.1\r\n\r\n"));
    socket.on("data", resolve);
    socket.on("close", resolve);
  });

const opened = (source) =>
  new Promise((resolve, reject) => {
    source.onerror = (event) => reject(event.error ?? new Error("an error without words"));
    source.onopen = resolve;
  });

const clientOf = ({ url }) =>
  createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: "grant",
    baseUrls: { rest: new URL(url).origin, apis: new URL(url).origin.replace("restapi", "apis") },
    retry: false,
    timeoutMs: 2000,
    writeTimeoutMs: 2000,
  });

const pdf = "%PDF-1.4\n%%EOF";

/**
 * Every way to send, with the promise of `listen()`: "answered" by the mock, or "refused" in words. `through` lists
 * how the sender uses a proxy: "agent" if the program passes one, "environment" if it reads the variables.
 */
export const senders = [
  {
    name: "global fetch",
    promised: "answered",
    through: ["environment", "agent"],
    send: ({ url, proxy }) => fetch(url, { headers, ...dispatcherOf(proxy) }).then((answer) => answer.json()),
  },
  {
    name: "global fetch, setGlobalDispatcher",
    promised: "answered",
    only: ["agent"],
    through: ["agent"],
    async send({ url, proxy }) {
      const before = undici.getGlobalDispatcher();
      undici.setGlobalDispatcher(new undici.ProxyAgent(proxy));
      try {
        return await (await fetch(url, { headers })).json();
      } finally {
        undici.setGlobalDispatcher(before);
      }
    },
  },
  {
    name: "node:https",
    promised: "answered",
    through: ["environment", "agent"],
    send: ({ url, proxy }) => get(https, url, agentOf(proxy)),
  },
  {
    name: "node:http",
    promised: "answered",
    through: ["environment"],
    send: ({ url }) => get(http, url.replace("https:", "http:"), {}),
  },
  {
    name: "axios",
    promised: "answered",
    through: ["environment", "agent"],
    send: async ({ url, proxy }) =>
      (
        await axios.get(url, {
          headers,
          adapter: "http",
          ...(proxy === undefined ? {} : { proxy: false, httpsAgent: new HttpsProxyAgent(proxy) }),
        })
      ).data,
  },
  {
    name: "got",
    promised: "answered",
    through: ["environment", "agent"],
    // This sender does not run on Node 20.
    since: 22,
    async send({ url, proxy }) {
      const { default: got } = await import("got");
      const agent = proxy === undefined ? {} : { agent: { https: new HttpsProxyAgent(proxy) } };
      return got(url, { headers, retry: { limit: 0 }, ...agent }).json();
    },
  },
  {
    name: "node-fetch",
    promised: "answered",
    through: ["environment", "agent"],
    send: async ({ url, proxy }) => (await nodeFetch(url, { headers, ...agentOf(proxy) })).json(),
  },
  {
    name: "the client: a call",
    promised: "answered",
    through: ["environment"],
    send: (to) => clientOf(to).rest.get("/self"),
  },
  {
    name: "the client: a File, a Blob and a signal",
    promised: "answered",
    through: ["environment"],
    async send(to) {
      const economic = clientOf(to);
      const { signal } = new AbortController();
      const entries = await economic.bookedEntries.list("/booked-entries", { signal }).toArray({ max: 200 });
      const vouchers = new Map(entries.map((entry) => [entry.voucherNumber, entry]));
      const [one, other] = vouchers.values();
      for (const [{ date, voucherNumber }, file] of [
        [one, new File([pdf], "taxi.pdf", { type: "application/pdf" })],
        [other, new Blob([pdf])],
      ]) {
        const { number } = await uploadDocument(economic, {
          accountingYear: date.slice(0, 4),
          voucherNumber,
          file,
          signal,
        });
        const document = await economic.documents.raw("get", `/AttachedDocuments/${number}/pdf`);
        if (new TextDecoder().decode(document) !== pdf) throw new Error("the file arrived changed");
      }
      return { agreementNumber: 1 };
    },
  },
  {
    name: "undici.fetch",
    promised: "refused",
    through: ["environment", "agent"],
    send: async ({ url, proxy }) => (await undici.fetch(url, { headers, ...dispatcherOf(proxy) })).json(),
  },
  {
    name: "undici.request",
    promised: "refused",
    through: ["environment", "agent"],
    send: async ({ url, proxy }) =>
      (await undici.request(url, { headers, ...dispatcherOf(proxy) })).body.json(),
  },
  {
    name: "http2",
    promised: "refused",
    through: [],
    send: ({ url }) =>
      new Promise((resolve, reject) => {
        const session = http2.connect(url, { rejectUnauthorized: false });
        session.on("error", reject);
        session.on("close", resolve);
        session.request({ ":path": "/self" }).on("response", resolve).on("error", reject).end();
      }),
  },
  {
    name: "tls",
    promised: "refused",
    through: [],
    send: ({ url }) =>
      speak(
        tls.connect({
          host: new URL(url).hostname,
          port: Number(new URL(url).port),
          rejectUnauthorized: false,
        }),
      ),
  },
  {
    name: "net",
    promised: "refused",
    through: [],
    send: ({ url }) => speak(net.connect(Number(new URL(url).port), new URL(url).hostname)),
  },
  // Node 20 does not have this class.
  {
    name: "WebSocket",
    promised: "refused",
    since: 22,
    through: [],
    send: ({ url }) => opened(new WebSocket(url.replace("https:", "wss:"))),
  },
  {
    name: "undici.WebSocket",
    promised: "refused",
    through: ["agent"],
    send: ({ url, proxy }) =>
      opened(new undici.WebSocket(url.replace("https:", "wss:"), dispatcherOf(proxy))),
  },
  {
    name: "undici.EventSource",
    promised: "refused",
    through: ["agent"],
    send: ({ url, proxy }) => opened(new undici.EventSource(url, dispatcherOf(proxy))),
  },
];
