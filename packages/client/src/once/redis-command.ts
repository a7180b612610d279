import { ConfigurationError } from "../errors/errors.ts";

/** A client of ioredis, which has `call`, or of node-redis, which has `sendCommand` for a list of words. */
export type RedisClient =
  | { call(command: string, ...words: string[]): Promise<unknown> }
  | { sendCommand(words: string[]): Promise<unknown> };

/** Returns a function that sends one command, the same for both clients. */
export function redisCommand(client: RedisClient): (words: string[]) => Promise<unknown> {
  // ioredis has a sendCommand of another kind, so it is asked first.
  if ("call" in Object(client)) {
    const { call } = client as Extract<RedisClient, { call: unknown }>;
    return ([name = "", ...words]) => call.call(client, name, ...words);
  }
  if ("sendCommand" in Object(client))
    return (words) => (client as Extract<RedisClient, { sendCommand: unknown }>).sendCommand(words);
  throw new ConfigurationError("redisStore(): its first argument must be a client of node-redis or ioredis.");
}
