const isEconomicUrl = (url: string): boolean =>
  URL.canParse(url) &&
  new URL(url).protocol === "https:" &&
  ["restapi.e-conomic.com", "apis.e-conomic.com"].includes(new URL(url).host);

/**
 * Returns the warning that Pandium's `PAN_SEC_VISMA_TENANT_URL` names another host than e-conomic's; `undefined` if it does not.
 * The URL is never called: what it means is not documented, and both tokens would travel there.
 */
export const tenantUrlWarning = (url: string | undefined): string | undefined =>
  url === undefined || isEconomicUrl(url)
    ? undefined
    : "PAN_SEC_VISMA_TENANT_URL is ignored: it is not a URL of e-conomic's.";
