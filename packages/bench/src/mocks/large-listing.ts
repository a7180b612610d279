/** Measures one page of a filtered and sorted listing of 100,000 customers, from the request to the parsed answer. */
import { createEconomicMock } from "@org/visma-economic-mocks";
import { report } from "../lib/report.ts";
import { headers } from "./surfaces.ts";

const count = 100_000;
const mock = createEconomicMock({ rateLimit: false });
const { customers } = mock.agreement();
const cities = ["Odense C", "Aarhus C", "Galten", "Oslo", "Ålborg", "Esbjerg", "København Ø", "Vejle"];
customers.addMany(count, (index) => ({
  // The names are spread over the alphabet, without an order that would make the sort faster.
  name: `${((index * 7_919) % 99_991).toString(36)} Handel ApS`,
  city: cities[(index * 31) % cities.length] ?? "",
  creditLimit: ((index * 104_729) % 100_003) / 2,
  barred: index % 2 === 0,
}));

const rest = "https://restapi.e-conomic.com/customers";
const service = "https://apis.e-conomic.com/customersapi/v3.1.0/Customers";
const half = `customerNumber$gt:${count / 2}`;

/** The limits: 60 ms for a filter that keeps half of the items and a sort, 120 ms for a sort of all texts. */
const listings: readonly [name: string, url: string, limit: number][] = [
  ["filter that keeps half, sorted by name, REST", `${rest}?filter=${half}&sort=name`, 60],
  ["filter that keeps half, sorted by a number, REST", `${rest}?filter=${half}&sort=-creditLimit`, 60],
  [
    "text filter that keeps half, sorted by name, REST",
    `${rest}?filter=city$in:[Odense C,Galten,Ålborg,Vejle]&sort=name`,
    60,
  ],
  ["filter that keeps half, sorted, /paged", `${service}/paged?filter=${half}&sort=-customerNumber`, 60],
  ["filter that keeps half, cursor", `${service}?filter=${half}`, 60],
  ["sorted by name, REST", `${rest}?sort=name`, 120],
  ["sorted by ~name descending, REST", `${rest}?sort=-~name`, 120],
];

for (const [name, url, limit] of listings) {
  const values: number[] = [];
  for (let round = 0; round < 12; round++) {
    const start = performance.now();
    const response = await mock.fetch(url, { headers });
    const body = await response.json();
    values.push(performance.now() - start);
    if (response.status !== 200) throw new Error(`${response.status} from ${url}: ${JSON.stringify(body)}`);
  }
  const [first = Number.NaN, , ...warm] = values;
  report(
    { name: `mocks: ${count} customers, ${name}`, unit: "ms", limit, values: warm },
    { name: `mocks: the same for the first time: ${name}`, unit: "ms", values: [first] },
  );
}
