import { useEffect, useState } from "preact/hooks";
import { type EventName, useRevision } from "./live.ts";

export interface Loaded<T> {
  /** The latest answer. It stays until the next one has come, so that the components below keep their state. */
  readonly data: T | undefined;
  readonly error: string | undefined;
}

/** Loads data, and loads it again when `key` changes or one of the events comes. */
export function useData<T>(
  key: string,
  load: () => Promise<T>,
  events: readonly EventName[] = [],
): Loaded<T> {
  const revision = useRevision([...events, "reset"]);
  const [answered, setAnswered] = useState<Loaded<T>>({ data: undefined, error: undefined });
  useEffect(() => {
    let isLatest = true;
    load().then(
      (data) => isLatest && setAnswered({ data, error: undefined }),
      (error: Error) => isLatest && setAnswered({ data: undefined, error: error.message }),
    );
    return () => {
      isLatest = false;
    };
  }, [key, revision]);
  return answered;
}
