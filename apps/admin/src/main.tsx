import "./app/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Application } from "./app/Application.tsx";
import { NoServer } from "./app/NoServer.tsx";
import { applyTheme, rememberedTheme } from "./app/theme.ts";
import { loadConfig } from "./server/index.ts";

applyTheme(rememberedTheme());
// Zod would try out `eval` for speed; the pages forbid it, and the attempt itself is reported.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root");
const root = createRoot(container);

loadConfig().then(
  (config) =>
    root.render(
      <StrictMode>
        <Application config={config} />
      </StrictMode>,
    ),
  (error: unknown) => root.render(<NoServer reason={String(error)} />),
);
