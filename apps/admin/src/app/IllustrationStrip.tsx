import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { memo } from "react";
import { useText } from "../language/index.ts";
import { useSession, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/**
 * One line on every page that rests on an illustration; the overview says it at length itself.
 * Drawn on its own account only: the frame around it, drawn again at signing out, asks for nothing.
 */
export const IllustrationStrip = memo(function IllustrationStrip() {
  const text = useText(texts);
  const trpc = useTRPC();
  const { role } = useSession();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const current = useQuery(trpc.plan.current.queryOptions({}, { enabled: role !== "employee" }));
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const plan = current.data?.planOfRecord ?? null;
  const isIllustration =
    policy.data?.policy.illustrative === true ||
    plan?.policy.illustrative === true ||
    plan?.dataset.origin === "synthetic";
  const saysItself = path === "/" && current.data?.planOfRecord !== null;
  if (!isIllustration || saysItself) return null;
  return (
    <p
      role="note"
      className="border-b border-line bg-notice-soft px-4 py-1.5 text-sm text-soft lg:px-6"
    >
      {text.illustration}
    </p>
  );
});
