/**
 * Opens up to `width` of the `sources` at a time and gives what they give: the sources in their order, or,
 * when `anyOrder`, whatever comes first. A source opened runs one step ahead of the consumer. The first error
 * of any is thrown, in its turn.
 */
export async function* inTurn<Source, Value>(
  sources: AsyncIterator<Source>,
  open: (source: Source) => AsyncIterable<Value>,
  width: number,
  anyOrder: boolean,
): AsyncGenerator<Value, void, undefined> {
  interface Lane {
    values: AsyncIterator<Value>;
    step?: Promise<{ lane: Lane; result: IteratorResult<Value, unknown> }>;
  }
  let ended = false;
  const next = async function* () {
    const { done, value } = await sources.next();
    if (done) ended = true;
    else yield* open(value);
  };
  const advance = (lane: Lane) => {
    lane.step = lane.values.next().then((result) => ({ lane, result }));
    // Until its turn comes nobody looks at it.
    lane.step.catch(() => {});
    return lane;
  };
  const lanes: Lane[] = [];
  const start = () => lanes.push(advance({ values: next() }));
  while (lanes.length < width) start();
  while (lanes[0]) {
    const steps = lanes.map(({ step }) => step as NonNullable<Lane["step"]>);
    const { lane, result } = await (anyOrder ? Promise.race(steps) : (steps[0] as (typeof steps)[0]));
    if (result.done) {
      lanes.splice(lanes.indexOf(lane), 1);
      if (!ended) start();
    } else {
      advance(lane);
      yield result.value;
    }
  }
}
