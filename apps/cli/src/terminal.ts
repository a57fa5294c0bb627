/** Where a command speaks: results on standard output, everything else on standard error. */
export type Terminal = {
  readonly result: (text: string) => void;
  readonly say: (text: string) => void;
  /** Replaces the progress line; a plain line where there is no terminal. */
  readonly progress: (text: string) => void;
};

/** Exit codes of every command; docs/data.md lists them. */
export const exitCode = { complete: 0, failed: 1, inputProblems: 2, refused: 3 } as const;

type Output = { readonly isTTY?: boolean; write: (text: string) => unknown };

export function terminalOn(stdout: Output, stderr: Output, quiet: boolean): Terminal {
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    result: (text) => {
      clear();
      stdout.write(`${text}\n`);
    },
    say: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (quiet) return;
      clear();
      if (stderr.isTTY !== true) {
        stderr.write(`${text}\n`);
        return;
      }
      stderr.write(text);
      shown = true;
    },
  };
}
