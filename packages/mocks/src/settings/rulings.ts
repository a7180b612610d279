import { choicesOf, hintFor } from "../errors/hint.ts";

/**
 * One switch for each thing that nobody recorded, or on which the records disagree. Each names the fact; the defaults
 * are the rulings of the fidelity ledger.
 */
export interface Rulings {
  /** `/paged` reaches 10,000 items; "published" lets skipPages 100 reach 10,100 (O-05). Default "10000". */
  readonly pagedReach: "10000" | "published";
  /** Rate headers on every answer (S-03); false sends none. Default true. */
  readonly rateHeaders: boolean;
  /** Which methods honour an Idempotency-Key (S-07). Default every one but GET. */
  readonly idempotentMethods: "all" | "post-and-delete";
  /** Some filters and sorts end in the server's own 500 (O-20 to O-22, L-70 to L-72). Default true. */
  readonly serverFaults: boolean;
  /**
   * A filter that ends in a 500 does so always, or "unless-many": in an `$and:` of 20 clauses or more, only for records
   * that pass the clauses before it (O-23). Default "always".
   */
  readonly failingClauses: "always" | "unless-many";
  /** How many values a list takes at most: "max 200", or "less than '200'" by its word (S-11). Default 200. */
  readonly mostListValues: 200 | 199;
  /** A list of texts finds what it names, or nothing (L-77). Default "match". */
  readonly textLists: "match" | "nothing";
  /** `$[` and `$]` match nothing, or are the brackets that they are documented as (L-78). Default "nothing". */
  readonly escapedBrackets: "nothing" | "literal";
  /** An unescaped `*` is a wildcard under `$like:` only, or under `$eq:` and `$ne:` too (L-78, L-80). Default "like". */
  readonly asterisks: "like" | "everywhere";
  /** `[…]` under `$like:` is a character class (L-79). Default true. */
  readonly likeClasses: boolean;
  /** `%` and `_` under `$like:` are SQL's wildcards, as its brackets are (L-79). Default false. */
  readonly sqlWildcards: boolean;
  /** Items that a sort finds equal come in ascending or descending order of their key (G-9). Default "ascending". */
  readonly equalItems: "ascending" | "descending";
  /** Fractional digits of amounts and rates on sales documents, at least (L-44, L-107). Default 6. */
  readonly documentDecimals: 6 | 1;
  /** A description-only line with amounts: refused, or accepted with a total of 0 (L-91). Default "refuse". */
  readonly descriptionOnlyLines: "refuse" | "zero";
  /** A deleted order or quote is answered 204, or 200 with a message as a draft invoice (L-144, L-10). Default 204. */
  readonly offerDeleteStatus: 204 | 200;
  /** `sendBy: "ean"` books as `EAN` does, or is refused (L-136, L-18). Default "accept". */
  readonly lowerCaseEan: "accept" | "refuse";
  /**
   * Which day a draft invoice gets from a `date` with a time and an offset (L-135): the one that is written, or the day
   * that it is then in UTC or in Denmark. Default "written".
   */
  readonly dayOfTime: "written" | "utc" | "danish";
  /** REST's 404 has the code E06000 after a DELETE, or always (L-148, L-11). Default "delete". */
  readonly notFoundCode: "delete" | "always";
  /** E06010 for a key that is taken stands below E04300, or is the code of the whole answer. Default "below". */
  readonly existingKey: "below" | "top";
  /** REST's tree of errors as recorded, or as an older server wrote it (L-157). Default "recorded". */
  readonly errorTrees: "recorded" | "older";
  /** REST's 401 has a `demoLink`, as in 2015 (L-149). Default false. */
  readonly demoLink: boolean;
  /** Codes of the services as published, or in capitals and with an `instance` (O-56). Default "published". */
  readonly serviceCodes: "published" | "capitals";
  /** A finance voucher with one account only: refused (L-121, O-41), or left for the rest of its voucher to balance. */
  readonly oneSidedFinanceVouchers: "refuse" | "accept";
  /**
   * Balance accounts (type status) in journal entries. O-41 saw one refused, but payments could not be entered without
   * them. Default "accept".
   */
  readonly statusAccountsInJournals: "accept" | "refuse";
  /** A property that the body's schema does not know is dropped, or 400 (S-05, L-29, O-47). Default "ignore". */
  readonly unknownProperties: "ignore" | "refuse";
  /** An `objectVersion` in the body of a POST is dropped, or 400 (G-5). Default "ignore". */
  readonly objectVersionInPost: "ignore" | "refuse";
  /** A reference whose number and `self` disagree (U-05): the one counts, the other, or 400. Default "number". */
  readonly referenceConflict: "number" | "self" | "refuse";
  /** Whether `self` replaces the number of a reference in a PUT too (U-06); false: 400. Default true. */
  readonly selfInPut: boolean;
  /** PATCH with JSON on REST, which nobody published (G-9): 405, or merged into the record. Default "refuse". */
  readonly restPatch: "refuse" | "merge";
  /** Status of PUT and DELETE in customersapi: as recorded, or as published (O-14, O-15). Default 200. */
  readonly customerWriteStatus: 200 | 204;
  /** Status of the REST deletes that nobody wrote down: groups, terms, suppliers, contacts (L-09, U-08). Default 204. */
  readonly otherDeletesStatus: 204 | 200;
  /**
   * `DELETE /invoices/drafts` with a filter (L-102): everything goes, which a `strict` mock refuses out loud, or what
   * matches. Default "everything".
   */
  readonly filteredDeletes: "everything" | "matching";
  /** `sendBy: Email` is accepted, and nothing is sent; or 400, since documentation calls it impossible (U-09). */
  readonly sendByEmail: "accept" | "refuse";
  /** Whether projectsapi's `/Employees` and `/EmployeeGroups` need the module as well (O-25, O-28). Default false. */
  readonly employeesNeedProject: boolean;
  /** A write with demo tokens; nobody recorded the answer (G-1). Default 403. */
  readonly demoWriteStatus: 401 | 403 | 405;
  /** Status for a secret and a grant token that do not belong together, E02250 (G-8). Default 401. */
  readonly mismatchStatus: 401 | 403;
  /** What a 401, a 403 or a 429 says (G-1, G-2): the surface's own error shape, or nothing. Default "surface". */
  readonly unrecordedBodies: "surface" | "empty";
  /** What the 404 of a path says that nobody published (G-8): the surface's own error, or a page. Default "json". */
  readonly unknownPathBodies: "json" | "html";
  /** Whether a service's 404 has `detail` and `errors` (O-52). Default "full". */
  readonly notFoundBodies: "full" | "bare";
  /** The clock of `logTime`, which has no zone (G-9). Default "danish". */
  readonly logTime: "danish" | "utc";
  /** A cursor whose item has been deleted since (G-5): the next item, or 400. Default "next". */
  readonly lostCursor: "next" | "refuse";
  /** Whether the demo agreement serves webhooksapi (G-7); false: 403. Default true. */
  readonly demoWebhooks: boolean;
  /** What a webhook without `postData` sends (U-04). Default "". */
  readonly defaultWebhookBody: string;
  /** Whether a webhook is disabled when all attempts of a delivery have failed (G-3). Default false. */
  readonly disableFailingWebhooks: boolean;
  /** Services omit `null`, `false` and zeros (O-17); false sends what is stored of the latter two. Default true. */
  readonly omitDefaults: boolean;
  /**
   * Every `v1.2.3` in the path of a known service answers as the version that the mocks know, and says so once on stderr
   * (O-01, S-19); false: 404. Default true.
   */
  readonly anyVersion: boolean;
  /**
   * PUT of a customer under its number with another one in the body (L-153): "renumber" gives the customer and everything
   * of it the new number, "refuse" is 400.
   */
  readonly customerRenumbering: "renumber" | "refuse";
  /** journalsapi's deprecated `/entries/draft/{n}/book` from version 15 on: 204 with a notice, or 404 (O-55). */
  readonly draftEntriesBooking: "book" | "not-found";
}

