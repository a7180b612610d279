/** Resolves as soon as `url` answers anything. Throws after `milliseconds`, with the URL in the message. */
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
  throw new Error(`Nothing answered at ${url} within ${milliseconds} ms.`);
}
