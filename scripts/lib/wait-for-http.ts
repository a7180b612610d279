/** Resolves once `url` answers anything; throws after `milliseconds`, saying what was waited for. */
export async function waitForHttp(url: string, milliseconds = 30_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`nothing answered at ${url} within ${milliseconds} ms`);
}
