import { createMock } from "../src/mock/mock.ts";

// biome-ignore lint/suspicious/noExplicitAny: each listing has records of its own.
type Row = any;

/** A table of the page: the listing of its records, and its columns. */
interface Section {
  title: string;
  path: string;
  columns: Readonly<Record<string, (row: Row) => unknown>>;
}

const always: readonly Section[] = [
  {
    title: "Accounting years",
    path: "/accounting-years",
    columns: { year: (row) => row.year, from: (row) => row.fromDate, to: (row) => row.toDate },
  },
  {
    title: "Layouts",
    path: "/layouts",
    columns: { number: (row) => row.layoutNumber, name: (row) => row.name },
  },
  {
    title: "Terms of payment",
    path: "/payment-terms",
    columns: {
      number: (row) => row.paymentTermsNumber,
      name: (row) => row.name,
      type: (row) => row.paymentTermsType,
      days: (row) => row.daysOfCredit,
    },
  },
  {
    title: "VAT zones",
    path: "/vat-zones",
    columns: { number: (row) => row.vatZoneNumber, name: (row) => row.name },
  },
  {
    title: "Customer groups",
    path: "/customer-groups",
    columns: {
      number: (row) => row.customerGroupNumber,
      name: (row) => row.name,
      account: (row) => row.account.accountNumber,
    },
  },
  {
    title: "Product groups",
    path: "/product-groups",
    columns: { number: (row) => row.productGroupNumber, name: (row) => row.name },
  },
  { title: "Units", path: "/units", columns: { number: (row) => row.unitNumber, name: (row) => row.name } },
  {
    title: "Journals",
    path: "/journals",
    columns: { number: (row) => row.journalNumber, name: (row) => row.name },
  },
  {
    title: "Accounts",
    path: "/accounts",
    columns: {
      number: (row) => row.accountNumber,
      name: (row) => row.name,
      type: (row) => row.accountType,
      "VAT code": (row) => row.vatAccount?.vatCode,
    },
  },
];

const companyOnly: readonly Section[] = [
  {
    title: "Customers",
    path: "/customers",
    columns: {
      number: (row) => row.customerNumber,
      name: (row) => row.name,
      currency: (row) => row.currency,
      zone: (row) => row.vatZone.vatZoneNumber,
      group: (row) => row.customerGroup.customerGroupNumber,
      terms: (row) => row.paymentTerms.paymentTermsNumber,
    },
  },
  {
    title: "Suppliers",
    path: "/suppliers",
    columns: {
      number: (row) => row.supplierNumber,
      name: (row) => row.name,
      currency: (row) => row.currency,
    },
  },
  {
    title: "Products",
    path: "/products",
    columns: {
      number: (row) => row.productNumber,
      name: (row) => row.name,
      group: (row) => row.productGroup.productGroupNumber,
      "sales price": (row) => row.salesPrice,
    },
  },
  {
    title: "Employees",
    path: "/employees",
    columns: { number: (row) => row.employeeNumber, name: (row) => row.name },
  },
  {
    title: "Overdue invoices",
    path: "/invoices/overdue",
    columns: {
      number: (row) => row.bookedInvoiceNumber,
      customer: (row) => row.customer.customerNumber,
      due: (row) => row.dueDate,
      open: (row) => `${row.remainder} ${row.currency}`,
    },
  },
];

const intro = `# What the seeds hold

This page lists the numbers to use in a test. The clock stands at 14 August 2026 unless \`now\` says otherwise.
`;

/** Returns the text of docs/seeds.md. */
export async function seedsDocument(): Promise<string> {
  return [
    intro,
    "## Both seeds\n",
    ...(await tables("empty", always)),
    '## `seed: "company"` alone\n\nBesides these: the ledger of twelve months, contacts, orders and quotes.\n',
    ...(await tables("company", companyOnly)),
  ].join("\n");
}

const tables = (seed: "empty" | "company", sections: readonly Section[]): Promise<string[]> => {
  const mock = createMock({ seed, rateLimit: false });
  return Promise.all(sections.map(async (section) => table(section, await rowsOf(mock, section.path))));
};

async function rowsOf(mock: ReturnType<typeof createMock>, path: string): Promise<readonly Row[]> {
  const headers = { "x-appsecrettoken": "any", "x-agreementgranttoken": "any" };
  const answer = await mock.fetch(`https://restapi.e-conomic.com${path}?pagesize=1000`, { headers });
  return ((await answer.json()) as { collection: Row[] }).collection;
}

function table({ title, path, columns }: Section, rows: readonly Row[]): string {
  const lines = [
    Object.keys(columns),
    Object.keys(columns).map(() => "---"),
    ...rows.map((row) => Object.values(columns).map((cell) => cell(row) ?? "")),
  ];
  return `### ${title}\n\n\`GET ${path}\`\n\n${lines.map((line) => `| ${line.join(" | ")} |`).join("\n")}\n`;
}
