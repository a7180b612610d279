import { ConfigurationError } from "../errors/errors.ts";

/** A client of ioredis, which has the method `call`, or of node-redis, whose `sendCommand` takes a list of words. */
export type RedisClient =
  | { call(command: string, ...words: string[]): Promise<unknown> }
  | { sendCommand(words: string[]): Promise<unknown> };

/** Returns a function that sends one command, the same for both clients. */
export function redisCommand(client: RedisClient): (words: string[]) => Promise<unknown> {
  // `call` is looked for first, because ioredis also has a `sendCommand`, but with other parameters.
  if ("call" in Object(client)) {
    const { call } = client as Extract<RedisClient, { call: unknown }>;
    return ([name = "", ...words]) => call.call(client, name, ...words);
  }
  if ("sendCommand" in Object(client))
    return (words) => (client as Extract<RedisClient, { sendCommand: unknown }>).sendCommand(words);
  throw new ConfigurationError("redisStore(): the first argument must be a client of node-redis or ioredis.");
}
