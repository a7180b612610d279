const isEconomicUrl = (url: string): boolean =>
  URL.canParse(url) &&
  new URL(url).protocol === "https:" &&
  ["restapi.e-conomic.com", "apis.e-conomic.com"].includes(new URL(url).host);

/**
 * Returns a warning if Pandium's `PAN_SEC_VISMA_TENANT_URL` names a host that is not e-conomic's, else `undefined`. The URL is
 * never called, because its meaning is not documented and both tokens would be sent there.
 */
export const tenantUrlWarning = (url: string | undefined): string | undefined =>
  url === undefined || isEconomicUrl(url)
    ? undefined
    : "PAN_SEC_VISMA_TENANT_URL is ignored: it is not a URL of e-conomic.";
