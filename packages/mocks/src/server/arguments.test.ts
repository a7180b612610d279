import { describe, expect, test } from "vitest";
import { readArguments, UsageError, usage } from "./arguments.ts";

function served(...args: string[]) {
  const command = readArguments(args);
  if (command.run !== "serve") throw new Error(`${args} does not serve`);
  return command;
}

describe("the command line", () => {
  test("serves an empty agreement on 127.0.0.1:4010, in real time, unless told otherwise", () => {
    const before = Date.now();
    const { port, host, mock } = served();
    expect({ port, host }).toEqual({ port: 4010, host: "127.0.0.1" });
    expect(mock).toMatchObject({ seed: "empty", role: "SuperUser", latency: 0, runningClock: true });
    expect(mock.now).toBeGreaterThanOrEqual(before);
  });

  test("takes what it is given, with = or a space", () => {
    const { port, host, mock } = served(
      "--port=0",
      "--host",
      "0.0.0.0",
      "--seed",
      "company",
      "--latency=250",
      "--now=2026-08-14",
      "--role=Sales",
    );
    expect({ port, host }).toEqual({ port: 0, host: "0.0.0.0" });
    expect(mock).toMatchObject({ seed: "company", latency: 250, now: Date.UTC(2026, 7, 14), role: "Sales" });
  });

  test("a range of latency gives changing times inside it, the same in every run", () => {
    const times = () => {
      const { latency } = served("--latency=100-400").mock;
      if (typeof latency !== "function") throw new Error("no range");
      return Array.from({ length: 50 }, () => latency("GET", "/"));
    };
    expect(times()).toEqual(times());
    expect(new Set(times()).size).toBeGreaterThan(20);
    expect(Math.min(...times())).toBeGreaterThanOrEqual(100);
    expect(Math.max(...times())).toBeLessThanOrEqual(400);
    expect(Math.max(...times()) - Math.min(...times())).toBeGreaterThan(200);
  });

  test.each([
    [["--port", "99999"], "--port cannot be 99999 (give a whole number from 0 to 65535)."],
    [["--port", "http"], "--port cannot be http"],
    [["--seed", "big"], "--seed cannot be big (choose empty or company)."],
    [["--role", "admin"], "--role cannot be admin"],
    [["--latency", "slow"], "--latency cannot be slow"],
    [["--latency", "400-100"], "--latency cannot be 400-100"],
    [["--latency", "1-2-3"], "--latency cannot be 1-2-3"],
    [["--now", "yesterday"], "--now cannot be yesterday"],
    [["--prot", "4010"], "--prot"],
    [["4010"], "4010"],
    [["--port"], "--port"],
  ])("%j is explained", (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(message);
  });

  test("--help and --version come before everything else that parses", () => {
    expect(readArguments(["--help", "--port", "99999"])).toEqual({ run: "help" });
    expect(readArguments(["--version"])).toEqual({ run: "version" });
  });

  test("the help names every flag", () => {
    for (const flag of ["port", "host", "seed", "latency", "now", "role", "help", "version"])
      expect(usage).toContain(`--${flag}`);
  });
});
