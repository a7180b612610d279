import { type Answer, type Call, type Handler, ok } from "../../../engine/call.ts";
import { notFound } from "../../../errors/refusal.ts";
import { customers } from "../../../records/customers.ts";
import { employees } from "../../../records/employees.ts";
import type { BookedInvoice, SalesDocument } from "../../../records/invoices.ts";
import { accountingPeriods, accountingYears } from "../../../records/ledger.ts";
import { encodeRestKey } from "../../../routing/path-keys.ts";
import type { JsonObject, Key } from "../../../store/entity.ts";
import { bookedOf, draftsOf, type Group, grossRemainder, spanned } from "./figures.ts";
import { url } from "./links.ts";

/** The groups of booked invoices, by their names in paths. Drafts are missing, because they are not booked. */
const collections: Readonly<Record<string, Group | undefined>> = {
  booked: "booked",
  paid: "paid",
  unpaid: "unpaid",
  overdue: "overdue",
  "not-overdue": "notOverdue",
};

const unpaid: ReadonlySet<string> = new Set(["unpaid", "overdue", "not-overdue"]);

/** A property that invoices are grouped by. */
interface Dimension {
  /** The name in paths. */
  readonly path: string;
  /** The names in answers: of the listing, and of one member. */
  readonly plural: string;
  readonly single: string;
  /** Returns the keys of all members. */
  keys(call: Call): readonly Key[];
  has(document: SalesDocument, key: Key, call: Call): boolean;
  /** Renders a member in an answer. */
  member(key: Key, call: Call): JsonObject;
}

const span = (document: SalesDocument, within: { fromDate: string; toDate: string } | undefined): boolean =>
  within !== undefined && within.fromDate <= document.date && document.date <= within.toDate;

const dimensions: readonly Dimension[] = [
  {
    path: "customers",
    plural: "customers",
    single: "customer",
    keys: ({ agreement }) =>
      agreement
        .table(customers)
        .all()
        .map(({ customerNumber }) => customerNumber),
    has: ({ customerNumber }, key) => customerNumber === key,
    member: (key, call) => ({ customerNumber: key, self: url(call, `/customers/${key}`) }),
  },
  {
    path: "accounting-years",
    plural: "accountingYears",
    single: "accountingYear",
    keys: ({ agreement }) =>
      agreement
        .table(accountingYears)
        .all()
        .map(({ year }) => year),
    has: (document, key, { agreement }) => span(document, agreement.table(accountingYears).get(key)),
    member: (key, call) => ({ year: key, self: url(call, `/accounting-years/${encodeRestKey(key)}`) }),
  },
  {
    path: "periods",
    plural: "periods",
    single: "period",
    keys: ({ agreement }) =>
      agreement
        .table(accountingPeriods)
        .all()
        .map(({ periodNumber }) => periodNumber),
    has: (document, key, { agreement }) => span(document, agreement.table(accountingPeriods).get(key)),
    member: (key, call) => {
      const year = call.agreement.table(accountingPeriods).get(key)?.year ?? "";
      return {
        periodNumber: key,
        self: url(call, `/accounting-years/${encodeRestKey(year)}/periods/${key}`),
      };
    },
  },
  {
    path: "employees",
    plural: "employees",
    single: "employee",
    keys: ({ agreement }) =>
      agreement
        .table(employees)
        .all()
        .map(({ employeeNumber }) => employeeNumber),
    has: ({ salesPersonNumber }, key) => salesPersonNumber === key,
    member: (key, call) => ({ employeeNumber: key, self: url(call, `/employees/${key}`) }),
  },
];

const depth = 4;
const parameterNames = Array.from({ length: depth }, (_, index) => {
  const suffix = index === 0 ? "" : String(index + 1);
  return { group: `group${suffix}`, key: `key${suffix}` };
});

/** A dimension in the path, and its member if the path names one. */
interface Step {
  readonly dimension: Dimension;
  readonly key: Key | undefined;
}

/** Reads the dimensions and members in the path. Throws a 404 for a member that does not exist. */
function stepsIn(call: Call): readonly Step[] {
  return parameterNames.flatMap(({ group, key }): readonly Step[] => {
    const dimension = dimensions.find(({ path }) => path === call.params[group]);
    if (dimension === undefined) return [];
    const text = call.params[key];
    if (text === undefined) return [{ dimension, key: undefined }];
    const known = dimension.keys(call).find((candidate) => String(candidate) === String(text));
    if (known === undefined) throw notFound();
    return [{ dimension, key: known }];
  });
}

/** Answers figures of the invoices in a collection, for one member of each dimension in the path (L-138). */
function totals(call: Call): Answer {
  const collection = String(call.params.collection);
  const group = collections[collection];
  const steps = stepsIn(call);
  const all: readonly SalesDocument[] = group === undefined ? draftsOf(call) : bookedOf(group, call);
  const named = steps.filter((step): step is Step & { key: Key } => step.key !== undefined);
  const documents = all.filter((document) =>
    named.every(({ dimension, key }) => dimension.has(document, key, call)),
  );
  const figures = (some: readonly SalesDocument[]): JsonObject => ({
    ...spanned(some),
    ...(unpaid.has(collection) ? grossRemainder(some as readonly BookedInvoice[]) : {}),
  });
  const members = Object.fromEntries(
    named.map(({ dimension, key }) => [dimension.single, dimension.member(key, call)]),
  );
  const last = steps.at(-1);
  const below =
    last !== undefined && last.key === undefined
      ? { [last.dimension.plural]: rowsOf(last.dimension, documents, figures, call) }
      : linksBelow(steps, call);
  return ok({ ...figures(documents), ...members, ...below, self: url(call, call.path) });
}

/** Computes the figures of each member that has invoices. */
const rowsOf = (
  dimension: Dimension,
  documents: readonly SalesDocument[],
  figures: (some: readonly SalesDocument[]) => JsonObject,
  call: Call,
): readonly JsonObject[] =>
  dimension.keys(call).flatMap((key) => {
    const own = documents.filter((document) => dimension.has(document, key, call));
    if (own.length === 0) return [];
    return [
      {
        ...figures(own),
        self: url(call, `${call.path}/${encodeRestKey(key)}`),
        [dimension.single]: dimension.member(key, call),
      },
    ];
  });

/** Makes the links to the same figures, divided by one more dimension. */
function linksBelow(steps: readonly Step[], call: Call): JsonObject {
  if (steps.length >= depth) return {};
  const left = dimensions.filter((dimension) => steps.every((step) => step.dimension !== dimension));
  return Object.fromEntries(left.map(({ plural, path }) => [plural, url(call, `${call.path}/${path}`)]));
}

const prefixes = parameterNames.flatMap(({ group, key }, index) => {
  const before = parameterNames.slice(0, index).map((names) => `/{${names.group}}/{${names.key}}`);
  const path = `/invoices/totals/{collection}${before.join("")}/{${group}}`;
  return [path, `${path}/{${key}}`];
});

/**
 * The handlers of `/invoices/totals/paid/customers/1/periods` and similar paths. The published ones have their own
 * handlers.
 */
export const groupedTotals: Readonly<Record<string, Handler>> = Object.fromEntries(
  ["/invoices/totals/{collection}", ...prefixes].map((path) => [`rest GET ${path}`, totals]),
);
