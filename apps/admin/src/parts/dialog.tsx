import { Dialog as Base } from "@base-ui/react/dialog";
import { catalogue } from "@pindah/ui";
import type { ReactNode } from "react";
import { useText } from "../language/index.ts";

const texts = catalogue({ id: { close: "Tutup" }, en: { close: "Close" } });

/** A window over the page; keeps focus inside and gives it back when closed. */
export function Dialog(props: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const text = useText(texts);
  return (
    <Base.Root open={props.isOpen} onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-navy/50" />
        <Base.Popup
          className={`card fixed inset-x-2 top-[6vh] z-50 mx-auto flex max-h-[88vh] flex-col shadow-lg ${props.wide === true ? "max-w-3xl" : "max-w-xl"}`}
        >
          <div className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
            <Base.Title className="text-lg font-semibold">{props.title}</Base.Title>
            <Base.Close className="button">{text.close}</Base.Close>
          </div>
          <div className="overflow-y-auto px-4 py-4">{props.children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
