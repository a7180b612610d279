import { choicesOf, hintFor } from "../errors/hint.ts";

/**
 * The behaviours that nobody recorded, or on which recordings disagree. Each one has a setting here, which cites its
 * fact. The defaults are the rulings of the fidelity ledger.
 */
export interface Rulings {
  /**
   * How far `/paged` reaches: to 10,000 items, or to 10,100 with skipPages 100 as published (O-05). Default "10000".
   */
  readonly pagedReach: "10000" | "published";
  /** Whether every answer has rate headers (S-03); false sends none. Default true. */
  readonly rateHeaders: boolean;
  /** Which methods honour an Idempotency-Key (S-07); "all" means all but GET. Default "all". */
  readonly idempotentMethods: "all" | "post-and-delete";
  /** Whether some filters and sorts answer with the server's own 500 (O-20 to O-22, L-70 to L-72). Default true. */
  readonly serverFaults: boolean;
  /**
   * When a clause that the server fails on answers 500 (O-23): "always", or "unless-many". With the latter, in an
   * `$and:` of 20 clauses or more, it does so only if a record passes the clauses before it. Default "always".
   */
  readonly failingClauses: "always" | "unless-many";
  /**
   * How many values a list may have at most (S-11): 200 as in "max 200", or 199 as in "less than '200'" taken
   * literally. Default 200.
   */
  readonly mostListValues: 200 | 199;
  /** Whether a list of texts finds the records with one of its texts, or nothing (L-77). Default "match". */
  readonly textLists: "match" | "nothing";
  /** Whether `$[` and `$]` match nothing, or match a literal bracket as documented (L-78). Default "nothing". */
  readonly escapedBrackets: "nothing" | "literal";
  /**
   * Where an unescaped `*` is a wildcard: under `$like:` only, or under `$eq:` and `$ne:` too (L-78, L-80). Default
   * "like".
   */
  readonly asterisks: "like" | "everywhere";
  /** Whether `[…]` under `$like:` is a character class (L-79). Default true. */
  readonly likeClasses: boolean;
  /** Whether `%` and `_` under `$like:` are wildcards as in SQL (L-79). Default false. */
  readonly sqlWildcards: boolean;
  /** The order of records that a sort finds equal: by their key, ascending or descending (G-9). Default "ascending". */
  readonly equalItems: "ascending" | "descending";
  /**
   * The smallest number of decimals that amounts and rates of sales documents are written with (L-44, L-107). Default
   * 6.
   */
  readonly documentDecimals: 6 | 1;
  /**
   * Whether a line with a description, amounts and no product is refused, or accepted with a total of 0 (L-91). Default
   * "refuse".
   */
  readonly descriptionOnlyLines: "refuse" | "zero";
  /**
   * The status of the answer to a deleted order or quote (L-144, L-10): 204, or 200 with a message as for a draft
   * invoice. Default 204.
   */
  readonly offerDeleteStatus: 204 | 200;
  /** Whether `sendBy: "ean"` books as `EAN` does, or is refused (L-136, L-18). Default "accept". */
  readonly lowerCaseEan: "accept" | "refuse";
  /**
   * The day that a draft invoice gets from a `date` with a time and an offset (L-135): the day as written, or the day
   * of that moment in UTC or in Denmark. Default "written".
   */
  readonly dayOfTime: "written" | "utc" | "danish";
  /** When REST's 404 has the code E06000 (L-148, L-11): after a DELETE only, or always. Default "delete". */
  readonly notFoundCode: "delete" | "always";
  /**
   * Where the answer to a key that is already taken has E06010: below E04300, or as the code of the whole answer.
   * Default "below".
   */
  readonly existingKey: "below" | "top";
  /** Whether REST writes its tree of errors as recorded, or as an older server wrote it (L-157). Default "recorded". */
  readonly errorTrees: "recorded" | "older";
  /** Whether REST's 401 has a `demoLink`, as it had in 2015 (L-149). Default false. */
  readonly demoLink: boolean;
  /**
   * How the services write error codes (O-56): as published, or in capitals and with an `instance`. Default
   * "published".
   */
  readonly serviceCodes: "published" | "capitals";
  /**
   * Whether a finance entry with only one account is refused (L-121, O-41), or accepted so that the rest of its voucher
   * can balance it. Default "refuse".
   */
  readonly oneSidedFinanceVouchers: "refuse" | "accept";
  /**
   * Whether journal entries may use balance accounts (type status). In O-41 such an entry was refused, but without
   * these accounts payments could not be entered. Default "accept".
   */
  readonly statusAccountsInJournals: "accept" | "refuse";
  /**
   * Whether a property that the body's schema does not have is dropped, or answers 400 (S-05, L-29, O-47). Default
   * "ignore".
   */
  readonly unknownProperties: "ignore" | "refuse";
  /** Whether an `objectVersion` in the body of a POST is dropped, or answers 400 (G-5). Default "ignore". */
  readonly objectVersionInPost: "ignore" | "refuse";
  /**
   * Which part of a reference counts if its number and its `self` disagree (U-05): the number, the `self`, or neither,
   * which answers 400. Default "number".
   */
  readonly referenceConflict: "number" | "self" | "refuse";
  /**
   * Whether a reference may have `self` instead of a number in a PUT, too (U-06). If false, such a PUT answers 400.
   * Default true.
   */
  readonly selfInPut: boolean;
  /**
   * How REST answers a PATCH with JSON, which is not published (G-9): with 405, or by merging it into the record.
   * Default "refuse".
   */
  readonly restPatch: "refuse" | "merge";
  /** The status of PUT and DELETE in customersapi (O-14, O-15): 200 as recorded, or 204 as published. Default 200. */
  readonly customerWriteStatus: 200 | 204;
  /**
   * The status of the REST deletes whose status nobody recorded: groups, terms, suppliers and contacts (L-09, U-08).
   * Default 204.
   */
  readonly otherDeletesStatus: 204 | 200;
  /**
   * What `DELETE /invoices/drafts` with a filter deletes (L-102): every draft, which a `strict` mock refuses with an
   * error, or the drafts that match. Default "everything".
   */
  readonly filteredDeletes: "everything" | "matching";
  /**
   * Whether `sendBy: Email` is accepted without sending anything, or answers 400, because the documentation calls it
   * impossible (U-09). Default "accept".
   */
  readonly sendByEmail: "accept" | "refuse";
  /**
   * Whether `/Employees` and `/EmployeeGroups` of projectsapi need the project module too (O-25, O-28). Default false.
   */
  readonly employeesNeedProject: boolean;
  /** The status of a write with demo tokens, which nobody recorded (G-1). Default 403. */
  readonly demoWriteStatus: 401 | 403 | 405;
  /** The status for a secret and a grant token that do not belong together, E02250 (G-8). Default 401. */
  readonly mismatchStatus: 401 | 403;
  /**
   * The body of a 401, a 403 or a 429 (G-1, G-2): an error in the surface's own shape, or nothing. Default "surface".
   */
  readonly unrecordedBodies: "surface" | "empty";
  /**
   * The body of the 404 for a path that is not published (G-8): the surface's own error, or an HTML page. Default
   * "json".
   */
  readonly unknownPathBodies: "json" | "html";
  /** Whether a service's 404 has `detail` and `errors` ("full"), or neither ("bare") (O-52). Default "full". */
  readonly notFoundBodies: "full" | "bare";
  /** The time zone of `logTime`, which has no zone mark (G-9). Default "danish". */
  readonly logTime: "danish" | "utc";
  /**
   * What a cursor does if its item has since been deleted (G-5): it continues with the next item, or answers 400.
   * Default "next".
   */
  readonly lostCursor: "next" | "refuse";
  /** Whether the demo agreement has webhooksapi (G-7). If false, that service answers 403. Default true. */
  readonly demoWebhooks: boolean;
  /** The body that a webhook without `postData` sends (U-04). Default "". */
  readonly defaultWebhookBody: string;
  /** Whether a webhook is disabled after all attempts of a delivery have failed (G-3). Default false. */
  readonly disableFailingWebhooks: boolean;
  /**
   * Whether the services omit `null`, `false` and zeros (O-17). With false, a stored `false` or zero is sent. Default
   * true.
   */
  readonly omitDefaults: boolean;
  /**
   * Whether a known service answers any `v1.2.3` in the path as the version that the mocks know, and prints that once
   * on stderr (O-01, S-19). If false, every other version answers 404. Default true.
   */
  readonly anyVersion: boolean;
  /**
   * What a PUT of a customer does if the number in the body differs from the one in the path (L-153): "renumber" moves
   * the customer and all its records to the new number, "refuse" answers 400. Default "renumber".
   */
  readonly customerRenumbering: "renumber" | "refuse";
  /**
   * How journalsapi answers its deprecated `/entries/draft/{n}/book` from version 15 on (O-55): 204 with a notice, or
   * 404. Default "book".
   */
  readonly draftEntriesBooking: "book" | "not-found";
}

/** The choices of each ruling, its default first. `defaultWebhookBody` may also be any other text. */
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

/** The default of each ruling, as the ledger explains it. */
export const defaultRulings = Object.fromEntries(
  Object.entries(rulingChoices).map(([name, [first]]) => [name, first]),
) as unknown as Rulings;

/**
 * Fills in the defaults. Throws a TypeError that names a misspelt ruling, or a ruling with a value that is not one of
 * its choices.
 */
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
