/** Works through a list with so many hands; the first failure ends it. */
export async function inParallel<Item, Result>(
  hands: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const hand = async (): Promise<void> => {
    for (const [place, item] of left) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return results;
}
