import type { JsonObject } from "../store/entity.ts";
import { kind } from "../store/kind.ts";

/** The owner of an app's settings: the agreement, or the user behind the token. */
export const scopes = ["agreement", "user"] as const;
export type Scope = (typeof scopes)[number];

/** A value that an app has stored under its own key. */
export type AppSetting = { readonly scope: Scope; readonly settingKey: string; readonly content: JsonObject };

export const appSettings = kind<AppSetting>("appSettings", "scope", "settingKey");

/** How many settings each scope holds (L-156). */
export const mostSettings = 200;
