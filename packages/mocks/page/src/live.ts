/** Follows the emulator's server-sent events and counts them, so that views know when to fetch again. */
import { useEffect, useState } from "preact/hooks";
import type { Request } from "./api.ts";

const names = ["request", "delivery", "clock", "faults", "agreement", "options", "reset"] as const;
export type EventName = (typeof names)[number];

/** Milliseconds before views fetch again. A program may write a hundred records at once, which then cause one fetch. */
const delay = 120;

type Listener = (changed: ReadonlySet<EventName>) => void;

const listeners = new Set<Listener>();
let prepare: () => Promise<void> = async () => {};
const openListeners = new Set<(isOpen: boolean) => void>();
let isOpen = false;
let changed = new Set<EventName>();

function announce(events: readonly EventName[]): void {
  if (changed.size === 0) setTimeout(tellListeners, delay);
  for (const name of events) changed.add(name);
}

async function tellListeners(): Promise<void> {
  const all = changed;
  changed = new Set();
  await prepare();
  // The prepared data is drawn first, so that no view fetches an agreement that is gone.
  setTimeout(() => {
    for (const listener of listeners) listener(all);
  });
}

/** Sets work that is done before views are told of a change. */
export function prepareWith(work: () => Promise<void>): void {
  prepare = work;
}

/** Opens the stream. It reconnects by itself, and then views fetch all data again, because events were missed. */
export function follow(): void {
  const source = new EventSource("/__mock/events");
  let greetings = 0;
  source.addEventListener("hello", () => {
    greetings += 1;
    if (greetings > 1) announce(names);
  });
  for (const name of names) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      announce(name === "reset" ? names : name === "request" ? causedBy(event.data) : [name]);
    });
  }
  source.addEventListener("open", () => tellOpen(true));
  source.addEventListener("error", () => tellOpen(false));
}

function tellOpen(isOpenNow: boolean): void {
  isOpen = isOpenNow;
  for (const listener of openListeners) listener(isOpenNow);
}

/** Returns the events that a request implies. A write may change records and keys, so it also counts as an agreement's event. */
function causedBy(data: string): readonly EventName[] {
  const { method }: Request = JSON.parse(data);
  return method === "GET" ? ["request"] : ["request", "agreement"];
}

/** Returns a number that grows whenever one of the events comes. */
export function useRevision(events: readonly EventName[]): number {
  const [revision, setRevision] = useState(0);
  const key = events.join();
  useEffect(() => {
    const wanted = new Set(key.split(","));
    const listener: Listener = (all) => {
      if ([...all].some((name) => wanted.has(name))) setRevision((before) => before + 1);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [key]);
  return revision;
}

/** Returns true while events arrive. */
export function useIsLive(): boolean {
  const [isLive, setIsLive] = useState(isOpen);
  useEffect(() => {
    openListeners.add(setIsLive);
    // The stream may have been opened before this listener was added.
    setIsLive(isOpen);
    return () => {
      openListeners.delete(setIsLive);
    };
  }, []);
  return isLive;
}
