/** Runs the mock server in a separate process, so that only the client's heap is measured. */
import { startServer } from "@org/visma-economic-mocks/node";

const { mock, url } = await startServer({ port: 0, host: "127.0.0.1", mock: { rateLimit: false } });
const { customers, employees } = mock.agreement("large");
customers.addMany(1_000_000);
employees.addMany(1_000_000);
mock.agreement("small").employees.addMany(100_000);
process.on("disconnect", () => process.exit());
process.send?.(url);
