import { catalogue } from "@pindah/ui";
import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type RowData,
  type ColumnDef,
  type SortingState,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useText } from "../language/index.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const texts = catalogue({
  id: { sort: (column: string) => `Urutkan menurut ${column}` },
  en: { sort: (column: string) => `Sort by ${column}` },
});

export type Column<Row> = {
  readonly key: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column is sorted by; without it the column does not sort. */
  readonly sortBy?: (row: Row) => string | number;
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly heading?: boolean;
  readonly className?: string;
};

/** Up to so many rows a table is drawn whole. */
const SHORT = 60;

/** `name` ascending, `-name` descending: the form it has in the page's address. */
export type Sort = string;

/**
 * A table that sorts by the address, scrolls inside itself, and draws only the rows in view once
 * there are many. `onEnd` asks for the next page when the last row comes near.
 */
export function DataTable<Row extends RowData>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  readonly onEnd?: () => void;
  readonly rowHeight?: number;
  readonly tall?: boolean;
  /** The rows come in the order of `sort` already. */
  readonly serverSorted?: boolean;
}) {
  const text = useText(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const { sort, columns, onEnd, serverSorted } = props;
  const sorting = useMemo<SortingState>(
    () =>
      sort === undefined || sort === "" || serverSorted === true
        ? []
        : [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }],
    [sort, serverSorted],
  );
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.key,
        accessorFn: (row) => column.sortBy?.(row) ?? "",
        enableSorting: column.sortBy !== undefined,
        sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
      })),
    [columns],
  );
  const data = useMemo(() => [...props.rows], [props.rows]);
  const table = useTable({ features, columns: definitions, data, state: { sorting } });
  const rows = table.getRowModel().rows;
  const isShort = rows.length <= SHORT;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: !isShort,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight ?? 33,
    overscan: 12,
    initialRect: { width: 1000, height: 640 },
  });
  const items = virtualizer.getVirtualItems();
  const shown = isShort ? rows.map((_, index) => index) : items.map(({ index }) => index);
  const last = shown.at(-1) ?? 0;
  useEffect(() => {
    if (onEnd !== undefined && last >= rows.length - 20) onEnd();
  }, [last, rows.length, onEnd]);
  const before = isShort ? 0 : (items[0]?.start ?? 0);
  const after = isShort ? 0 : virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroller}
      // Scrolls by keyboard too, so it takes focus.
      tabIndex={0}
      role="region"
      aria-label={props.caption}
      className={`relative overflow-auto print:max-h-none print:overflow-visible ${props.tall === true ? "max-h-[70vh]" : "max-h-[32rem]"}`}
    >
      <table className="table" aria-rowcount={rows.length + 1}>
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={ariaSort(sort, column.key)}
                className={column.numeric === true ? "number" : ""}
              >
                {column.sortBy === undefined || props.onSort === undefined ? (
                  column.name
                ) : (
                  <button
                    type="button"
                    className="text-inherit font-semibold text-start hover:text-ink"
                    title={text.sort(column.name)}
                    onClick={() => props.onSort?.(nextSort(sort, column.key))}
                  >
                    {column.name}
                    <span aria-hidden>{arrow(sort, column.key)}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {shown.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={props.rowKey(row.original)}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
              >
                {columns.map((column) => {
                  const className = column.numeric === true ? "number" : (column.className ?? "");
                  return column.heading === true ? (
                    <th key={column.key} scope="row" className={className}>
                      {column.cell(row.original)}
                    </th>
                  ) : (
                    <td key={column.key} className={className}>
                      {column.cell(row.original)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer(props: { readonly height: number; readonly columns: number }) {
  if (props.height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={props.columns} style={{ height: props.height, padding: 0, border: 0 }} />
    </tr>
  );
}

function nextSort(sort: Sort | undefined, key: string): Sort {
  return sort === key ? `-${key}` : key;
}

/** Beside the name of the column that the table is sorted by; kept on its line. */
function arrow(sort: Sort | undefined, key: string): string {
  return sort === key ? "\u00a0↑" : sort === `-${key}` ? "\u00a0↓" : "";
}

function ariaSort(sort: Sort | undefined, key: string) {
  return sort === key ? "ascending" : sort === `-${key}` ? "descending" : undefined;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
