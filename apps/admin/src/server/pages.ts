import { useInfiniteQuery, type QueryKey } from "@tanstack/react-query";

type PageOf<Row> = { readonly rows: readonly Row[]; readonly nextCursor: string | null };

/**
 * A list that the API gives in pages, each after the last row of the one before. `key` names the
 * list with its filters; `refetchWhile` asks again every second as long as it says so.
 */
export function usePages<Row, Page extends PageOf<Row>>(
  key: QueryKey,
  load: (cursor: string | null, signal: AbortSignal) => Promise<Page>,
  refetchWhile?: (rows: readonly Row[]) => boolean,
) {
  return useInfiniteQuery({
    queryKey: [...key, "pages"],
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: firstPage(),
    getNextPageParam: (page: Page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data !== undefined &&
      refetchWhile?.(state.data.pages.flatMap(({ rows }) => rows)) === true
        ? 1000
        : false,
  });
}

function firstPage(): string | null {
  return null;
}