/** What each ruling may be, its default first; `defaultWebhookBody` may be any text. */
export const rulingChoices: {
  readonly [Name in keyof Rulings]: readonly [Rulings[Name], ...Rulings[Name][]];
} = {
  pagedReach: ["10000", "published"],
  rateHeaders: [true, false],
  idempotentMethods: ["all", "post-and-delete"],
  serverFaults: [true, false],
  failingClauses: ["always", "unless-many"],
  mostListValues: [200, 199],
  textLists: ["match", "nothing"],
  escapedBrackets: ["nothing", "literal"],
  asterisks: ["like", "everywhere"],
  likeClasses: [true, false],
  sqlWildcards: [false, true],
  equalItems: ["ascending", "descending"],
  documentDecimals: [6, 1],
  descriptionOnlyLines: ["refuse", "zero"],
  offerDeleteStatus: [204, 200],
  lowerCaseEan: ["accept", "refuse"],
  dayOfTime: ["written", "utc", "danish"],
  notFoundCode: ["delete", "always"],
  existingKey: ["below", "top"],
  errorTrees: ["recorded", "older"],
  demoLink: [false, true],
  serviceCodes: ["published", "capitals"],
  oneSidedFinanceVouchers: ["refuse", "accept"],
  statusAccountsInJournals: ["accept", "refuse"],
  unknownProperties: ["ignore", "refuse"],
  objectVersionInPost: ["ignore", "refuse"],
  referenceConflict: ["number", "self", "refuse"],
  selfInPut: [true, false],
  restPatch: ["refuse", "merge"],
  customerWriteStatus: [200, 204],
  otherDeletesStatus: [204, 200],
  filteredDeletes: ["everything", "matching"],
  sendByEmail: ["accept", "refuse"],
  employeesNeedProject: [false, true],
  demoWriteStatus: [403, 401, 405],
  mismatchStatus: [401, 403],
  unrecordedBodies: ["surface", "empty"],
  unknownPathBodies: ["json", "html"],
  notFoundBodies: ["full", "bare"],
  logTime: ["danish", "utc"],
  lostCursor: ["next", "refuse"],
  demoWebhooks: [true, false],
  defaultWebhookBody: [""],
  disableFailingWebhooks: [false, true],
  omitDefaults: [true, false],
  anyVersion: [true, false],
  customerRenumbering: ["renumber", "refuse"],
  draftEntriesBooking: ["book", "not-found"],
};

/** The rulings of the ledger. */
export const defaultRulings = Object.fromEntries(
  Object.entries(rulingChoices).map(([name, [first]]) => [name, first]),
) as unknown as Rulings;

/** Fills in the defaults. Throws a TypeError that names a misspelt ruling or a choice that it does not have. */
export function readRulings(settings: Partial<Rulings> = {}): Rulings {
  for (const [name, value] of Object.entries(settings)) {
    if (!Object.hasOwn(rulingChoices, name))
      throw new TypeError(
        `createEconomicMock: There is no ruling "${name}" ${hintFor(name, Object.keys(rulingChoices))}.`,
      );
    if (typeof value === "string" && name === "defaultWebhookBody") continue;
    const choices: readonly unknown[] = rulingChoices[name as keyof Rulings];
    if (value !== undefined && !choices.includes(value))
      throw new TypeError(
        `createEconomicMock: rulings.${name} cannot be ${JSON.stringify(value)} ${choicesOf(choices)}.`,
      );
  }
  return { ...defaultRulings, ...settings };
}
