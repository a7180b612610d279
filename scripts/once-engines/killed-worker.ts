/**
 * Runs one start of a job in its own process. The process kills itself at a chosen point, or prints the result if no
 * point is chosen.
 */
import { createEconomic } from "../../packages/client/dist/index.js";
import { once } from "../../packages/client/dist/once.js";
import type { Start } from "./killed.ts";
import { realStore } from "./stores.ts";

const { store: name, target, id, server, killAt }: Start = JSON.parse(process.argv[2] ?? "");
const die = () => process.kill(process.pid, "SIGKILL");
const dieAt = (point: string) => {
  if (killAt === point) die();
};

const real = await realStore(name, target);
const store = real.open();
const economic = createEconomic({
  appSecretToken: "secret-of-the-app",
  agreementGrantToken: "grant-of-the-agreement",
  baseUrls: { rest: `${server}/restapi.e-conomic.com`, apis: `${server}/apis.e-conomic.com` },
  async fetch(url, init) {
    const answer = fetch(url, init);
    // The request was sent, and nobody knows whether it arrived.
    if (init.method !== "GET" && killAt === "inTheAir") setTimeout(die, Math.random() * 20);
    const response = await answer;
    if (init.method !== "GET") dieAt("beforeAnswer");
    return response;
  },
});
const number = await once(id, {
  store: {
    ...store,
    claim: async (...its) => {
      const claim = await store.claim(...its);
      dieAt("afterClaim");
      return claim;
    },
    done: async (...its) => {
      dieAt("beforeDone");
      const result = await store.done(...its);
      dieAt("afterDone");
      return result;
    },
  },
  async call(idempotencyKey) {
    const body = {
      name: id,
      currency: "DKK",
      customerGroup: { customerGroupNumber: 1 },
      paymentTerms: { paymentTermsNumber: 1 },
      vatZone: { vatZoneNumber: 1 },
    };
    const { customerNumber } = await economic.rest.post("/customers", { body, idempotencyKey });
    dieAt("afterAnswer");
    return customerNumber;
  },
  async find() {
    return (await economic.rest.list("/customers", { filter: { name: id } }).first())?.customerNumber;
  },
}).catch((error) => error.kind);
console.log(JSON.stringify(number));
process.exit();
