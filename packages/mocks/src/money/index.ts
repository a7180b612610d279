export { baseRate, fromBaseCurrency, toBaseCurrency } from "./currency.ts";
export { allocate, type Decimal, exact, multiply, round, subtract, sum } from "./decimal.ts";
export { type DigitsOf, decimalShape, restDigits } from "./decimal-shape.ts";
export { type DueDateInput, dueDateOf, type PaymentTermsType, paymentTermsTypes } from "./due-date.ts";
export { type PricedDocument, type PricedLine, priceDocument } from "./price-document.ts";
export { type LineAmounts, type LineInput, priceLine } from "./price-line.ts";
export { type DecimalShape, decimalLiteral, renderJson } from "./render-json.ts";
