import { Menu } from "@base-ui/react/menu";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../language/index.ts";
import { roleNames, useTRPC, type Me } from "../server/index.ts";
import { text as texts } from "./text.ts";
import { chooseTheme, rememberedTheme, themes, type Theme } from "./theme.ts";

/** Who is signed in, light or dark, and the way out. */
export function AccountMenu(props: {
  readonly me: Me;
  readonly roleName: string;
  readonly onSignOut: () => void;
}) {
  const text = useText(texts);
  const names = useText(roleNames);
  const navigate = useNavigate();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const actAs = useMutation(
    trpc.access.actAs.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: "/" });
        await queries.resetQueries();
      },
    }),
  );
  const [theme, setTheme] = useState<Theme>(rememberedTheme);
  const item =
    "flex w-full cursor-default items-center justify-between gap-6 rounded px-2 py-1.5 text-sm data-highlighted:bg-primary-soft";
  return (
    <Menu.Root>
      <Menu.Trigger className="inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm text-on-navy-soft hover:bg-on-navy/10 hover:text-on-navy">
        <span
          aria-hidden
          className="grid size-6 place-items-center rounded-full bg-on-navy/15 text-xs font-semibold text-on-navy"
        >
          {props.me.displayName.slice(0, 1)}
        </span>
        <span className="max-w-40 truncate max-sm:sr-only">{props.roleName}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="z-50" sideOffset={6} align="end">
          <Menu.Popup className="card min-w-60 p-1 shadow-lg">
            <div className="border-b border-line px-2 pt-1 pb-2">
              <p className="font-semibold">{props.me.displayName}</p>
              <p className="text-sm text-soft">
                {[props.roleName, props.me.institutionCode].filter(Boolean).join(" · ")}
              </p>
              {props.me.demonstration && (
                <p className="text-sm text-notice">{text.demonstration}</p>
              )}
            </div>
            <Menu.RadioGroup
              value={theme}
              onValueChange={(value: Theme) => {
                chooseTheme(value);
                setTheme(value);
              }}
            >
              <p className="px-2 pt-2 text-xs text-soft">{text.theme}</p>
              {themes.map((choice) => (
                <Menu.RadioItem key={choice} value={choice} closeOnClick className={item}>
                  {text.themes[choice]}
                  <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            {props.me.grants.length > 0 && (
              <>
                <p className="px-2 pt-2 text-xs text-soft">{text.actAs}</p>
                {[null, ...props.me.grants].map((grant) => (
                  <Menu.Item
                    key={grant?.grantId ?? "first"}
                    className={item}
                    disabled={props.me.grantId === (grant?.grantId ?? null)}
                    onClick={() => actAs.mutate({ grantId: grant?.grantId ?? null })}
                  >
                    {grant === null
                      ? text.firstRole
                      : [names[grant.role], grant.institutionCode].filter(Boolean).join(" · ")}
                  </Menu.Item>
                ))}
              </>
            )}
            <Menu.Separator className="my-1 border-t border-line" />
            <Menu.Item className={item} onClick={() => void navigate({ to: "/account" })}>
              {text.account}
            </Menu.Item>
            <Menu.Item className={item} onClick={props.onSignOut}>
              {text.signOut}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
