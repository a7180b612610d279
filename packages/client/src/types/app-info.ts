/** The app that uses the client, for the header `User-Agent`. */
export interface AppInfo {
  /** Letters, digits and hyphens: `my-shop`. */
  name: string;
  /** `1.4.0` */
  version?: string | undefined;
  /** A page about the app: an http or https URL. */
  url?: string | undefined;
}
