// Which calls each role covers, as service and path. SuperUser covers all.
const rules: readonly [role: string, calls: RegExp][] = [
  [
    "Bookkeeping",
    /^(accou|bookedE|budg|docu|journ|supp|rest.(accou|curr|departmental-|journ|paym|supp)|dimensions(?!.*-lines))/,
  ],
  ["ProjectEmployee", /^(projects.(?!Employee)|dimensions(?!.*-data)|.*projectsettings)/],
  [
    "Sales",
    /^(cust|prod|sales|subs|projects.Employee|rest.(curr|cust|departments|emp|inv|ord|quo|self)|dimensions(?!.*-data(?!.*-lines)))/,
  ],
];

/** The app roles any one of which is enough for a call, written as its service and path. */
export const rolesOf = (call: string): string[] => [
  ...rules.filter(([, calls]) => calls.test(call)).map(([role]) => role),
  "SuperUser",
];
