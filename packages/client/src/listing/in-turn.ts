/**
 * Opens up to `width` of the `sources` at a time and gives what they give: the sources in their order, or,
 * when `anyOrder`, whatever comes first. A source opened runs one step ahead of the consumer. The first error
 * of any is thrown, in its turn.
 */
export async function* inTurn<Source, Value>(
  sources: AsyncIterator<Source>,
  open: (source: Source) => AsyncIterator<Value>,
  width: number,
  anyOrder: boolean,
): AsyncGenerator<Value, void, undefined> {
  interface Lane {
    values?: AsyncIterator<Value>;
    step: Promise<{ lane: Lane; result: IteratorResult<Value, unknown>; last?: boolean }>;
  }
  const lanes: Lane[] = [];
  const start = () => {
    const lane = {} as Lane;
    lane.step = sources.next().then(async ({ done, value }) => {
      if (done) return { lane, last: true, result: { done: true, value: undefined } };
      lane.values = open(value);
      return { lane, result: await lane.values.next() };
    });
    lane.step.catch(() => {});
    lanes.push(lane);
  };
  while (lanes.length < width) start();
  for (let more = true; lanes[0]; ) {
    const { lane, result, last } = await (anyOrder
      ? Promise.race(lanes.map(({ step }) => step))
      : lanes[0].step);
    if (result.done) {
      lanes.splice(lanes.indexOf(lane), 1);
      if (last) more = false;
      if (more) start();
      continue;
    }
    lane.step = (lane.values as AsyncIterator<Value>).next().then((result) => ({ lane, result }));
    lane.step.catch(() => {});
    yield result.value;
  }
}
