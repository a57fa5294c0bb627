import type { TRPCError } from "@trpc/server";
import type { TRPCErrorShape } from "@trpc/server/rpc";
import { z } from "zod";
import { isReason, RefusalFigures, type Reason } from "./refusal.ts";

type Shape = {
  readonly shape: TRPCErrorShape<{ code: TRPCError["code"]; httpStatus: number }>;
  readonly error: TRPCError;
  readonly ctx: { readonly requestId: string } | undefined;
};

/**
 * What of an error leaves the server: a word to switch on, the request's id, and for invalid input
 * the fields that were wrong. Messages of the machine, SQL and stack traces stay in the log.
 */
export function shapeError({ shape, error, ctx }: Shape) {
  const reason: Reason | null = isReason(error.message)
    ? error.message
    : error.code === "BAD_REQUEST"
      ? "input_invalid"
      : error.code === "NOT_FOUND"
        ? "not_found"
        : null;
  return {
    code: shape.code,
    message: reason ?? fixedText,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      reason,
      requestId: ctx?.requestId ?? null,
      figures: error.cause instanceof RefusalFigures ? error.cause.figures : {},
      issues: error.cause instanceof z.ZodError ? issuesOf(error.cause) : null,
    },
  };
}

export const fixedText = "Something failed on the server. Give the request id when you report it.";

function issuesOf(error: z.ZodError) {
  return error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join("."), code: issue.code }));
}
