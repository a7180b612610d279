import { useEffect, useState } from "preact/hooks";
import { type EventName, useRevision } from "./live.ts";

export interface Loaded<T> {
  /** The latest answer; that of before while the next is under way, undefined until the first of this key. */
  readonly data: T | undefined;
  readonly error: string | undefined;
}

interface Answered<T> extends Loaded<T> {
  readonly key: string;
}

/** Loads something, and again when `key` changes or one of the events has come. */
export function useData<T>(
  key: string,
  load: () => Promise<T>,
  events: readonly EventName[] = [],
): Loaded<T> {
  const revision = useRevision([...events, "reset"]);
  const [answered, setAnswered] = useState<Answered<T>>({ key, data: undefined, error: undefined });
  useEffect(() => {
    let isLatest = true;
    load().then(
      (data) => isLatest && setAnswered({ key, data, error: undefined }),
      (error: Error) => isLatest && setAnswered({ key, data: undefined, error: error.message }),
    );
    return () => {
      isLatest = false;
    };
  }, [key, revision]);
  return answered.key === key ? answered : { data: undefined, error: undefined };
}
