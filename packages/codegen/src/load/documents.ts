import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { SpecError } from "../problem.ts";

/** One document to generate from, with its overlays in the order in which they apply. */
export interface Source {
  /** The file name without its ending, such as `booked-entries`. */
  document: string;
  file: string;
  overlays: string[];
}

const yaml = /\.ya?ml$/;
const visible = /^[^.].*\.ya?ml$/;

/** `common` holds shared parts, `redocly` configures the linter. */
const others = new Set(["common", "redocly"]);

const yamlFiles = (directory: string): string[] => {
  try {
    return readdirSync(directory)
      .filter((name) => visible.test(name))
      .sort();
  } catch {
    return [];
  }
};

const nameOf = (file: string) => basename(file).replace(yaml, "");

/**
 * Finds the documents in `specs/`: every YAML file except the shared parts and the linter's configuration.
 * `overlays/customers.yaml` and `overlays/customers/*.yaml` belong to `customers.yaml`.
 *
 * @throws {SpecError} if there is no document, or if an overlay belongs to none.
 */
export function findSources(specs: string): Source[] {
  const sources = yamlFiles(specs)
    .filter((name) => !others.has(nameOf(name)))
    .map((name): Source => {
      const document = nameOf(name);
      return { document, file: join(specs, name), overlays: overlaysOf(specs, document) };
    });
  if (sources.length === 0) {
    throw new SpecError([
      { document: specs, where: "", reason: "There is no YAML document in this directory." },
    ]);
  }
  const known = new Set(sources.map(({ document }) => document));
  const strays = yamlFiles(join(specs, "overlays")).filter((name) => !known.has(nameOf(name)));
  if (strays.length > 0) {
    throw new SpecError(
      strays.map((name) => ({
        document: join(specs, "overlays", name),
        where: "",
        reason: `An overlay has the name of the document that it corrects, but there is no ${nameOf(name)}.yaml.`,
      })),
    );
  }
  return sources;
}

function overlaysOf(specs: string, document: string): string[] {
  const directory = join(specs, "overlays");
  const own = yamlFiles(directory).filter((name) => nameOf(name) === document);
  const nested = yamlFiles(join(directory, document)).map((name) => join(document, name));
  return [...own, ...nested].map((name) => join(directory, name));
}
