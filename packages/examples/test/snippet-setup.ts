/**
 * Is loaded before each snippet of the documentation: every e-conomic host is a mock with data, and all others are
 * unreachable.
 */
import { createEconomicMock } from "@org/visma-economic-mocks";

process.env.ECONOMIC_APP_SECRET_TOKEN = "snippet-secret";
process.env.ECONOMIC_AGREEMENT_GRANT_TOKEN = "snippet-grant";
createEconomicMock({ seed: "company" }).listen();
