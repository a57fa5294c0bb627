import { hash, verify } from "@node-rs/argon2";

// OWASP's floor for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const atOnce = 2;
const mayWait = 20;

export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (passwordHash: string, password: string) => Promise<boolean | "busy">;
};

/**
 * argon2id, two at a time with a short queue: a flood of sign-ins is told to come back instead of
 * taking every core from those who are at work.
 */
export function createPasswords(): Passwords {
  let running = 0;
  const queue: (() => void)[] = [];
  const enter = async () => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const leave = () => {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    hash: async (password) => {
      await enter();
      try {
        return await hash(password.normalize("NFC"), cost);
      } finally {
        leave();
      }
    },
    verify: async (passwordHash, password) => {
      if (queue.length >= mayWait) return "busy";
      await enter();
      try {
        return await verify(passwordHash, password.normalize("NFC"));
      } finally {
        leave();
      }
    },
  };
}
