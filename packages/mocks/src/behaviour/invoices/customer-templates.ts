import { danishToday } from "../../dates/index.ts";
import { type Call, type Handler, ok } from "../../engine/call.ts";
import { type Endpoint, resource } from "../../engine/resource.ts";
import { notFound } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { link, readOnly, reference } from "../../projection/rules.ts";
import { type Customer, customers } from "../../records/customers.ts";
import type { SalesDocument } from "../../records/invoices.ts";
import { layouts } from "../../records/lookups.ts";
import { products } from "../../records/products.ts";
import { kind } from "../../store/kind.ts";
import { exchangeRateOf } from "../ledger/exchange-rates.ts";
import { customerPrice } from "../products/customer-price.ts";
import { dueOf } from "../sales-documents/pricing.ts";
import { dateAndCurrency, parties } from "../sales-documents/projections/document.ts";

/** Finds the customer that a path names. Throws a 404 if there is none. */
function customerOf(call: Call): Customer {
  const customer = call.agreement.table(customers).get(Object.values(call.params)[0] ?? "");
  if (customer === undefined) throw notFound();
  return customer;
}

const links =
  (...names: readonly (readonly [name: string, path: string])[]): Handler =>
  (call) => {
    const { customerNumber } = customerOf(call);
    const url = (path: string) => call.base + path.replace("{}", String(customerNumber)) + call.linkSuffix;
    return ok(
      Object.fromEntries([...names.map(([name, path]) => [name, url(path)]), ["self", url(`${call.path}`)]]),
    );
  };

const template = projection({
  ...dateAndCurrency,
  ...parties,
  self: link("/customers/{customerNumber}/templates/invoice"),
});

/** Answers a draft invoice with the customer's data, for the caller to complete and post. */
const invoiceTemplate: Handler = (call) => {
  const customer = customerOf(call);
  const { agreement } = call;
  const document = {
    date: danishToday(call.now),
    currency: customer.currency,
    exchangeRate: exchangeRateOf(agreement, customer.currency),
    customerNumber: customer.customerNumber,
    paymentTermsNumber: customer.paymentTermsNumber,
    layoutNumber: customer.layoutNumber ?? agreement.table(layouts).all()[0]?.layoutNumber,
    recipientName: customer.name,
    recipientAddress:
      [customer.address, customer.address2].filter((line) => line !== undefined).join("\n") || undefined,
    recipientZip: customer.zip,
    recipientCity: customer.city,
    recipientCountry: customer.country,
    recipientEan: customer.ean,
    recipientPublicEntryNumber: customer.publicEntryNumber,
    attentionNumber: customer.attentionNumber,
    vatZoneNumber: customer.vatZoneNumber,
    customerContactNumber: customer.customerContactNumber,
    salesPersonNumber: customer.salesPersonNumber,
    deliveryLocationNumber: customer.defaultDeliveryLocationNumber,
  };
  const due = dueOf(document as unknown as SalesDocument, agreement);
  return ok(template.render({ ...document, ...("dueDate" in due ? due : {}) }, call));
};

type LineTemplate = {
  readonly customerNumber: number;
  readonly productNumber: string;
  readonly description: string;
  readonly unitNumber?: number;
  readonly quantity: number;
  readonly unitNetPrice?: number;
  readonly unitCostPrice?: number;
};

const lineRules = {
  description: readOnly("description"),
  product: reference("/products/{productNumber}", { readOnly: true }),
  self: link("/customers/{customerNumber}/templates/invoiceline/{productNumber}"),
};

/**
 * Lists a line template for each product that can be sold. The list is empty for a customer that does not exist
 * (S-12).
 */
function lineTemplates(call: Call): LineTemplate[] {
  const customer = call.agreement.table(customers).get(Object.values(call.params)[0] ?? "");
  if (customer === undefined) return [];
  // The query can ask for a quantity other than 1.
  const asked = [...call.query].find(([name]) => name.toLowerCase() === "quantity")?.[1];
  const quantity = asked === undefined || !Number.isFinite(Number(asked)) ? 1 : Number(asked);
  return call.agreement
    .table(products)
    .all()
    .filter((product) => product.barred !== true)
    .map((product) => ({ product, unitNetPrice: customerPrice(call.agreement, product, customer) }))
    .map(({ product, unitNetPrice }) => ({
      customerNumber: customer.customerNumber,
      productNumber: product.productNumber,
      description: product.name,
      quantity,
      ...(product.unitNumber === undefined ? {} : { unitNumber: product.unitNumber }),
      ...(unitNetPrice === undefined ? {} : { unitNetPrice }),
      ...(product.costPrice === undefined ? {} : { unitCostPrice: product.costPrice }),
    }));
}

const lineEndpoint: Endpoint<LineTemplate> = {
  document: "rest",
  path: "/customers/{customerNumber}/templates/invoiceline",
  projection: projection(lineRules),
  single: projection({
    unit: reference("/units/{unitNumber}", { readOnly: true }),
    quantity: readOnly("quantity"),
    unitNetPrice: readOnly("unitNetPrice"),
    unitCostPrice: readOnly("unitCostPrice"),
    ...lineRules,
  }),
  rows: lineTemplates,
};

export const invoiceLineTemplates = resource<LineTemplate>({
  kind: kind<LineTemplate>("invoiceLineTemplates", "productNumber"),
  endpoints: [lineEndpoint],
});

const customerPath = "/customers/{}";

export const customerTemplateOperations: Readonly<Record<string, Handler>> = {
  "rest GET /customers/{customerNumber}/invoices": links(
    ["drafts", `${customerPath}/invoices/drafts`],
    ["booked", `${customerPath}/invoices/booked`],
  ),
  "rest GET /customers/{customerNumber}/templates": links(
    ["invoice", `${customerPath}/templates/invoice`],
    ["invoiceline", `${customerPath}/templates/invoiceline`],
  ),
  "rest GET /customers/{customerNumber}/totals": links(
    ["drafts", "/invoices/totals/drafts/customers/{}"],
    ["booked", "/invoices/totals/booked/customers/{}"],
  ),
  "rest GET /customers/{customerNumber}/templates/invoice": invoiceTemplate,
};
