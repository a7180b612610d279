import type { JsonObject } from "../store/entity.ts";
import { kind } from "../store/kind.ts";

/** Whose settings an app keeps: the agreement's, or those of the user behind the token. */
export const scopes = ["agreement", "user"] as const;
export type Scope = (typeof scopes)[number];

/** What an app has stored at the agreement under a key of its own. */
export type AppSetting = { readonly scope: Scope; readonly settingKey: string; readonly content: JsonObject };

export const appSettings = kind<AppSetting>("appSettings", "scope", "settingKey");

/** How many settings each scope holds (L-156). */
export const mostSettings = 200;
