/**
 * The server that both lanes of `overhead.ts` call, in a process of its own. Answers like a service of e-conomic, with
 * its headers; below `/slow` only after 5 milliseconds. Tells its port to the parent.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const customer = JSON.stringify({
  number: 1,
  name: "Havnens Bageri ApS",
  address1: "Kajen 3",
  postCode: "5000",
  city: "Odense C",
  email: "kontor@havnensbageri.test",
  currencyCode: "DKK",
  customerGroupNumber: 1,
  paymentTermNumber: 2,
  vatZone: 1,
  creditLimit: 25000,
  cvrNo: "31000017",
  telephone: "+45 66 00 00 00",
  website: "https://havnensbageri.test",
  objectVersion: "00000000000003e9",
  lastUpdated: "2026-08-14T10:00:00Z",
});
const created = JSON.stringify({ number: 1 });

const headers = {
  "content-type": "application/json; charset=utf-8",
  "x-requestid": "a2a2827f00000001-CPH",
  "x-callcost": "3",
  "x-ratelimiting": "token-limit-10000-per-60-seconds: 147/10000",
};

const server = createServer((request, response) => {
  const write = request.method === "POST";
  const answer = () => response.writeHead(write ? 201 : 200, headers).end(write ? created : customer);
  request.resume().on("end", () => (request.url?.startsWith("/slow/") ? setTimeout(answer, 5) : answer()));
});
// Connections stay open between the batches of a lane.
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
