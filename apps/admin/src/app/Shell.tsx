import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import {
  cameBack,
  linkToken,
  mayBeSignedIn,
  rememberSignedIn,
  SignInPage,
} from "../access/index.ts";
import { useText } from "../language/index.ts";
import { Waiting } from "../parts/index.ts";
import {
  forgetDrafts,
  Loaded,
  roleNames,
  SESSION_ENDED,
  SessionProvider,
  useTRPC,
  type Me,
} from "../server/index.ts";
import { useGlobalKeys, type Sheet } from "./keys.ts";
import { IllustrationStrip } from "./IllustrationStrip.tsx";
import { SideNav } from "./SideNav.tsx";
import { text as texts } from "./text.ts";
import { TopBar } from "./TopBar.tsx";

// What is over the page comes when it is first opened.
const Palette = lazy(() => import("./Palette.tsx").then((m) => ({ default: m.Palette })));
const HelpSheet = lazy(() => import("./HelpSheet.tsx").then((m) => ({ default: m.HelpSheet })));
const LinkPage = lazy(() =>
  import("../access/LinkPage.tsx").then((m) => ({ default: m.LinkPage })),
);
const StepUpDialog = lazy(() =>
  import("../access/StepUpDialog.tsx").then((m) => ({ default: m.StepUpDialog })),
);
const MenuSheet = lazy(() => import("./MenuSheet.tsx").then((m) => ({ default: m.MenuSheet })));

/** The frame of every page: without a session it is the sign-in page, at the same address. */
export function Shell() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [back] = useState(cameBack);
  const [token, setToken] = useState(linkToken);
  const [isAsked, setIsAsked] = useState(mayBeSignedIn);
  const me = useQuery(trpc.access.me.queryOptions({}, { staleTime: 60_000, enabled: isAsked }));
  useEffect(() => {
    const onEnded = () => setIsAsked(false);
    addEventListener(SESSION_ENDED, onEnded);
    return () => removeEventListener(SESSION_ENDED, onEnded);
  }, []);
  const onSignedIn = () => {
    rememberSignedIn(true);
    setIsAsked(true);
    void queries.resetQueries();
  };
  if (token !== null) {
    const onDone = () => {
      history.replaceState(history.state, "", "/");
      setToken(null);
    };
    return (
      <Suspense fallback={<Waiting />}>
        <LinkPage token={token} onDone={onDone} />
      </Suspense>
    );
  }
  if (!isAsked) {
    return <SignInPage onSignedIn={onSignedIn} signOnFailed={back === "failed"} />;
  }
  return <Loaded query={me}>{(data) => <Frame me={data} />}</Loaded>;
}

function Frame(props: { readonly me: Me }) {
  const text = useText(texts);
  const names = useText(roleNames);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [sheet, setSheet] = useState<Sheet>(null);
  const close = useCallback(() => setSheet(null), []);
  useGlobalKeys(setSheet);
  useFocusOnNewPage();
  const signOut = useMutation(
    trpc.access.signOut.mutationOptions({
      onSettled: () => {
        rememberSignedIn(false);
        forgetDrafts(null);
        queries.clear();
        location.assign("/");
      },
    }),
  );
  const { me } = props;
  useEffect(() => forgetDrafts(me.userId), [me.userId]);
  return (
    <SessionProvider value={me}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:m-2 focus:bg-paper focus:p-2"
      >
        {text.skip}
      </a>
      <TopBar
        me={me}
        roleName={names[me.role]}
        onOpen={setSheet}
        onSignOut={() => signOut.mutate({})}
      />
      <div className="print:block lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
        <aside className="no-print sticky top-12 hidden h-[calc(100dvh-3rem)] overflow-y-auto border-e border-line bg-paper lg:block">
          <SideNav role={me.role} />
        </aside>
        <main id="content" tabIndex={-1} className="min-w-0 outline-none">
          <IllustrationStrip />
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        <StepUpDialog />
        {sheet === "menu" && <MenuSheet role={me.role} onClose={close} />}
        {sheet === "help" && <HelpSheet onClose={close} />}
        {sheet === "palette" && <Palette role={me.role} onClose={close} />}
      </Suspense>
    </SessionProvider>
  );
}

/** A new page takes the focus, so that a screen reader starts there; a changed filter does not. */
function useFocusOnNewPage(): void {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [path]);
}
