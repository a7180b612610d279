/** Loaded before each snippet of the documentation: every e-conomic host is a seeded mock, and every other is unreachable. */
import { createEconomicMock } from "@org/visma-economic-mocks";
import { listen } from "@org/visma-economic-mocks/node";

process.env.ECONOMIC_APP_SECRET_TOKEN = "snippet-secret";
process.env.ECONOMIC_AGREEMENT_GRANT_TOKEN = "snippet-grant";
listen(createEconomicMock({ seed: "company" }));
