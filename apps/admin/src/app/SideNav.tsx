import { Link } from "@tanstack/react-router";
import { useText } from "../language/index.ts";
import type { Role } from "../server/index.ts";
import { groups, pagesFor } from "./navigation.ts";
import { text as texts } from "./text.ts";

/** The menu, shaped by what the role works with. */
export function SideNav(props: { readonly role: Role; readonly onChosen?: () => void }) {
  const text = useText(texts);
  const mine = pagesFor(props.role);
  return (
    <nav aria-label={text.navigation} className="space-y-4 py-4 text-sm">
      {groups.map((group) => {
        const entries = mine.filter((page) => page.group === group);
        if (entries.length === 0) return null;
        return (
          <div key={group}>
            <p className="px-3 pb-1 text-xs text-faint">{text.groups[group]}</p>
            <ul>
              {entries.map((page) => (
                <li key={page.key}>
                  <Link
                    to={page.to}
                    activeOptions={{ exact: page.to === "/", includeSearch: false }}
                    onClick={() => props.onChosen?.()}
                    className="block rounded-e-md border-s-3 border-transparent px-3 py-1.5 hover:bg-sunken aria-[current=page]:border-primary-mark aria-[current=page]:bg-primary-soft aria-[current=page]:font-semibold aria-[current=page]:text-primary"
                  >
                    {text.pages[page.key]}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
