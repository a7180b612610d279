import type { Schema } from "../table/types.ts";
export type DecimalShape = object;
export const decimalShape = (_schema: Schema, _schemas: unknown, _digits: unknown): DecimalShape => ({});
export const restDigits = (_resource: string): unknown => undefined;
export const renderJson = (value: unknown, _shape?: DecimalShape): string => JSON.stringify(value);
