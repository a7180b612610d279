const roles: readonly [name: string, places: RegExp][] = [
  [
    "Bookkeeping",
    /^(accou|bookedE|budgets|documents|journals|suppliers|dimensions\/(dimension-data\/(acc|booked-e|bud|dra)|(?!dimension-))|rest\/(accou|journals|payment-types|suppliers))/,
  ],
  ["ProjectEmployee", /^(projects\/(?!Employee)|products\/.*projectsettings|dimensions\/(?!dimension-))/i],
  [
    "Sales",
    /^(customers|products|sales|subscriptions|projects\/Employee|dimensions\/(dimension-data\/(booked-i|sales)|(?!dimension-))|rest\/(customer|employees|invoices|orders|quotes))/,
  ],
];

/** The app roles that cover a path, any one of which is enough. SuperUser covers all. */
export const rolesOf = (service: string, path: string): string[] => [
  ...roles.filter(([, places]) => places.test(service + path)).map(([name]) => name),
  "SuperUser",
];
