/**
 * The server that both lanes of `overhead.ts` call, in a process of its own. It asks the mocks once for the answers to
 * the two calls and repeats them, so that the mocks' work is not in the figures. Below `/slow` it answers after 5
 * milliseconds, and elsewhere at once. It sends its port to the parent process.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { customer, customersPath, tokens } from "./customer.ts";

const mock = createEconomicMock({ seed: "company" });

async function answerTo(method: "GET" | "POST", path: string, body?: object) {
  const answer = await mock.fetch(`https://apis.e-conomic.com${customersPath}${path}`, {
    method,
    headers: {
      "x-appsecrettoken": tokens.appSecretToken,
      "x-agreementgranttoken": tokens.agreementGrantToken,
      "content-type": "application/json",
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text };
}

const created = await answerTo("POST", "", customer);
const read = await answerTo("GET", `/${customer.customerNumber}`);

const server = createServer((request, response) => {
  const { status, headers, text } = request.method === "POST" ? created : read;
  const answer = () => response.writeHead(status, headers).end(text);
  request.resume().on("end", () => (request.url?.startsWith("/slow/") ? setTimeout(answer, 5) : answer()));
});
// Connections stay open between the batches of a lane.
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
