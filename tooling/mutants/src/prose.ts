import type { Ignorer } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { isProse, type Place } from "./is-prose.ts";
import { isUnreachable } from "./is-unreachable.ts";

// Stryker leaves it to its users to say what they read of Babel's places.
declare module "@stryker-mutator/api/ignore" {
  interface NodePath extends Place {
    readonly parentPath: Place | null;
  }
}

const prose: Ignorer = {
  shouldIgnore(path) {
    if (isProse(path)) return "a plain text in two languages: wording, not a rule";
    return isUnreachable(path) ? "the compiler proves that nothing gets here" : undefined;
  },
};

/** Stryker takes the plugins of a module from this name. */
export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "prose", prose)];
