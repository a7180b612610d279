/** How the answers of one operation write their decimals. */
export { type DecimalShape, decimalShape, renderJson, restDigits } from "../money/index.ts";
