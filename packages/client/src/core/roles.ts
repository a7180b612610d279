// Which calls each role covers: how their service and path begin, in as many letters as tell them apart (a test tries
// every operation under every role). SuperUser covers all.
const rules: readonly [role: string, calls: RegExp][] = [
  ["Bookkeeping", /^((rest.)?(ac|b|curr|departmental|do|j|pa|sup)|dim(?!.*-lines))/],
  ["ProjectEmployee", /^(proj(?!.*\/Employee)|dim(?!.*-data)|.*projectsettings)/],
  ["Sales", /^((rest.)?(cu|departments|e|i|o|q|sa|se|sub)|prod|proj.*\/Employee|dim(?!.*-data(?!.*-lines)))/],
];

/** The app roles any one of which is enough for a call, written as its service and path. */
export const rolesOf = (call: string): string[] => [
  ...rules.filter(([, calls]) => calls.test(call)).map(([role]) => role),
  "SuperUser",
];
