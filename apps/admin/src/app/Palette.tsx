import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useText } from "../language/index.ts";
import { useTRPC, type Role } from "../server/index.ts";
import { pagesFor } from "./navigation.ts";
import { text as texts } from "./text.ts";

type Entry = {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly go: () => void;
};

/** One box that opens any page, institution, unit or tower that the reader may see. */
export function Palette(props: { readonly role: Role; readonly onClose: () => void }) {
  const { palette: text } = useText(texts);
  const [typed, setTyped] = useState("");
  const entries = useEntries(props.role, useDeferredValue(typed));
  const open = (entry: Entry) => {
    props.onClose();
    entry.go();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-navy/50" />
        <Dialog.Popup className="card fixed inset-x-2 top-[10vh] z-50 mx-auto flex max-h-[70vh] max-w-xl flex-col shadow-lg">
          <Dialog.Title className="sr-only">{text.title}</Dialog.Title>
          <Autocomplete.Root
            open
            inline
            items={entries}
            value={typed}
            onValueChange={setTyped}
            filter={null}
            autoHighlight="always"
            itemToStringValue={(entry: Entry) => entry.name}
          >
            <Autocomplete.Input
              className="w-full border-b border-line bg-transparent px-4 py-3 text-base outline-none"
              placeholder={text.placeholder}
              aria-label={text.placeholder}
              autoComplete="off"
              // The box is opened to type in it.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
            />
            <Autocomplete.List className="overflow-y-auto p-1.5">
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.key}
                  value={entry}
                  onClick={() => open(entry)}
                  className="flex cursor-default items-baseline justify-between gap-4 rounded px-3 py-1.5 data-highlighted:bg-primary-soft"
                >
                  <span className="min-w-0 truncate">{entry.name}</span>
                  <span className="shrink-0 text-xs text-soft">{entry.kind}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
            <Autocomplete.Empty className="px-4 pb-4 text-soft empty:hidden">
              {text.none}
            </Autocomplete.Empty>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useEntries(role: Role, typed: string): readonly Entry[] {
  const text = useText(texts);
  const { palette } = text;
  const trpc = useTRPC();
  const navigate = useNavigate();
  const mine = pagesFor(role);
  const opens = (key: string) => mine.some((page) => page.key === key);
  const wanted = typed.trim().toLowerCase();
  const institutions = useQuery(
    trpc.registry.institutions.queryOptions({}, { enabled: opens("institutions") }),
  );
  const towers = useQuery(trpc.housing.towers.queryOptions({}, { enabled: opens("housing") }));
  const units = useQuery(
    trpc.registry.units.queryOptions(
      { search: typed.trim(), limit: 20 },
      { enabled: opens("units") && wanted.length >= 2 },
    ),
  );
  const has = (...names: readonly string[]) =>
    names.some((name) => name.toLowerCase().includes(wanted));
  const pages = mine
    .filter((page) => has(text.pages[page.key]))
    .map((page) => ({
      key: `page ${page.key}`,
      kind: palette.page,
      name: text.pages[page.key],
      go: () => void navigate({ to: page.to }),
    }));
  if (wanted === "") return pages;
  return [
    ...pages,
    ...(institutions.data ?? [])
      .filter((each) => has(each.abbrev, each.nameId, each.nameEn, each.code))
      .slice(0, 12)
      .map((each) => ({
        key: `institution ${each.code}`,
        kind: palette.institution,
        name: `${each.abbrev} – ${each.nameId}`,
        go: () => void navigate({ to: "/institutions/$code", params: { code: each.code } }),
      })),
    ...(towers.data?.towers ?? [])
      .filter((each) => each.reservedFor === "asn" && has(each.towerId))
      .slice(0, 12)
      .map((each) => ({
        key: `tower ${each.towerId}`,
        kind: palette.tower,
        name: each.towerId,
        go: () => void navigate({ to: "/housing/$towerId", params: { towerId: each.towerId } }),
      })),
    ...(units.data?.rows ?? []).map((each) => ({
      key: `unit ${each.code}`,
      kind: `${palette.unit} · ${each.institutionAbbrev}`,
      name: each.nameId,
      go: () => void navigate({ to: "/units/$unitCode", params: { unitCode: each.code } }),
    })),
  ];
}
