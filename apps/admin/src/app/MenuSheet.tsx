import { useText } from "../language/index.ts";
import { Dialog } from "../parts/index.ts";
import type { Role } from "../server/index.ts";
import { SideNav } from "./SideNav.tsx";
import { text as texts } from "./text.ts";

/** The menu on a narrow screen. */
export function MenuSheet(props: { readonly role: Role; readonly onClose: () => void }) {
  const text = useText(texts);
  return (
    <Dialog title={text.menu} isOpen onClose={props.onClose}>
      <SideNav role={props.role} onChosen={props.onClose} />
    </Dialog>
  );
}
