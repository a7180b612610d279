import http from "node:http";
import https from "node:https";
import net from "node:net";

/** The properties that msw replaces, in any supported version. */
const places: readonly (readonly [owner: object, key: string])[] = [
  [globalThis, "fetch"],
  [globalThis, "WebSocket"],
  [globalThis, "XMLHttpRequest"],
  [net.Socket.prototype, "connect"],
  [http, "request"],
  [http, "get"],
  [https, "request"],
  [https, "get"],
];

const descriptors = (): readonly (PropertyDescriptor | undefined)[] =>
  places.map(([owner, key]) => Object.getOwnPropertyDescriptor(owner, key));

/**
 * Remembers the patches that msw has just made. When msw stops, it puts back the earlier values without checking, so a
 * tool that has patched on top of msw would lose its wrapper.
 *
 * @returns a function that runs `stop` and then puts such wrappers back.
 */
export function keepPatchesOnTop(): (stop: () => void) => void {
  const byMsw = descriptors();
  return (stop) => {
    const now = descriptors();
    stop();
    for (const [index, [owner, key]] of places.entries()) {
      const descriptor = now[index];
      if (descriptor !== undefined && !isSame(descriptor, byMsw[index]))
        Object.defineProperty(owner, key, descriptor);
    }
  };
}

const isSame = (one: PropertyDescriptor, other: PropertyDescriptor | undefined): boolean =>
  one.value === other?.value && one.get === other?.get;
